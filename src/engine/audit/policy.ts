import type { Team } from "../../domain/team.js";
import type { PolicyOutcome } from "../../policy/outcome.js";
import { POLICY_PATH } from "../../policy/path.js";
import { sayProblem } from "../../policy/problem.js";
import type { AuditLine } from "./facts.js";

type Line = Omit<AuditLine, "about">;

/** Whether there is a policy, and one that can be followed. Warnings are told and leave it valid. */
export const policyLines = (outcome: PolicyOutcome): readonly Line[] => {
  switch (outcome.kind) {
    case "valid":
      return [
        {
          answer: "yes",
          says: [
            "The policy is valid.",
            ...outcome.warnings.map((problem) => `Warning: ${sayProblem(problem)}`),
          ].join(" "),
        },
      ];
    case "absent":
      return [
        {
          answer: "no",
          says: `There is no policy, so no rule is kept: neither ${POLICY_PATH} nor a base policy of the organisation.`,
          mend: `Commit ${POLICY_PATH} to the default branch; an empty file is a working policy.`,
        },
      ];
    case "invalid":
      return [
        {
          answer: "no",
          says: `The policy ${outcome.file} is invalid: ${outcome.problems.map(sayProblem).join(" ")}`,
          mend: `Mend the file; \`watchbill policy check ${POLICY_PATH}\` shows each problem in its line.`,
        },
      ];
    case "unreachable":
      return [
        {
          answer: "no",
          says: `The policy could not be read: ${outcome.reason}.`,
          mend: "Try again; if it stays so, see whether the App may read the repository's contents.",
        },
      ];
  }
};

/** Whether each team that the policy names can be read and has somebody on it. */
export const teamLines = (teams: ReadonlyMap<string, Team>): readonly Line[] =>
  [...teams].map(([slug, team]): Line => {
    if (team.kind === "unknown")
      return {
        answer: "no",
        says: `Who is on the team ${slug} cannot be read: ${team.reason}.`,
        mend: "Correct the team's name in the policy, or let the App read the organisation's members.",
      };
    return team.members.length > 0
      ? {
          answer: "yes",
          says: `The team ${slug} can be read; ${team.members.length} on it.`,
        }
      : {
          answer: "no",
          says: `Nobody is on the team ${slug}.`,
          mend: "Add people to it, or name another team in the policy.",
        };
  });
