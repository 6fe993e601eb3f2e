import type { Finding } from "../domain/finding.js";
import type { AdHocFreeze } from "../domain/freeze/adHoc.js";
import type { FreezeIssue } from "../domain/snapshot.js";
import { type Membership, membership, type Team } from "../domain/team.js";
import { quoted } from "../domain/words.js";
import { readFreezeCall } from "../policy/freezeCall.js";
import { type Problem, sayProblem } from "../policy/problem.js";
import type { Policy } from "../policy/settings.js";

/** What an open issue labelled `freeze` comes to. */
export interface FreezeCall {
  /** Undefined if whoever called it may not. */
  readonly freeze: AdHocFreeze | undefined;
  /** What the issue itself is told. */
  readonly finding: Finding;
}

type Terms = Pick<Policy, "operations" | "timezone">;

/**
 * Judges the call of a freeze. Where the policy names an operations team, someone of that team calls it; else whoever
 * may label issues here. A mistake in the issue's settings makes the freeze hold for everything: the safe side.
 *
 * @param teams the teams that the policy names, by slug.
 */
export const callOf = (
  issue: FreezeIssue,
  policy: Terms,
  teams: ReadonlyMap<string, Team>,
): FreezeCall => {
  const by = issue.calledBy ? quoted(issue.calledBy.login) : "someone whose account is gone";
  const slug = policy.operations === false ? undefined : (policy.operations.team ?? undefined);
  const team = slug === undefined ? undefined : teams.get(slug);
  const may = mayCall(issue, slug, team);
  if (may === "outsider") return { freeze: undefined, finding: refused(by, slug) };
  const reading = readFreezeCall(issue.body, issue.since, policy.timezone);
  const doubt =
    may === "unknown"
      ? `watchbill could not learn whether ${by}, who labelled #${issue.number} ${quoted("freeze")}, is on the ` +
        `team ${quoted(slug ?? "")}${team?.kind === "unknown" ? ` (${team.reason})` : ""}`
      : undefined;
  const freeze: AdHocFreeze = {
    reason: issue.title,
    since: issue.since,
    ...("scope" in reading ? reading.scope : {}),
    call: { issue: issue.number, by },
    doubt,
  };
  if (doubt !== undefined) return { freeze, finding: doubtful(doubt) };
  return { freeze, finding: "problems" in reading ? unread(reading.problems) : inForce(by) };
};

const mayCall = (
  { calledBy, byOutsider }: FreezeIssue,
  slug: string | undefined,
  team: Team | undefined,
): Membership => {
  if (slug === undefined) return byOutsider ? "outsider" : "member";
  if (!calledBy) return "outsider";
  return team ? membership(team, calledBy.login) : "unknown";
};

const refused = (by: string, slug: string | undefined): Finding => ({
  rule: "freeze",
  verdict: "fail",
  title: "This freezes nothing",
  message:
    slug === undefined
      ? `This issue is labelled ${quoted("freeze")} but freezes nothing, because the label came in the name of ${by}, ` +
        "who does not belong to this repository. Someone who may label issues here can take the label off and put it on again."
      : `This issue is labelled ${quoted("freeze")} but freezes nothing, because ${by}, who put the label on, is not on ` +
        `the team ${quoted(slug)}. Someone of that team can take the label off and put it on again.`,
});

const doubtful = (doubt: string): Finding => ({
  rule: "freeze",
  verdict: "unknown",
  title: "Whether this freezes could not be learned",
  message: `${doubt}, so the last verdicts stand. It tries again by itself.`,
});

const unread = (problems: readonly Problem[]): Finding => ({
  rule: "freeze",
  verdict: "fail",
  title: "The freeze's settings cannot be read",
  message:
    `The settings in this issue cannot be read, so the freeze holds for every change into production until they are ` +
    `mended or this is closed: ${problems.map((problem) => quoted(sayProblem(problem))).join(" ")}`,
});

const inForce = (by: string): Finding => ({
  rule: "freeze",
  verdict: "pass",
  title: "This is a freeze",
  message: `${by} called a freeze with this issue; closing it, or taking the label off, lifts it.`,
});
