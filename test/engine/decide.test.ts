import { describe, expect, it } from "@jest/globals";
import type { CheckRun, PullRequestSnapshot, Snapshot } from "../../src/domain/snapshot.js";
import { type Instant, Temporal } from "../../src/domain/time.js";
import { decide as decideIn } from "../../src/engine/decide.js";
import type { Decision } from "../../src/engine/decision.js";
import type { Write } from "../../src/engine/gateway.js";
import { judgePolicy, type PolicyOutcome } from "../../src/policy/outcome.js";
import { anIssue, aPullRequest } from "../snapshots.js";

const WEDNESDAY = Temporal.Instant.from("2026-11-18T12:00:00Z");
const THURSDAY = Temporal.Instant.from("2026-11-19T12:00:00Z");

const absent = { kind: "absent" } as const;
const policy = (text: string): PolicyOutcome => judgePolicy({ kind: "text", text }, absent);
const cairo = policy("timezone: Africa/Cairo\nlogging: false");
const broken = policy("timezone: Africa/Cairo\nfreze: false");
const unreachable: PolicyOutcome = { kind: "unreachable", reason: "GitHub answered 502" };

const decide = (snapshot: Snapshot, outcome: PolicyOutcome, now: Instant): Decision =>
  decideIn(snapshot, { policy: outcome, teams: new Map() }, now);

/** The check run that a decision leaves on GitHub, as the next look sees it. */
const left = ({ writes }: Decision, before?: CheckRun): CheckRun | undefined => {
  const write = writes.find(
    (one): one is Extract<Write, { kind: "write check" | "edit check" }> =>
      one.kind === "write check" || one.kind === "edit check",
  );
  if (!write) return before;
  const { conclusion, mark, annotations } = write.check;
  return { id: 1, conclusion, mark, hasAnnotations: annotations.length > 0 };
};

const conclusionOf = (decision: Decision, before?: CheckRun) => left(decision, before)?.conclusion;

describe("a decision on a pull request", () => {
  it("lets it pass on Wednesday until Thursday 00:00 in the policy's zone", () => {
    const decision = decide(aPullRequest(), cairo, WEDNESDAY);
    expect(conclusionOf(decision)).toBe("success");
    expect(String(decision.until)).toBe("2026-11-18T22:00:00Z");
  });

  it("blocks it on Thursday until Sunday 00:00 in the policy's zone", () => {
    const decision = decide(aPullRequest(), cairo, THURSDAY);
    expect(conclusionOf(decision)).toBe("failure");
    expect(String(decision.until)).toBe("2026-11-21T22:00:00Z");
  });

  it("writes nothing the second time", () => {
    for (const now of [WEDNESDAY, THURSDAY]) {
      const check = left(decide(aPullRequest(), cairo, now));
      expect(decide(aPullRequest({ check }), cairo, now).writes).toEqual([]);
    }
  });

  it("edits the check it has when the verdict turns", () => {
    const check = left(decide(aPullRequest(), cairo, WEDNESDAY));
    expect(decide(aPullRequest({ check }), cairo, THURSDAY).writes).toMatchObject([
      { kind: "edit check", id: 1, check: { conclusion: "failure" } },
    ]);
  });

  it("gives a neutral check where there is no policy, or no rule that is switched on", () => {
    expect(conclusionOf(decide(aPullRequest(), { kind: "absent" }, THURSDAY))).toBe("neutral");
    expect(
      conclusionOf(decide(aPullRequest(), policy("freeze: false\nlogging: false"), THURSDAY)),
    ).toBe("neutral");
  });

  it.each([
    ["invalid", broken],
    ["unreachable", unreachable],
  ])("leaves the last verdict standing while the policy is %s, and says so", (_, outcome) => {
    for (const now of [WEDNESDAY, THURSDAY]) {
      const check = left(decide(aPullRequest(), cairo, now));
      const decision = decide(aPullRequest({ check }), outcome, WEDNESDAY);
      expect(conclusionOf(decision, check)).toBe(check?.conclusion);
      expect(decision.writes).toMatchObject([
        { check: { title: expect.stringContaining("the last verdict stands") } },
      ]);
    }
  });

  it.each([
    ["invalid", broken],
    ["unreachable", unreachable],
  ])("does not let pass what was never judged while the policy is %s", (_, outcome) => {
    expect(conclusionOf(decide(aPullRequest(), outcome, WEDNESDAY))).toBe("failure");
  });

  it("looks again soon when the policy was unreachable", () => {
    expect(String(decide(aPullRequest(), unreachable, WEDNESDAY).until)).toBe(
      "2026-11-18T12:05:00Z",
    );
  });
});

