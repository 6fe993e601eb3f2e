import { describe, expect, it } from "@jest/globals";
import type { Finding } from "../../src/domain/finding.js";
import { readQueueBranch } from "../../src/domain/mergeGroup.js";
import { branchInMark, reportGroup } from "../../src/engine/mergeGroup/report.js";
import { numberInMark, reportCheck } from "../../src/engine/report.js";
import { chainTo } from "../../src/github/queueRefs.js";
import { aPullRequest } from "../snapshots.js";

const sha = (digit: string): string => digit.repeat(40);
const group = { owner: "harbour", name: "ops", branch: "release/1", headSha: sha("a") };
const finding = (verdict: Finding["verdict"], title: string = verdict): Finding => ({
  rule: "freeze",
  verdict,
  title,
  message: `It is ${title}.`,
});

describe("the name of a merge group's branch", () => {
  it.each([
    [`gh-readonly-queue/main/pr-7-${sha("b")}`, { branch: "main", number: 7, baseSha: sha("b") }],
    [
      `refs/heads/gh-readonly-queue/release/1/pr-12-${sha("c")}`,
      { branch: "release/1", number: 12, baseSha: sha("c") },
    ],
    ["main", undefined],
    ["gh-readonly-queue/main/pr-x", undefined],
    [`feature/gh-readonly-queue/main/pr-7-${sha("b")}`, undefined],
  ])("%s is read", (name, read) => {
    expect(readQueueBranch(name)).toEqual(read);
  });
});

describe("the pull requests of a merge group", () => {
  const link = (headSha: string, baseSha: string) => ({ headSha, baseSha });
  const [first, second, third] = [link("1", "0"), link("2", "1"), link("3", "2")];

  it("are it and all ahead of it, and none behind, in whatever order they come", () => {
    expect(chainTo("2", [third, second, first])).toEqual([first, second]);
    expect(chainTo("9", [third, second, first])).toEqual([]);
  });

  it("are all that claim its head, and end where heads go round in a circle", () => {
    const other = link("2", "1");
    expect(chainTo("2", [first, second, other])).toHaveLength(3);
    expect(chainTo("1", [link("1", "2"), link("2", "1")])).toHaveLength(2);
  });
});

describe("the check of a merge group", () => {
  const pull = (number: number, last?: "success" | "failure") => {
    const fresh = aPullRequest({ subject: { ...group, number } });
    const { mark } = reportCheck(fresh, []);
    return { ...fresh, check: last && { id: 1, conclusion: last, mark, hasAnnotations: false } };
  };
  const report = (...judged: Parameters<typeof reportGroup>[1]) =>
    reportGroup({ group, check: undefined }, judged);

  it("fails if one of its pull requests does, and names it", () => {
    const judged = [
      { pull: pull(1), findings: [finding("pass")] },
      { pull: pull(2), findings: [finding("pass"), finding("fail", "frozen")] },
    ];
    expect(report(...judged)).toMatchObject({ conclusion: "failure", title: "#2: frozen" });
  });

  it("is neutral if no rule speaks of any, and green if one passes", () => {
    const silent = { pull: pull(1), findings: [] };
    expect(report(silent).conclusion).toBe("neutral");
    expect(report(silent, { pull: pull(2), findings: [finding("pass")] })).toMatchObject({
      conclusion: "success",
      title: "#1 and #2 may be merged",
    });
  });

  it("keeps the last verdict where nothing can be learned: its own, or else the pull request's", () => {
    const findings = [finding("unknown")];
    expect(report({ pull: pull(1, "success"), findings }).conclusion).toBe("success");
    expect(report({ pull: pull(1), findings }).conclusion).toBe("failure");
    const check = { id: 9, conclusion: "failure", mark: "", hasAnnotations: false } as const;
    const judged = [{ pull: pull(1, "success"), findings }];
    expect(reportGroup({ group, check }, judged).conclusion).toBe("failure");
  });

  it("stays within what GitHub takes for the largest queue", () => {
    const judged = Array.from({ length: 100 }, (_, index) => ({
      pull: pull(index + 1),
      findings: [finding("pass"), finding("pass"), finding("pass")],
    }));
    const { title, summary } = report(...judged);
    expect(title).toBe("All 100 pull requests may be merged");
    expect(summary.length).toBeLessThan(65_535);
  });

  it("is marked as a group's, with its branch", () => {
    const { mark } = report({ pull: pull(1), findings: [] });
    expect(branchInMark(mark)).toBe("release/1");
    expect(numberInMark(mark)).toBeUndefined();
    expect(branchInMark("#1 0123456789abcdef")).toBeUndefined();
  });
});
