import { expect } from "@jest/globals";
import type { Flow } from "./flow.js";
import { answer, installed, OPS, person, type Scene } from "./scene.js";

const text = (base64: string): string => Buffer.from(base64, "base64").toString("utf8");
const base64 = (plain: string): string => Buffer.from(plain).toString("base64");

/** The commit at the tip of `main`. */
async function head(scene: Scene): Promise<string> {
  const { data } = await person(scene, "amina").rest.repos.getBranch({ ...OPS, branch: "main" });
  return data.commit.sha;
}

export const contents: readonly Flow[] = [
  {
    name: "a file is read whole, with its blob's SHA",
    async run(scene) {
      const { repos } = installed(scene).rest;
      const { data } = await repos.getContent({ ...OPS, path: "README.md" });
      if (!("content" in data)) throw new Error("Not a file");
      expect(data).toMatchObject({ type: "file", encoding: "base64", name: "README.md" });
      expect(text(data.content)).toContain("# ops");
      expect(data.sha).toMatch(/^[0-9a-f]{40}$/);
    },
  },
  {
    name: "a file is read as its bytes",
    async run({ url, token }) {
      const headers = {
        accept: "application/vnd.github.raw+json",
        authorization: `Bearer ${token("amina")}`,
      };
      const answered = await fetch(`${url}/repos/harbour/ops/contents/README.md`, { headers });
      expect(answered.status).toBe(200);
      expect(await answered.text()).toContain("# ops");
    },
  },
  {
    name: "a file is written, and changed only by who knows what it was",
    async run(scene) {
      const { repos } = person(scene, "amina").rest;
      const file = { ...OPS, path: ".github/watchbill.yml", message: "Set the policy" };
      const made = await repos.createOrUpdateFileContents({ ...file, content: base64("a: 1\n") });
      expect(made.status).toBe(201);
      const sha = made.data.content?.sha ?? "";
      const stale = repos.createOrUpdateFileContents({
        ...file,
        content: base64("a: 2\n"),
        sha: "0".repeat(40),
      });
      expect((await answer(stale)).status).toBe(409);
      const changed = await repos.createOrUpdateFileContents({
        ...file,
        content: base64("a: 2\n"),
        sha,
      });
      expect(changed.status).toBe(200);
      expect(await head(scene)).toBe(changed.data.commit.sha);
      const { data } = await repos.getContent({ ...OPS, path: file.path });
      expect("content" in data && text(data.content)).toBe("a: 2\n");
    },
  },
  {
    name: "a file is read as it was at a commit",
    async run(scene) {
      const { repos } = person(scene, "amina").rest;
      const file = { ...OPS, path: "notes.md", message: "Note" };
      const first = await repos.createOrUpdateFileContents({ ...file, content: base64("old") });
      const sha = first.data.content?.sha ?? "";
      await repos.createOrUpdateFileContents({ ...file, content: base64("new"), sha });
      const ref = first.data.commit.sha ?? "";
      const { data } = await repos.getContent({ ...OPS, path: file.path, ref });
      expect("content" in data && text(data.content)).toBe("old");
    },
  },
  {
    name: "a file, or a branch, that is not there is not found",
    async run(scene) {
      const { repos } = installed(scene).rest;
      const file = repos.getContent({ ...OPS, path: "none.md" });
      expect((await answer(file)).status).toBe(404);
      const branch = repos.getContent({ ...OPS, path: "README.md", ref: "none" });
      expect((await answer(branch)).status).toBe(404);
    },
  },
];

export const checks: readonly Flow[] = [
  {
    name: "a check run is made, completed and read",
    async run(scene) {
      const { checks } = installed(scene).rest;
      const head_sha = await head(scene);
      const made = await checks.create({ ...OPS, name: "made", head_sha, status: "in_progress" });
      expect(made.status).toBe(201);
      expect(made.data).toMatchObject({
        name: "made",
        head_sha,
        status: "in_progress",
        conclusion: null,
      });
      const run = { ...OPS, check_run_id: made.data.id };
      const output = { title: "Frozen until Sunday", summary: "No releases." };
      await checks.update({ ...run, status: "completed", conclusion: "failure", output });
      const { data } = await checks.get(run);
      expect(data).toMatchObject({ status: "completed", conclusion: "failure", output });
      expect(data.completed_at).not.toBeNull();
    },
  },
  {
    name: "a conclusion completes the run, which names its App",
    notOnEmulate: "it leaves such a run queued, and forgets whose it is",
    async run(scene) {
      const { checks } = installed(scene).rest;
      const run = { ...OPS, name: "concluded", head_sha: await head(scene) };
      const { data } = await checks.create({ ...run, conclusion: "success" });
      expect(data).toMatchObject({
        status: "completed",
        conclusion: "success",
        app: { id: scene.app.id, slug: "watchbill" },
      });
    },
  },
  {
    name: "annotations are added to those that are there",
    notOnEmulate: "it lists them as an object",
    async run(scene) {
      const { checks } = installed(scene).rest;
      const annotation = (line: number) => ({
        path: "README.md",
        start_line: line,
        end_line: line,
        annotation_level: "failure" as const,
        message: `Line ${line}`,
      });
      const output = { title: "Lines", summary: "Two." };
      const { data } = await checks.create({
        ...OPS,
        name: "annotated",
        head_sha: await head(scene),
        conclusion: "failure",
        output: { ...output, annotations: [annotation(1)] },
      });
      const run = { ...OPS, check_run_id: data.id };
      await checks.update({ ...run, output: { ...output, annotations: [annotation(2)] } });
      const listed = await checks.listAnnotations(run);
      expect(listed.data.map(({ message }) => message)).toEqual(["Line 1", "Line 2"]);
      expect((await checks.get(run)).data.output.annotations_count).toBe(2);
    },
  },
  {
    name: "the runs of a commit are listed by name",
    async run(scene) {
      const { checks } = installed(scene).rest;
      const head_sha = await head(scene);
      const run = { ...OPS, name: "listed", head_sha, status: "completed" as const };
      await checks.create({ ...run, conclusion: "success" });
      const { data } = await checks.listForRef({ ...OPS, ref: "main", check_name: "listed" });
      expect(data.total_count).toBe(1);
      expect(data.check_runs).toMatchObject([{ name: "listed", head_sha, conclusion: "success" }]);
    },
  },
  {
    name: "of several runs of a name the newest is shown",
    notOnEmulate: "it shows the oldest",
    async run(scene) {
      const { checks } = installed(scene).rest;
      const run = { ...OPS, name: "again", head_sha: await head(scene) };
      await checks.create({ ...run, conclusion: "success" });
      await checks.create({ ...run, conclusion: "failure" });
      const { data } = await checks.listForRef({ ...OPS, ref: run.head_sha, check_name: "again" });
      expect(data.check_runs.map(({ conclusion }) => conclusion)).toEqual(["failure"]);
    },
  },
  {
    name: "a run needs a name",
    async run(scene) {
      const run = { ...OPS, head_sha: await head(scene) };
      const nameless = installed(scene).request(
        "POST /repos/{owner}/{repo}/check-runs",
        run as never,
      );
      expect((await answer(nameless)).status).toBe(422);
    },
  },
  {
    name: "a person cannot make a run",
    notOnEmulate: "it lets anyone",
    async run(scene) {
      const run = { ...OPS, name: "mine", head_sha: await head(scene) };
      expect((await answer(person(scene, "amina").rest.checks.create(run))).status).toBe(403);
    },
  },
];