describe("a pull request that changes the policy", () => {
  const changes = (text: string | undefined, but: Partial<PullRequestSnapshot> = {}) =>
    aPullRequest({ paths: [".github/watchbill.yml"], policyAtHead: { text }, ...but });

  it("is annotated at the line of each mistake", () => {
    const decision = decide(changes("timezone: Africa/Cairo\nfreze: false"), cairo, WEDNESDAY);
    expect(decision.writes).toMatchObject([
      {
        check: {
          conclusion: "failure",
          title: "The policy in this pull request is invalid",
          annotations: [{ path: ".github/watchbill.yml", line: 2, column: 1 }],
        },
      },
    ]);
  });

  it("gets a new check once the mistake is mended, because annotations cannot be taken away", () => {
    const check = left(decide(changes("freze: false"), cairo, WEDNESDAY));
    expect(decide(changes("freeze: false", { check }), cairo, WEDNESDAY).writes).toMatchObject([
      { kind: "write check", check: { conclusion: "success" } },
    ]);
  });

  it("says so when its copy is not text", () => {
    expect(decide(changes(undefined), cairo, WEDNESDAY).writes).toMatchObject([
      { check: { conclusion: "failure", summary: expect.stringContaining("is not text") } },
    ]);
  });

  it("passes while the policy is invalid if it mends that and nothing else, frozen or not", () => {
    expect(conclusionOf(decide(changes("freeze: false"), broken, THURSDAY))).toBe("success");
    const more = changes("freeze: false", { paths: [".github/watchbill.yml", "deploy/web.yml"] });
    expect(conclusionOf(decide(more, broken, WEDNESDAY))).toBe("failure");
  });
});

describe("a decision on an issue", () => {
  const comment = (decision: Decision) =>
    decision.writes.find(({ kind }) => kind.endsWith("comment")) as
      | Extract<Write, { body: string }>
      | undefined;

  it("asks for a priority with a label and a comment", () => {
    expect(decide(anIssue(), cairo, WEDNESDAY).writes).toMatchObject([
      { kind: "add labels", labels: ["needs-priority"] },
      { kind: "write comment", body: expect.stringContaining("has no priority") },
    ]);
  });

  it("takes both back once there is one", () => {
    const body = comment(decide(anIssue(), cairo, WEDNESDAY))?.body as string;
    const mended = anIssue({
      labels: ["Needs-Priority", "priority_major"],
      statusComment: { id: 5, intact: true, body },
    });
    expect(decide(mended, cairo, WEDNESDAY).writes).toMatchObject([
      { kind: "remove label", label: "Needs-Priority" },
      { kind: "edit comment", id: 5, body: expect.stringContaining("Nothing is left to do") },
    ]);
  });

  it("writes no comment on an issue that was in order from the start", () => {
    expect(decide(anIssue({ labels: ["priority_minor"] }), cairo, WEDNESDAY).writes).toEqual([]);
  });

  it("does not edit its comment for line endings that GitHub changed", () => {
    const asked = comment(decide(anIssue(), cairo, WEDNESDAY)) as { body: string };
    const body = asked.body.replaceAll("\n", "\r\n");
    const issue = anIssue({
      labels: ["needs-priority"],
      statusComment: { id: 5, intact: true, body },
    });
    expect(decide(issue, cairo, WEDNESDAY).writes).toEqual([]);
  });

  it.each([
    ["absent", { kind: "absent" } as const],
    ["invalid", broken],
    ["unreachable", unreachable],
  ])("writes nothing while the policy is %s", (_, outcome) => {
    expect(decide(anIssue(), outcome, WEDNESDAY).writes).toEqual([]);
  });

  it("leaves closed ones alone", () => {
    expect(decide(anIssue({ open: false }), cairo, WEDNESDAY).writes).toEqual([]);
  });
});
