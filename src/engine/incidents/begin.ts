import { begunReport } from "../../documents/prefill.js";
import type { Asked } from "../../domain/asked.js";
import { type DocumentSettings, settingsFor } from "../../domain/document.js";
import type { NoteEffect } from "../../domain/effect.js";
import type { IncidentReport } from "../../domain/incident/report.js";
import { noteMark, notesOn } from "../../domain/note.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { listed, quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";
import type { Write } from "../gateway.js";
import { judgeIncident } from "./judge.js";

/** Key of the note that tells where the report was begun. */
const BEGUN = "report begun";
/** GitHub's comments hold 65,536 characters, and addresses about eight thousand. */
const LONGEST_TEXT = 50_000;
const LONGEST_ADDRESS = 7_000;

/** What `/report` comes to. */
export interface Begun {
  readonly notes: readonly NoteEffect[];
  readonly writes: readonly Write[];
}

const NOTHING: Begun = { notes: [], writes: [] };

/**
 * Answers `/report`: the first one begins the report by a pull request, or in a comment where watchbill may not write files;
 * any other is told where the report is.
 */
export const beginReport = (
  issue: IssueSnapshot,
  policy: Policy,
  asked: readonly Asked[],
): Begun => {
  const requests = asked.filter(({ request }) => request.command === "report");
  const [first, ...others] = requests;
  const { incident } = issue;
  if (!first || !incident?.place) return NOTHING;
  const report = judgeIncident(issue, policy);
  if (!report) return NOTHING;
  const begun = notesOn(issue).get(BEGUN);
  if (begun) {
    const pull = /in (#\d+)/.exec(begun.body)?.[1];
    const where = pull ? `in ${pull}` : "in a comment above";
    return answered(others, `The report on this incident was begun ${where}. Please go on there.`);
  }
  if (report.path !== undefined)
    return answered(requests, `The report on this incident is ${quoted(report.path)}.`);
  // What a stranger proposes keeps nobody from writing the report.
  const proposed = report.proposed.filter(({ byInsider }) => byInsider);
  if (proposed.length > 0)
    return answered(
      requests,
      `${sayPulls(proposed)} the report on this incident. Please go on there.`,
    );
  const path = pathFor(issue, policy);
  if (path === undefined) return NOTHING;
  const text = begunReport(issue, {
    severity: report.severity,
    author: first.by,
    timezone: policy.timezone,
    changes: incident.place.changes,
  });
  const { number } = issue.subject;
  const mark = noteMark(issue.subject, BEGUN);
  return {
    notes: [],
    writes: [
      {
        kind: "propose file",
        proposal: {
          branch: `watchbill/report-${number}`,
          base: incident.place.defaultBranch,
          path,
          text,
          title: `Report on incident #${number}`,
          body: `The report on #${number}, with what the issue tells filled in. What is left in square brackets is still to be written; the check says what is missing, and at which line.`,
        },
        said: `${mark}\n\nThe report on this incident is begun in {pull}, with what this issue tells filled in. Please complete it there.`,
        otherwise: `${mark}\n\n${inComment(path, text, incident.place)}`,
      },
    ],
  };
};

const answered = (requests: readonly Asked[], body: string): Begun => ({
  notes: requests.map(({ comment }) => ({ kind: "note", key: `report asked ${comment}`, body })),
  writes: [],
});

const sayPulls = (proposed: IncidentReport["proposed"]): string => {
  const pulls = [...new Set(proposed.map(({ pull }) => `#${pull}`))];
  return `${listed(pulls, "and")} ${pulls.length === 1 ? "brings" : "bring"}`;
};

// A bracket would end the link.
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll("(", "%28").replaceAll(")", "%29");

/** The report in a comment, with a link to GitHub's page for new files, which takes the text along where there is room. */
const inComment = (
  path: string,
  text: string,
  {
    url,
    defaultBranch,
  }: { readonly url: string; readonly defaultBranch: { readonly name: string } },
): string => {
  const page = `${url}/new/${encodeURIComponent(defaultBranch.name)}?filename=${encoded(path)}`;
  const filled = `${page}&value=${encoded(text)}`;
  const takesText = filled.length <= LONGEST_ADDRESS;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [
    `Here is the report on this incident, with what this issue tells filled in. [Begin the file](${takesText ? filled : page}) ` +
      `${quoted(path)}${takesText ? "" : ", put the text below into it,"} and propose it as a pull request.`,
    "<details><summary>The report</summary>",
    `${fence}markdown\n${text.slice(0, LONGEST_TEXT)}\n${fence}`,
    "</details>",
  ].join("\n\n");
};

/** Where a report on an incident goes: by the first pattern for incident reports that has a place for it. */
export const pathFor = (
  { subject, title, createdAt }: IssueSnapshot,
  { documents, timezone }: Pick<Policy, "documents" | "timezone">,
): string | undefined => {
  const day = createdAt.toZonedDateTimeISO(timezone).toPlainDate().toString();
  const plainName = `${day}-${subject.number}`;
  const words = slug(title);
  const settings: readonly DocumentSettings[] = documents || [];
  // A title may make it a name that is left alone, such as a template's.
  const names = [...(words === "" ? [] : [`${plainName}-${words}`]), plainName];
  return names.map((name) => placeIn(settings, name)).find((path) => path !== undefined);
};

const placeIn = (settings: readonly DocumentSettings[], name: string): string | undefined =>
  settings
    .filter(({ contract }) => contract === "incident-report")
    .flatMap(({ paths }) => paths)
    .map((pattern) => {
      const rooted = pattern.replace(/^\.?\//, "").replaceAll("**/", "");
      const path = rooted.replace(/(^|\/)\**$/, "$1*.md");
      return path.replaceAll(/\*+/g, name);
    })
    .find(
      (path) => path.includes(name) && settingsFor(settings, path)?.contract === "incident-report",
    );

const slug = (title: string): string =>
  title
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
