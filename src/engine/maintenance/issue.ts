import type { NewIssue } from "../../domain/push.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { Job } from "../../maintenance/job.js";
import type { Occurrence } from "../../maintenance/occurrences.js";
import type { Turn } from "../../maintenance/rotation.js";
import { filled, templateValues } from "../../maintenance/template.js";
import type { Due } from "./due.js";
import { MAINTENANCE_LABEL } from "./gateway.js";
import { occurrenceMark } from "./marks.js";

/** What an occurrence's issue is made of beside the job. */
export interface Particulars {
  readonly repositoryId: number;
  /** The repository's page. */
  readonly url: string;
  readonly turns: readonly Turn[];
  /** Who finds people where nobody is free: the owner, or a deputy, of the circle that the job belongs to. */
  readonly owner: string | undefined;
  /** The text of the runbook; undefined if it is no page of the repository, or is not there. */
  readonly runbook: string | undefined;
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
    occurrenceMark(about.repositoryId, key, about.turns),
    filled(job.body, values),
    sayExpiry(occurrence),
    saySeats(job, about),
    steps(job, about),
    sayDue(job, occurrence, about),
  ].filter((part) => part !== "");
  return {
    title: titleOf({ job, occurrence }),
    body: parts.join("\n\n").slice(0, LONGEST_TEXT),
    labels: labelsOf(job),
    assignees: [...new Set(about.turns.map(({ who }) => who))].slice(0, MOST_ASSIGNEES),
  };
};

const labelsOf = ({ labels }: Job): readonly string[] => {
  const others = labels.filter((label) => label.toLowerCase() !== MAINTENANCE_LABEL);
  return [MAINTENANCE_LABEL, ...others].slice(0, MOST_LABELS);
};

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
  const lines = seats.map(({ name }) => {
    const label = name === "" ? "For" : `**${name.replaceAll(/[\r\n*`<>]/g, " ").trim()}**`;
    const turn = turns.find(({ seat }) => seat === name);
    return `- ${label}: ${turn ? `@${turn.who}` : "nobody is free"}`;
  });
  const isShort = turns.length < seats.length;
  const ask = owner
    ? `@${owner}, please find somebody for what is not taken.`
    : "Please find somebody for what is not taken.";
  return [...lines, ...(isShort ? ["", ask] : [])].join("\n");
};

const isAddress = (runbook: string): boolean => /^https?:\/\//i.test(runbook);

/** The path of a job's runbook in the repository; undefined if it has none there. */
export const runbookPath = ({ runbook }: Job): string | undefined =>
  runbook === undefined || isAddress(runbook) ? undefined : runbook.replace(/^\.?\//, "");

const linkTo = (job: Job, url: string): string => {
  const path = runbookPath(job);
  return path === undefined
    ? `<${job.runbook}>`
    : `[${path.replaceAll(/[[\]\\]/g, "\\$&")}](${url}/blob/HEAD/${path.split("/").map(encodeURIComponent).join("/")})`;
};

/** A list item of Markdown that can be ticked off. */
const STEP = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s+(.+?)\s*$/;

/** The steps of a runbook: the items of its check lists, unticked. */
export const stepsOf = (runbook: string): readonly string[] =>
  runbook.split(/\r\n|\n|\r/).flatMap((line) => STEP.exec(line)?.[1] ?? []);

const steps = (job: Job, { url, runbook }: Particulars): string => {
  const isMissing = runbookPath(job) !== undefined && runbook === undefined;
  const first = isMissing ? [`Write the runbook: ${linkTo(job, url)} is not there yet.`] : [];
  const all = [...first, ...job.checklist, ...stepsOf(runbook ?? "")];
  return all.map((step) => `- [ ] ${step.replaceAll(/\s+/g, " ")}`).join("\n");
};

const sayDue = (job: Job, { at, key }: Occurrence, { url, now }: Particulars): string => {
  const late = now.since(at).total("hours") >= 1 ? ", opened late" : "";
  const runbook = job.runbook === undefined ? "" : ` Runbook: ${linkTo(job, url)}.`;
  return `Due: ${sayInstant(at, job.timezone)}${late}.${runbook}\n\n<sub>${quoted(key)}</sub>`;
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
