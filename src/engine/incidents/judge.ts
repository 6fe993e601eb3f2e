import { FIELDS } from "../../documents/contract.js";
import { severityIn, severityOf } from "../../documents/facts/severity.js";
import { incidentsNamed } from "../../documents/incidentNamed.js";
import { judgeDocument } from "../../documents/judgeDocument.js";
import { read } from "../../documents/reading.js";
import type { DocumentSettings, Severity } from "../../domain/document.js";
import type { IncidentReport } from "../../domain/incident/report.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { repositoryName } from "../../domain/subject.js";
import type { Policy } from "../../policy/settings.js";
import { issuesLater } from "./issuesLater.js";
import { numbersAsked } from "./numbers.js";
import { unissued } from "./unissued.js";

/** A report that is written in a comment is no shorter. */
const SHORTEST = 200;
/** So many comments of an issue, the longest ones, may be its report. */
const MOST_COMMENTS = 5;

/** Reports of people are ten times shorter. */
const LONGEST = 131_072;
const LONGEST_TOGETHER = 262_144;
/** A message may repeat the report's own words. */
const LONGEST_MESSAGE = 300;

type Contract = Pick<DocumentSettings, "contract" | "profile">;

/** Where the policy has no contract for incident reports. */
const USUAL: Contract = { contract: "incident-report", profile: {} };

/**
 * How the report on an incident stands: the file that has landed, if there is one, or else the issue itself, as it was
 * written, in a comment of its own, or completed by a comment.
 *
 * @returns undefined where nothing of a report was read.
 */
export const judgeIncident = (
  issue: IssueSnapshot,
  policy: Pick<Policy, "documents" | "incidents">,
): IncidentReport | undefined => {
  const { incident } = issue;
  const { documents } = policy;
  if (!incident) return undefined;
  const contract = (documents || []).find((entry) => entry.contract === "incident-report") ?? USUAL;
  const labelled = severityByLabels(issue);
  const files = incident.landed.flatMap((copy) =>
    "text" in copy && isOn(issue, copy.text) ? [{ path: copy.path, text: copy.text }] : [],
  );
  const texts: readonly { readonly path: string | undefined; readonly text: string }[] =
    files.length > 0 ? files : textsOf(issue).map((text) => ({ path: undefined, text }));
  const [best] = bounded(texts)
    .map(({ path, text }) => ({
      path,
      text,
      ...issuesLater(judgeDocument(text, contract, labelled ?? "major"), policy),
    }))
    .map((one) => ({ ...one, lacks: one.findings.filter(({ verdict }) => verdict === "fail") }))
    .sort((one, other) => fieldsOf(one.lacks) - fieldsOf(other.lacks));
  if (!best) return undefined;
  const { path, complete, lacks } = best;
  return {
    severity: labelled ?? severityOf(read(best.text)) ?? "major",
    complete,
    path,
    proposed: incident.proposed,
    lacks: inReadingOrder(lacks).map(({ field, message }) => ({
      field,
      message: message.slice(0, LONGEST_MESSAGE),
    })),
    closedAs: incident.closedAs,
  };
};

/** As many of the texts, the first ones, as can be read in a moment; of a longer one only its beginning. */
const bounded = <Text extends { readonly text: string }>(
  texts: readonly Text[],
): readonly Text[] => {
  let sum = 0;
  return texts
    .map((one) => ({ ...one, text: one.text.slice(0, LONGEST) }))
    .filter(({ text }) => {
      sum += text.length;
      return sum <= LONGEST_TOGETHER;
    });
};

/** What GitHub writes for a form's question that was not answered: nobody's words, and no blank of a template. */
const UNANSWERED = /^_No response_[ \t\r]*$/gm;

/** Paths of the reports that landed on an incident and have actions without an issue, where the policy wants one for each. */
export const unactedReports = (
  issue: IssueSnapshot,
  { incidents }: Pick<Policy, "incidents">,
): readonly string[] | undefined =>
  incidents !== false && incidents.actions !== false
    ? issue.incident?.landed
        .filter(
          (copy) =>
            "text" in copy &&
            isOn(issue, copy.text) &&
            unissued(copy.text).actions.length > numbersAsked(issue, copy.path),
        )
        .map(({ path }) => path)
    : undefined;

const fieldsOf = (lacks: readonly { readonly field: string }[]): number =>
  new Set(lacks.map(({ field }) => field)).size;

/** Things that are missing stand in no order of lines; the first of them is what a reader wants to know first. */
const inReadingOrder = <Lack extends { readonly field: string }>(
  lacks: readonly Lack[],
): readonly Lack[] => {
  const place = ({ field }: Lack): number => {
    const at = (FIELDS as readonly string[]).indexOf(field);
    return at < 0 ? FIELDS.length : at;
  };
  return [...lacks].sort((one, other) => place(one) - place(other));
};

const severityByLabels = ({ labels }: IssueSnapshot): Severity | undefined => {
  const said = labels.flatMap((label) => severityIn(label) ?? []);
  return (["critical", "major", "minor"] as const).find((one) => said.includes(one));
};

/** Whether a report is on this incident: it says so, or does not say that it is on another. */
const isOn = ({ subject }: IssueSnapshot, text: string): boolean => {
  const { own } = incidentsNamed(text, repositoryName(subject));
  return own.length === 0 || own.includes(subject.number);
};

const textsOf = ({ body, comments }: IssueSnapshot): readonly string[] => {
  const long = comments
    .filter(
      ({ own, byInsider, author, body: text }) =>
        !own && byInsider && !author?.bot && text.length >= SHORTEST,
    )
    .sort((one, other) => other.body.length - one.body.length)
    .slice(0, MOST_COMMENTS)
    .map((comment) => comment.body);
  const answers = body.replaceAll(UNANSWERED, "");
  return [answers, ...long, ...long.map((text) => `${answers}\n\n${text}`)];
};
