import type { DocumentSettings, DocumentVerdict } from "../domain/document.js";
import type { Annotation, Finding } from "../domain/finding.js";
import type { PullRequestSnapshot } from "../domain/snapshot.js";
import { counted, quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/** So many remarks on one document stand in the check's table; all of them stand on its lines. */
const MOST_SAID = 8;
/** GitHub takes 50 annotations with a check run (https://docs.github.com/en/rest/checks/runs#create-a-check-run). */
const MOST_ANNOTATIONS = 50;

/**
 * What a pull request writes for the record is complete (R35, R36): each changed file for which the policy names a
 * contract keeps it. Whether it does was judged where it was read; without such files nothing is said.
 */
export const documents: Rule<PullRequestSnapshot, readonly DocumentSettings[]> = {
  name: "documents",
  judges: "pull request",
  evaluate(_pull, _settings, world): Ruling {
    const judged = world.documents ?? [];
    return { findings: judged.length === 0 ? [] : [findingOn(judged)] };
  },
};

const lacksOf = ({ remarks }: DocumentVerdict): readonly DocumentVerdict["remarks"][number][] =>
  remarks.filter(({ verdict }) => verdict === "fail");

const findingOn = (judged: readonly DocumentVerdict[]): Finding => {
  const incomplete = judged.filter(({ complete }) => !complete);
  const common = { rule: "documents", annotations: annotationsOn(judged) };
  const [first] = incomplete;
  if (!first)
    return {
      ...common,
      verdict: "pass",
      title: completeTitle(judged),
      message: sayComplete(judged),
    };
  const things = incomplete.reduce((sum, one) => sum + lacksOf(one).length, 0);
  const missing = `${counted(things, "thing")} missing`;
  return {
    ...common,
    verdict: "fail",
    title:
      incomplete.length === 1
        ? `${first.kind} incomplete: ${missing}`
        : `${incomplete.length} documents incomplete: ${missing}`,
    message: [
      ...incomplete.slice(0, MOST_SAID).map(sayIncomplete),
      ...(incomplete.length > MOST_SAID
        ? [`${incomplete.length - MOST_SAID} more documents are not complete either.`]
        : []),
    ].join(" "),
  };
};

const completeTitle = (judged: readonly DocumentVerdict[]): string =>
  judged.length === 1 ? `${judged[0]?.kind} complete` : `${judged.length} documents complete`;

const sayComplete = (judged: readonly DocumentVerdict[]): string => {
  const advice = judged.reduce((sum, { remarks }) => sum + remarks.length, 0);
  const named = judged.slice(0, MOST_SAID).map(({ path }) => quoted(path));
  const more = judged.length > named.length ? ` and ${judged.length - named.length} more` : "";
  return (
    `Nothing that the team demands is missing in ${named.join(", ")}${more}.` +
    (advice > 0 ? ` There is advice on ${counted(advice, "line")}.` : "")
  );
};

// Remarks repeat the document's own words.
const sayIncomplete = (document: DocumentVerdict): string => {
  const lacks = lacksOf(document);
  const said = lacks
    .slice(0, MOST_SAID)
    .map(({ line, message }) => `line ${line}: ${quoted(message)}`)
    .join(" ");
  const more = lacks.length > MOST_SAID ? ` And ${lacks.length - MOST_SAID} more.` : "";
  return `${quoted(document.path)} (${document.kind.toLowerCase()}) is not complete. ${said}${more}`;
};

/** What is missing comes first, so that advice never crowds it out. */
const annotationsOn = (judged: readonly DocumentVerdict[]): readonly Annotation[] => {
  const all = judged.flatMap(({ path, kind, remarks }) =>
    remarks.map(({ line, message, verdict }) => ({
      path,
      line,
      title: verdict === "fail" ? `${kind} incomplete` : "Advice",
      message,
      level: verdict === "fail" ? ("failure" as const) : ("warning" as const),
    })),
  );
  return [
    ...all.filter(({ level }) => level === "failure"),
    ...all.filter(({ level }) => level === "warning"),
  ].slice(0, MOST_ANNOTATIONS);
};
