import type { WatchChange } from "../../domain/duty/watch.js";
import type { Due as Deadline } from "../../domain/hours/due.js";
import { type Carried, seatLine } from "../../domain/maintenance/mark.js";
import type { NewIssue } from "../../domain/push.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { Job } from "../../maintenance/job.js";
import type { Occurrence } from "../../maintenance/occurrences.js";
import type { Turn } from "../../maintenance/rotation.js";
import { filled, templateValues } from "../../maintenance/template.js";
import type { Evidence } from "../../maintenance/when.js";
import { carriedBy, sayClosing } from "./carried.js";
import type { Due } from "./due.js";
import { MAINTENANCE_LABEL } from "./gateway.js";
import { carriedOf, handoverText, type Pressing } from "./handover.js";
import { occurrenceMark } from "./marks.js";
import { linkTo, sayEvidence, stepList } from "./steps.js";

/** What an occurrence's issue is made of beside the job. */
export interface Particulars {
  readonly repositoryId: number;
  /** The repository's page. */
  readonly url: string;
  readonly turns: readonly Turn[];
  /** Who comes next, should one of them pass the turn on. */
  readonly next?: Carried["next"];
  /** The change of the watch that it is, and what is open. */
  readonly handover?: { readonly change: WatchChange; readonly pressing: readonly Pressing[] };
  /** When it is closed as it stands. */
  readonly until?: Instant | undefined;
  /** Who finds people where nobody is free: the owner, or a deputy, of the circle that the job belongs to. */
  readonly owner: string | undefined;
  /** The text of the runbook; undefined if it is no page of the repository, or is not there. */
  readonly runbook: string | undefined;
  /** The issue that asks for a runbook which is not there. */
  readonly runbookIssue?: number | undefined;
  /** By when it is to be done, where the job says. */
  readonly deadline?: Deadline | undefined;
  readonly now: Instant;
}

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 256;
/** GitHub takes 65,536 characters; marks and seats need some. */
const LONGEST_TEXT = 60_000;
/** GitHub takes a hundred labels on an issue. */
const MOST_LABELS = 100;
/** GitHub takes ten assignees on an issue. */
const MOST_ASSIGNEES = 10;

/** The title of an occurrence. */
export const titleOf = ({ job, occurrence }: Pick<Due, "job" | "occurrence">): string =>
  filled(job.title, templateValues(occurrence.wall, occurrence.expiry)).slice(0, LONGEST_TITLE) ||
  job.id;

/** The issue of an occurrence. Its first line, hidden, is how watchbill knows it again. */
export const issueOf = (
  { job, occurrence, key }: Pick<Due, "job" | "occurrence" | "key">,
  about: Particulars,
): NewIssue & { readonly assignees: readonly string[] } => {
  const values = templateValues(occurrence.wall, occurrence.expiry);
  const parts = [
    occurrenceMark(about.repositoryId, key, about.turns, {
      ...carriedBy(job, about.next ?? [], about.until),
      ...termsIn(job, about.deadline),
      ...(about.handover ? carriedOf(about.handover.change) : {}),
    }),
    about.handover
      ? handoverText(about.handover.change, about.handover.pressing, job.timezone)
      : filled(job.body, values),
    sayExpiry(occurrence),
    saySilence(job, occurrence),
    saySeats(job, about),
    stepList(job, about),
    sayEvidence(job),
    sayClosing(job, about.until),
    sayDue(job, occurrence, about),
  ].filter((part) => part !== "");
  return {
    title: titleOf({ job, occurrence }),
    body: parts.join("\n\n").slice(0, LONGEST_TEXT),
    labels: labelsOf(job),
    assignees: [...new Set(about.turns.map(({ who }) => who))].slice(0, MOST_ASSIGNEES),
  };
};

/** What the hidden first line carries of the terms: see domain/maintenance/terms.ts. */
const termsIn = (
  { evidence = [] }: Job,
  deadline: Deadline | undefined,
): Pick<Carried, "due" | "warn" | "evidence"> => ({
  ...(deadline ? { due: String(deadline.due), warn: String(deadline.warn) } : {}),
  ...(evidence.length > 0 ? { evidence } : {}),
});

/** The labels of what is opened for a job: that of occurrences, and the job's own. */
export const labelsOf = ({ labels }: Job): readonly string[] => {
  const others = labels.filter((label) => label.toLowerCase() !== MAINTENANCE_LABEL);
  return [MAINTENANCE_LABEL, ...others].slice(0, MOST_LABELS);
};

const saySilence = ({ timezone }: Job, { silence }: Occurrence): string => {
  if (!silence) return "";
  const { of, since } = silence;
  const last = since ? ` since ${sayInstant(since, timezone)}` : "";
  return (
    `Nothing has been seen${last} of what does this by itself: ${WHAT[of.kind]} ${quoted(subjectOf(of))}. Please see to it; ` +
    "this closes by itself once it is seen again."
  );
};

const WHAT: Readonly<Record<Evidence["kind"], string>> = {
  workflow: "a green run of the workflow",
  commits: "a commit to",
  comments: "a comment by",
};

const subjectOf = (of: Evidence): string =>
  of.kind === "workflow" ? of.file : of.kind === "commits" ? of.path : of.by;

const sayExpiry = ({ expiry }: Occurrence): string => {
  if (!expiry) return "";
  const { daysLeft, reminder, of } = expiry;
  const left = daysLeft === 0 ? "It expires today" : `It expires in ${daysLeft} days`;
  const last = reminder === of && of > 1 ? "**This is the last reminder.** " : "";
  return `${last}${left} (reminder ${reminder} of ${of}).`;
};

/** Named so that GitHub tells them, whether or not they can be assigned. */
const saySeats = ({ seats }: Job, { turns, owner }: Particulars): string => {
  if (seats.length === 0) return "";
  const lines = seats.map(({ name }) =>
    seatLine(name, turns.find(({ seat }) => seat === name)?.who),
  );
  const isShort = turns.length < seats.length;
  const ask = owner
    ? `@${owner}, please find somebody for what is not taken.`
    : "Please find somebody for what is not taken.";
  const lacking = seats.flatMap(({ name, needs = [] }) => {
    if (needs.length === 0 || turns.some(({ seat }) => seat === name)) return [];
    return `${name === "" ? "It" : `The seat ${quoted(name)}`} needs ${listed(needs.map(quoted), "and")}.`;
  });
  return [...lines, ...(isShort ? ["", [ask, ...lacking].join(" ")] : [])].join("\n");
};

const sayDue = (job: Job, { at, key }: Occurrence, about: Particulars): string => {
  const { url, now, deadline } = about;
  const late = now.since(at).total("hours") >= 1 ? ", opened late" : "";
  const runbook = job.runbook === undefined ? "" : ` Runbook: ${linkTo(job, url)}.`;
  const by = deadline ? ` To be done by ${sayInstant(deadline.due, job.timezone)}.` : "";
  return `Due: ${sayInstant(at, job.timezone)}${late}.${by}${runbook}\n\n<sub>${quoted(key)}</sub>`;
};

/** What is said on the issue that is still open when its job is due again. */
export const sayStillOpen = ({ job, occurrence }: Due, who: readonly string[]): string => {
  const to =
    who.length > 0
      ? `${listed(
          who.map((one) => `@${one}`),
          "and",
        )}, this`
      : "This";
  return `${to} is due again: ${sayInstant(occurrence.at, job.timezone)}. The issue before is still open, so no other was opened.`;
};
