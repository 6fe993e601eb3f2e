import { describe, expect, it } from "@jest/globals";
import type { PullRequestSnapshot } from "../../src/domain/snapshot.js";
import type { Team } from "../../src/domain/team.js";
import { operationsOnly } from "../../src/rules/operationsOnly.js";
import { aPullRequest, aWorld } from "../snapshots.js";

const HEAD = "a".repeat(40);
const EARLIER = "b".repeat(40);
const operations: Team = { kind: "known", members: ["bo", "chi"], maintainers: ["bo"] };

const judged = (but: Partial<PullRequestSnapshot>, team: Team = operations, slug = "operations") =>
  operationsOnly.evaluate(
    aPullRequest({ headSha: HEAD, ...but }),
    { team: slug, direct_pushes: "issue" },
    aWorld({ team: () => team }),
  ).findings[0];

describe("operations only", () => {
  it.each([
    ["opened by a member", { author: { login: "chi", bot: false } }, "pass"],
    ["opened by a member in other letters", { author: { login: "Chi", bot: false } }, "pass"],
    ["approved by a member on the head", { approvals: [{ by: "bo", sha: HEAD }] }, "pass"],
    [
      "approved by a member on an earlier commit",
      { approvals: [{ by: "bo", sha: EARLIER }] },
      "fail",
    ],
    ["approved by somebody else", { approvals: [{ by: "dede", sha: HEAD }] }, "fail"],
    ["approved by nobody", {}, "fail"],
    ["opened by a bot of a member's name", { author: { login: "chi", bot: true } }, "fail"],
    ["opened by an account that is gone", { author: undefined }, "fail"],
  ])("judges a pull request %s", (_, but, verdict) => {
    expect(judged(but)?.verdict).toBe(verdict);
  });

  it("says that an approval was given on an earlier commit", () => {
    expect(judged({ approvals: [{ by: "bo", sha: EARLIER }] })?.message).toBe(
      "Only the operations team pushes to production, and the approval of `bo` was given on an earlier commit. " +
        "Please ask someone of the team `operations` to approve the current commit.",
    );
  });

  it("does not know when the team could not be read", () => {
    const finding = judged({}, { kind: "unknown", reason: "GitHub answered 502" });
    expect(finding?.verdict).toBe("unknown");
    expect(finding?.message).toContain("(GitHub answered 502)");
  });

  it("has nothing to say outside production, or without a team", () => {
    expect(judged({ base: "dev" })).toBeUndefined();
    expect(judged({}, operations, "")).toBeUndefined();
  });
});
