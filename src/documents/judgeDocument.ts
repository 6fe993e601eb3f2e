import type { DocumentSettings, OwnContract, Severity } from "../domain/document.js";
import type { DocumentJudgement, Profile } from "./contract.js";
import { judgeServiceRecord } from "./contracts/judgeServiceRecord.js";
import { judgeOwn } from "./contracts/own.js";
import { severityOf } from "./facts/severity.js";
import { judge, judgeReading } from "./judge.js";
import { type Reading, read } from "./reading.js";

/** What is demanded of a report by its severity, where the policy says nothing of that severity. */
const BY_SEVERITY: Readonly<Record<Severity, Profile>> = {
  critical: "strict",
  major: "default",
  minor: "lenient",
};

/**
 * Judges a document by the contract that the policy has for it. Any text; never throws.
 *
 * @param settings its entry in the policy's section `documents`.
 * @param otherwise how severe an incident was whose report does not say.
 */
export const judgeDocument = (
  text: string,
  { contract, profile }: Pick<DocumentSettings, "contract" | "profile">,
  otherwise: Severity = "major",
): DocumentJudgement => {
  if (contract === "service-record") return judgeServiceRecord(text);
  if (contract !== "incident-report") return judgeOwn(text, contract);
  const reading = read(text);
  return judgeReading(reading, profileFor(reading, profile, otherwise));
};

const profileFor = (
  reading: Reading,
  profile: DocumentSettings["profile"],
  otherwise: Severity,
): Profile => {
  if (typeof profile === "string") return profile;
  const severity = severityOf(reading) ?? otherwise;
  return profile[severity] ?? BY_SEVERITY[severity];
};

/** What a document under a contract is called, as a sentence begins. */
export const kindOf = (contract: "incident-report" | "service-record" | OwnContract): string => {
  if (contract === "incident-report") return "Incident report";
  if (contract === "service-record") return "Service record";
  return `${contract.name.charAt(0).toUpperCase()}${contract.name.slice(1)}`;
};

/** Judges a document by the contract that its front matter names; as an incident report where it names none. */
export const judgeBySelf = (text: string, profile: Profile): DocumentJudgement =>
  read(text).frontMatter?.values.document === "service-record"
    ? judgeServiceRecord(text)
    : judge(text, profile);
