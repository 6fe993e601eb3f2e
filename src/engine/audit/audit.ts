import { repositoryName } from "../../domain/subject.js";
import { appLines, clockLine } from "./app.js";
import { branchLines } from "./branches.js";
import type { AuditFacts, AuditLine, RepositoryFacts } from "./facts.js";
import { installationLines } from "./installation.js";
import { policyLines, teamLines } from "./policy.js";

/**
 * Judges how watchbill is set up: every line says one thing that must be so for the team's rules to hold, whether it
 * is, and if not how to mend it. What cannot be seen is neither.
 */
export const audit = (facts: AuditFacts): readonly AuditLine[] => [
  ...appLines(facts),
  ...facts.repositories.flatMap((one) => repositoryLines(one, facts)),
  clockLine(facts.clocks),
];

const repositoryLines = (one: RepositoryFacts, facts: AuditFacts): readonly AuditLine[] => {
  const about = repositoryName(one.repository);
  const installation = installationLines(one, facts);
  // Where the App is not installed or is suspended, nothing else of the repository is known.
  const seen = "seen" in one.installation ? one.installation.seen : undefined;
  if (seen === "none" || seen?.suspended) return installation.map((line) => ({ about, ...line }));
  return [
    ...installation,
    ...policyLines(one.policy),
    ...teamLines(one.teams),
    ...branchLines(one, facts.app),
  ].map((line) => ({ about, ...line }));
};
