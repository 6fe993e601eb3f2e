import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { manualClock } from "./clock.js";
import { diffTrees, mergeTrees } from "./diff.js";
import { blob, changeFiles, commit, commitsBetween, contains, lineage, mergeBase } from "./git.js";
import type { Commit, Repository } from "./model.js";
import { createRepository } from "./state/repositories.js";
import { addUser, createWorld } from "./world.js";

/** A repository with a history of random shape: each commit names its parents by their place. */
const grow = (parents: readonly (readonly number[])[]) => {
  const world = createWorld(manualClock("2026-11-18T07:00:00Z"));
  const user = addUser(world, "amina", "User");
  const repository = createRepository(world, { user }, user, "r", { files: { a: "a" } });
  const first = repository.commits.values().next().value as Commit;
  const commits = [first];
  for (const places of parents) {
    const shas = [...new Set(places.map((place) => commits[place % commits.length]?.sha ?? ""))];
    const made = { parents: shas, files: new Map(), message: "m" };
    commits.push(commit(world, repository, user, made));
  }
  return { repository, commits };
};

/** Everything that a commit rests on, by the plainest of walks. */
const ancestors = (repository: Repository, { sha, parents }: Commit): ReadonlySet<string> =>
  new Set([
    sha,
    ...parents.flatMap((parent) => [
      ...ancestors(repository, repository.commits.get(parent) as Commit),
    ]),
  ]);

const shape = fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 2 }), { maxLength: 10 });

describe("history on the simulated GitHub", () => {
  it("is what a plain walk through all parents finds", () => {
    fc.assert(
      fc.property(shape, fc.nat(20), fc.nat(20), (parents, one, other) => {
        const { repository, commits } = grow(parents);
        const base = commits[one % commits.length] as Commit;
        const head = commits[other % commits.length] as Commit;
        const [below, above] = [ancestors(repository, base), ancestors(repository, head)];
        expect(new Set(lineage(repository, head))).toEqual(above);
        expect(contains(repository, head, base.sha)).toBe(above.has(base.sha));
        const ahead = commitsBetween(repository, base, head).map(({ sha }) => sha);
        expect(new Set(ahead)).toEqual(new Set([...above].filter((sha) => !below.has(sha))));
        const common = [...above].filter((sha) => below.has(sha));
        const deepest = Math.max(...common.map((sha) => repository.commits.get(sha)?.depth ?? 0));
        const nearest = mergeBase(repository, base, head);
        expect(common).toContain(nearest?.sha);
        expect(nearest?.depth).toBe(deepest);
      }),
      { numRuns: 200 },
    );
  });
});

const tree = (files: Record<string, string>) => changeFiles(new Map(), files);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

describe("trees on the simulated GitHub", () => {
  it("differ by what was added, removed, changed and renamed", () => {
    const before = tree({ gone: "g\n", kept: "k\n", old: "same\n", text: "1\n2\n3\n" });
    const after = tree({ kept: "k\n", new: "n\n", renamed: "same\n", text: "1\n3\n" });
    expect(
      diffTrees(before, after).map((file) => [
        file.path,
        file.status,
        file.additions,
        file.deletions,
      ]),
    ).toEqual([
      ["gone", "removed", 0, 1],
      ["new", "added", 1, 0],
      ["renamed", "renamed", 0, 0],
      ["text", "modified", 0, 1],
    ]);
  });

  it("show no patch for what is not text", () => {
    const [file] = diffTrees(tree({}), changeFiles(new Map(), { bin: Buffer.from([0, 1, 2]) }));
    expect(file).toMatchObject({ patch: undefined, additions: 0 });
  });

  it("merge to both sides' changes wherever one side alone changed", () => {
    const line = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (base, ours) => {
        const at = (lines: readonly string[]) => tree({ f: text(lines), other: "o\n" });
        const merged = mergeTrees(at(base), at(ours), at(base), blob);
        expect("files" in merged && merged.files.get("f")?.bytes.toString()).toBe(text(ours));
        const back = mergeTrees(at(base), at(base), at(ours), blob);
        expect("files" in back && back.files.get("f")?.bytes.toString()).toBe(text(ours));
      }),
    );
  });

  it("conflict where both sides changed the same lines, or one removed what the other changed", () => {
    const base = tree({ f: "1\n2\n3\n" });
    expect(mergeTrees(base, tree({ f: "1\nx\n3\n" }), tree({ f: "1\ny\n3\n" }), blob)).toEqual({
      conflict: "f",
    });
    expect(mergeTrees(base, tree({}), tree({ f: "1\ny\n3\n" }), blob)).toEqual({ conflict: "f" });
  });
});
