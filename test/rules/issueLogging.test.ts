import { describe, expect, it } from "@jest/globals";
import type { PullRequestSnapshot } from "../../src/domain/snapshot.js";
import { issueLogging, type LoggingSettings } from "../../src/rules/issueLogging.js";
import { aPullRequest, aWorld } from "../snapshots.js";

const excuse = { bots: false, authors: [], labels: [] };
const judged = (but: Partial<PullRequestSnapshot>, more: Partial<LoggingSettings["excuse"]> = {}) =>
  issueLogging.evaluate(aPullRequest(but), { excuse: { ...excuse, ...more } }, aWorld())
    .findings[0];

const closes = (repository: string) => [
  { repository, number: 3, open: true, labels: [], insiderLabels: [] },
];
const dependabot = { login: "dependabot", bot: true };

describe("issue logging", () => {
  it.each([
    ["that closes an issue", { linkedIssues: closes("harbour/ops") }, {}, "pass"],
    ["that closes an issue elsewhere", { linkedIssues: closes("harbour/web") }, {}, "pass"],
    ["that refers to an open issue", { mentionedIssues: [3] }, {}, "pass"],
    ["that names none", {}, {}, "fail"],
    ["of a bot", { author: dependabot }, {}, "fail"],
    ["of a bot where bots are excused", { author: dependabot }, { bots: true }, "pass"],
    ["of an App that is excused", { author: dependabot }, { authors: ["Dependabot[bot]"] }, "pass"],
    ["with an excused label", { labels: ["Housekeeping"] }, { labels: ["housekeeping"] }, "pass"],
    ["with another label", { labels: ["bug"] }, { labels: ["housekeeping"] }, "fail"],
  ] as const)("judges a pull request %s", (_, but, more, verdict) => {
    expect(judged(but, more)?.verdict).toBe(verdict);
  });

  it("names the issue, with its repository if that is another", () => {
    expect(judged({ linkedIssues: closes("harbour/ops") })?.message).toBe(
      "This change is logged in #3.",
    );
    expect(judged({ linkedIssues: closes("harbour/web") })?.message).toBe(
      "This change is logged in harbour/web#3.",
    );
  });

  it("has nothing to say outside production", () => {
    expect(judged({ base: "dev" })).toBeUndefined();
  });
});
