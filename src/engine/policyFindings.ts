import type { Finding } from "../domain/finding.js";
import type { PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import type { Instant } from "../domain/time.js";
import { quoted } from "../domain/words.js";
import { annotate } from "../policy/annotations.js";
import type { PolicyOutcome } from "../policy/outcome.js";
import { POLICY_PATH } from "../policy/path.js";
import { readPolicy } from "../policy/policy.js";
import { type Problem, sayProblem } from "../policy/problem.js";

/** How long an unreachable policy is left alone before it is asked for again. */
export const ASK_AGAIN = { minutes: 5 };

/**
 * What the policy file itself gives to say on a pull request: that it cannot be relied on, or, where the pull request
 * changes it, whether its copy is valid, with annotations on the lines. On an issue nothing is said: the people who
 * can mend the policy are met on pull requests, and a broken policy must not write on every ticket.
 */
export const policyFindings = (
  snapshot: Snapshot,
  outcome: PolicyOutcome,
  now: Instant,
): readonly Finding[] => {
  if (snapshot.kind === "issue") return [];
  const copy = findingOnCopy(snapshot);
  if (outcome.kind === "valid" || outcome.kind === "absent") return copy ? [copy] : [];
  if (outcome.kind === "unreachable")
    return [
      ...(copy ? [copy] : []),
      {
        rule: "policy",
        verdict: "unknown",
        title: "The policy could not be read; the last verdict stands",
        message:
          `watchbill could not read the team's policy (${outcome.reason}), so the last verdict stands. ` +
          "It tries again by itself within minutes; nothing needs to be done.",
        until: now.add(ASK_AGAIN),
      },
    ];
  // Else nobody could mend a broken policy on a branch that requires the check. The rest of such a pull request is
  // not judged, so it may change nothing but the policy.
  const mends = copy?.verdict === "pass" && snapshot.paths.length === 1;
  if (mends) return [copy];
  return [
    ...(copy ? [copy] : []),
    {
      rule: "policy",
      verdict: "unknown",
      title: "The policy is invalid; the last verdict stands",
      message:
        `The policy ${outcome.file} is invalid, so no rule can be judged and the last verdict stands: ` +
        `${outcome.problems.slice(0, 1).map(said).join("")} ` +
        "A pull request that mends this file and changes nothing else passes.",
    },
  ];
};

// Problems repeat the file's own words.
const said = (problem: Problem): string => quoted(sayProblem(problem));

const findingOnCopy = (pull: PullRequestSnapshot): Finding | undefined => {
  if (!pull.paths.includes(POLICY_PATH) || !pull.policyAtHead) return undefined;
  const { text } = pull.policyAtHead;
  const read = text === undefined ? undefined : readPolicy({ own: text });
  if (read && "policy" in read)
    return {
      rule: "policy",
      verdict: "pass",
      title: "The policy is valid",
      message: "The policy as this pull request leaves it is valid.",
    };
  return {
    rule: "policy",
    verdict: "fail",
    title: "The policy in this pull request is invalid",
    message: read
      ? `The policy as this pull request leaves it is invalid: ${read.problems.map(said).join(" ")}`
      : "The policy file in this pull request is not text, or is too large to be a policy.",
    ...(read ? { annotations: annotate(POLICY_PATH, read.problems) } : {}),
  };
};
