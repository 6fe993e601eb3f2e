import { resolveRef } from "../git.js";
import { gitSha } from "../ids.js";
import type { Blob, Commit, Repository } from "../model.js";
import type { Fields } from "./fields.js";
import { pageUrl, paths } from "./urls.js";

/** A commit as seen in one repository: forks share commits, but not the checks and deployments on them. */
export interface CommitView {
  readonly type: "Commit";
  readonly repository: Repository;
  readonly commit: Commit;
}

export interface BlobView {
  readonly type: "Blob";
  readonly repository: Repository;
  readonly blob: Blob;
}

/** A folder of a commit; `prefix` is `""` or ends with a slash. */
export interface TreeView {
  readonly type: "Tree";
  readonly repository: Repository;
  readonly commit: Commit;
  readonly prefix: string;
}

export interface TreeEntryView {
  readonly type: "TreeEntry";
  readonly repository: Repository;
  readonly path: string;
  readonly object: BlobView | TreeView;
}

/** The commit of this SHA as the repository shows it; null if it has none. */
export const commitView = (repository: Repository, sha: string | undefined): CommitView | null => {
  const commit = sha === undefined ? undefined : repository.commits.get(sha);
  return commit ? { type: "Commit", repository, commit } : null;
};

/** Git's SHA of a blob or a commit; of a folder, one that changes with anything in it. */
const oidOf = (object: BlobView | TreeView): string => {
  if (object.type === "Blob") return object.blob.sha;
  if (object.prefix === "") return object.commit.treeSha;
  const inside = [...object.commit.files].filter(([path]) => path.startsWith(object.prefix));
  return gitSha("tree", inside.map(([path, { sha }]) => `${path} ${sha}`).join("\n"));
};

/** The file or folder at a path of a commit; null if there is neither. */
export const entryAt = (
  { repository, commit }: Pick<CommitView, "repository" | "commit">,
  path: string,
): TreeEntryView | null => {
  const clean = path.replace(/^\/+|\/+$/g, "");
  const blob = commit.files.get(clean);
  if (blob)
    return {
      type: "TreeEntry",
      repository,
      path: clean,
      object: { type: "Blob", repository, blob },
    };
  const prefix = `${clean}/`;
  for (const name of commit.files.keys())
    if (name.startsWith(prefix))
      return {
        type: "TreeEntry",
        repository,
        path: clean,
        object: { type: "Tree", repository, commit, prefix },
      };
  return null;
};

/** What `git rev-parse` would find: `main`, `main:path`, `HEAD:path`, a SHA. Null if nothing. */
export const objectAt = (repository: Repository, expression: string) => {
  const [revision = "", path] = expression.split(/:(.*)/s);
  const ref = revision === "HEAD" ? repository.defaultBranch : revision;
  const commit = resolveRef(repository, ref);
  if (!commit) return null;
  if (path === undefined) return { type: "Commit", repository, commit } as const;
  if (path === "") return { type: "Tree", repository, commit, prefix: "" } as const;
  return entryAt({ repository, commit }, path)?.object ?? null;
};

/** The fields of the interface GitObject, for objects that `oid` names. */
export const gitObjectFields = <Source extends { readonly repository: Repository }>(
  oid: (source: Source) => string,
): Fields<Source> => ({
  oid,
  abbreviatedOid: (source) => oid(source).slice(0, 7),
  commitUrl: (source, _, context) => pageUrl(context, paths.commit(source.repository, oid(source))),
  commitResourcePath: (source) => paths.commit(source.repository, oid(source)),
  repository: ({ repository }) => repository,
});

/** GitHub shows the text of a blob up to half a megabyte. */
const TEXT_LIMIT = 512_000;

const isBinary = ({ bytes }: Blob): boolean => bytes.subarray(0, 8000).includes(0);

export const blobFields: Fields<BlobView> = {
  ...gitObjectFields<BlobView>(oidOf),
  id: ({ blob }) => `B_${blob.sha}`,
  byteSize: ({ blob }) => blob.bytes.length,
  isBinary: ({ blob }) => isBinary(blob),
  isTruncated: ({ blob }) => blob.bytes.length > TEXT_LIMIT,
  text: ({ blob }) => (isBinary(blob) ? null : blob.bytes.subarray(0, TEXT_LIMIT).toString("utf8")),
};

const entriesOf = (tree: TreeView): readonly TreeEntryView[] => {
  const names = new Set<string>();
  for (const path of tree.commit.files.keys())
    if (path.startsWith(tree.prefix))
      names.add(path.slice(tree.prefix.length).split("/", 1)[0] ?? "");
  return [...names].sort().flatMap((name) => entryAt(tree, `${tree.prefix}${name}`) ?? []);
};

export const treeFields: Fields<TreeView> = {
  ...gitObjectFields<TreeView>(oidOf),
  id: (tree) => `T_${oidOf(tree)}`,
  entries: entriesOf,
};

export const treeEntryFields: Fields<TreeEntryView> = {
  name: ({ path }) => path.split("/").at(-1),
  path: ({ path }) => path,
  oid: ({ object }) => oidOf(object),
  object: ({ object }) => object,
  repository: ({ repository }) => repository,
  type: ({ object }) => (object.type === "Blob" ? "blob" : "tree"),
  mode: ({ object }) => (object.type === "Blob" ? 0o100644 : 0o040000),
  size: ({ object }) => (object.type === "Blob" ? object.blob.bytes.length : 0),
};
