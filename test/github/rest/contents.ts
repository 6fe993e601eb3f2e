import {
  type Call,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import { commitOf, type FileChanges, resolveRef } from "../git.js";
import { gitSha } from "../ids.js";
import * as input from "../input.js";
import type { Commit } from "../model.js";
import { notFound, Refusal } from "../refusal.js";
import { checkPush, commitFiles, moveBranch } from "../state/push.js";
import { entryJson, fileJson, gitCommitJson } from "../wire/code.js";

const commitIn = (call: RepositoryCall): { commit: Commit; ref: string } => {
  const ref = call.query.get("ref") ?? call.repository.defaultBranch;
  const commit = resolveRef(call.repository, ref);
  if (!commit) throw new Refusal(404, `No commit found for the ref ${ref}`);
  return { commit, ref };
};

/** The names directly below a directory; undefined if there is no such directory. */
const listing = (call: RepositoryCall, commit: Commit, ref: string, path: string) => {
  const prefix = path === "" ? "" : `${path}/`;
  const names = new Map<string, string[]>();
  for (const file of commit.files.keys()) {
    if (!file.startsWith(prefix)) continue;
    const [name = ""] = file.slice(prefix.length).split("/");
    names.set(name, [...(names.get(name) ?? []), file]);
  }
  if (names.size === 0) return undefined;
  return [...names].sort().map(([name, files]) => {
    const at = prefix + name;
    const blob = commit.files.get(at);
    const sha = gitSha("tree", files.map((file) => commit.files.get(file)?.sha).join());
    return entryJson(
      call.world,
      call.repository,
      ref,
      at,
      blob ? { type: "file", blob } : { type: "dir", sha },
    );
  });
};

const wants = (call: Call, media: string): boolean =>
  (call.headers.accept ?? "").includes(`${media}`);

const read = (call: RepositoryCall) => {
  const path = (call.params.path ?? "").replace(/^\/|\/$/g, "");
  const { commit, ref } = commitIn(call);
  const blob = commit.files.get(path);
  if (!blob) {
    const entries = listing(call, commit, ref, path);
    if (!entries) throw notFound();
    return ok(entries);
  }
  if (wants(call, "raw"))
    return ok(blob.bytes, { "content-type": "application/vnd.github.raw+json; charset=utf-8" });
  return ok(fileJson(call.world, call.repository, ref, path, blob));
};

/** Writes or deletes a file by a commit of its own, as the web editor does. */
const write = (call: RepositoryCall, content: Buffer | null) => {
  const { world, repository, body } = call;
  const by = doer(call);
  const path = call.params.path ?? "";
  const branch = input.text(body, "branch") ?? repository.defaultBranch;
  const message = input.needed(body, "message");
  const sha = input.text(body, "sha");
  const before = repository.branches.get(branch);
  if (!before) throw new Refusal(404, `Branch ${branch} not found`);
  const onto = commitOf(repository, before);
  const known = onto.files.get(path);
  if (content === null && !known) throw notFound();
  if (known && sha === undefined)
    throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (known && sha !== known.sha) throw new Refusal(409, `${path} does not match ${sha}`);
  const changes: FileChanges = { [path]: content };
  const made = commitFiles(world, by, repository, onto, changes, message);
  try {
    checkPush(by, repository, branch, made, false);
  } catch (refusal) {
    if (refusal instanceof Refusal) throw new Refusal(409, refusal.message);
    throw refusal;
  }
  moveBranch(world, by, repository, branch, made.sha);
  const blob = made.files.get(path);
  const full = blob ? fileJson(world, repository, branch, path, blob) : null;
  if (full) {
    delete full.content;
    delete full.encoding;
  }
  return {
    status: known ? 200 : 201,
    body: { content: full, commit: gitCommitJson(world, repository, made) },
  };
};

/** https://docs.github.com/rest/repos/contents */
export const contents: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/contents/{path}",
    docs: "repos/contents#get-repository-content",
    needs: { contents: "read" },
    answer: read,
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/contents",
    docs: "repos/contents#get-repository-content",
    needs: { contents: "read" },
    answer: read,
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/contents/{path}",
    docs: "repos/contents#create-or-update-file-contents",
    needs: { contents: "write" },
    answer: (call) => write(call, Buffer.from(input.needed(call.body, "content"), "base64")),
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/contents/{path}",
    docs: "repos/contents#delete-a-file",
    needs: { contents: "write" },
    answer: (call) => write(call, null),
  }),
];
