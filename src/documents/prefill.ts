import type { Severity } from "../domain/document.js";
import { type Happening, happenings, type IssueEvent } from "../domain/history.js";
import { overSince } from "../domain/incident/closing.js";
import { plain } from "../domain/incident/say.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import type { Instant } from "../domain/time.js";
import { BLANK_REPORT } from "./blank.js";
import { factsOf } from "./facts/facts.js";
import { textOf } from "./markdown/block.js";
import { type Reading, read } from "./reading.js";
import type { Kind } from "./sections/kind.js";
import { ownBlocks, sectionsAbout } from "./sections/section.js";

/** What a report begins with, beside the issue itself. */
export interface Beginning {
  readonly severity: Severity;
  /** Login of who asked for the report, and so writes it. */
  readonly author: string;
  /** The team's IANA zone. */
  readonly timezone: string;
  /** The pull requests that refer to the incident. */
  readonly changes: readonly { readonly number: number; readonly title: string }[];
}

/** A timeline of more lines is no timeline any more. */
const MOST_EVENTS = 60;
const LONGEST_LINE = 160;

/**
 * A report on an incident with everything filled in that its issue tells: identity, severity, people, instants, a timeline
 * of comments, labels and assignments, and what a form's answers say. The rest is left blank, and found when it is left.
 * People's words stand in it as text alone: they mention nobody and are no Markdown.
 */
export const begunReport = (issue: IssueSnapshot, beginning: Beginning): string => {
  const { severity, author, timezone, changes } = beginning;
  const said = read(issue.body);
  const facts = factsOf(said);
  const [lead] = [facts.get("lead")?.text.replace(/^@/, ""), ...issue.assignees];
  const over = overSince(issue);
  const title = plain(issue.title);
  const head: Readonly<Record<string, string | undefined>> = {
    incident: `#${issue.subject.number}`,
    title: issue.title.trim(),
    severity,
    status: over ? "resolved" : "open",
    lead,
    author,
    started: facts.get("started")?.text,
    detected: facts.get("detected")?.text,
    declared: isoIn(issue.createdAt, timezone),
    resolved: facts.get("resolved")?.text ?? (over && isoIn(over, timezone)),
  };
  const [, top = "", ...sections] = BLANK_REPORT.split(/^---$/m);
  const filled = top.replaceAll(/^(\w+): ""(.*)$/gm, (line, key: string) =>
    head[key] ? `${key}: ${JSON.stringify(head[key])}` : line,
  );
  return [
    "",
    filled,
    withSections(sections.join("---"), said)
      .replace("[Title of the incident]", () => title)
      .replace("[your zone]", () => timezone)
      .replace("| YYYY-MM-DD HH:MM | [What happened] |", () =>
        [...timelineOf(issue, timezone), "| YYYY-MM-DD HH:MM | [What else happened] |"].join("\n"),
      )
      .replace(/^(\[Describe what was done[^\n]*)$/m, (line: string) =>
        [line, ...sayChanges(changes)].join("\n"),
      ),
  ].join("---");
};

/** The parts of a form's answers that the blank asks for, with the line of the blank that they take the place of. */
const ANSWERED: readonly (readonly [Kind, RegExp])[] = [
  ["summary", /^\[Describe in two or three sentences[^\n]*$/m],
  ["impact", /^\[Describe who and what was hit[^\n]*$/m],
  ["cause", /^\[Explain what caused it[^\n]*$/m],
  ["resolution", /^\[Describe what was done[^\n]*$/m],
];

const withSections = (blank: string, said: Reading): string =>
  ANSWERED.reduce((text, [kind, line]) => {
    const answer = sectionsAbout(said.root, kind)
      .flatMap(ownBlocks)
      .filter((block) => !block.quoted && block.kind !== "comment" && block.kind !== "code")
      .map((block) => `${block.kind === "item" ? "- " : ""}${plain(textOf(block))}`)
      .filter((one) => one.trim() !== "" && !/^\\?_?No response\\?_?$/i.test(one));
    return answer.length > 0 ? text.replace(line, () => answer.join("\n\n")) : text;
  }, blank);

const sayChanges = (changes: Beginning["changes"]): readonly string[] =>
  changes.length === 0
    ? []
    : ["", "Changes:", "", ...changes.map(({ number, title }) => `- #${number} ${plain(title)}`)];

const isoIn = (at: Instant, timezone: string): string =>
  at.toZonedDateTimeISO(timezone).toString({ smallestUnit: "minute", timeZoneName: "never" });

const timelineOf = (issue: IssueSnapshot, timezone: string): readonly string[] => {
  const opened = {
    at: issue.createdAt,
    what: `${issue.author?.login ?? "Somebody"} opens the incident`,
  };
  const told = happenings(issue).flatMap((happening) => {
    const what = tell(happening);
    return what === undefined ? [] : [{ at: happening.at, what }];
  });
  return [opened, ...told].slice(0, MOST_EVENTS).map(({ at, what }) => {
    const local = at.toZonedDateTimeISO(timezone);
    const time = local.toPlainTime().toString({ smallestUnit: "minute" });
    return `| ${local.toPlainDate()} ${time} ${local.offset} | ${what} |`;
  });
};

/** What happened, in a few words; undefined for what nobody did, and for what does not bear on the incident. */
const tell = (happening: Happening): string | undefined => {
  const { by, own } = happening;
  if (own || !by || by.bot) return undefined;
  if (happening.kind !== "commented") return `${by.login} ${sayEvent(happening)}`;
  const line = happening.comment.body
    .split(/\r?\n/)
    .map((one) => one.trim())
    .find((one) => /[\p{L}\d]/u.test(one) && !/^(?:[/>#|]|```|<!--)/.test(one));
  return line === undefined ? undefined : `${by.login}: ${plain(shortened(line))}`;
};

const shortened = (line: string): string =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1).trimEnd()}…`;

const sayEvent = (event: IssueEvent): string => {
  switch (event.kind) {
    case "labeled":
      return `puts on the label ${plain(event.label)}`;
    case "unlabeled":
      return `takes off the label ${plain(event.label)}`;
    case "assigned":
      return `assigns ${event.assignee}`;
    case "unassigned":
      return `unassigns ${event.assignee}`;
    case "closed":
      return "closes the incident";
    case "reopened":
      return "opens the incident again";
  }
};
