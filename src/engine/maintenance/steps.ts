import { listed, quoted } from "../../domain/words.js";
import type { Job } from "../../maintenance/job.js";
import { copied, stepsOf } from "../../maintenance/runbook.js";

/** Of a runbook as many steps are copied as a person may still tick off. */
const MOST_STEPS = 200;

const isAddress = (runbook: string): boolean => /^https?:\/\//i.test(runbook);

const split = (runbook: string): readonly [path: string, anchor: string | undefined] => {
  const [path = "", anchor] = runbook.split("#", 2);
  return [path.replace(/^\.?\//, ""), anchor];
};

/** The path of a job's runbook in the repository, whichever part of it is meant; undefined if it has none there. */
export const runbookPath = ({ runbook }: Pick<Job, "runbook">): string | undefined =>
  runbook === undefined || isAddress(runbook) ? undefined : split(runbook)[0];

const filesAt = (url: string): string => `${url}/blob/HEAD`;
const addressOf = (path: string, url: string): string =>
  `${filesAt(url)}/${path.split("/").map(encodeURIComponent).join("/")}`;

/** A link to a job's runbook, in Markdown. */
export const linkTo = ({ runbook = "" }: Pick<Job, "runbook">, url: string): string => {
  if (isAddress(runbook)) return `<${runbook}>`;
  const [path, anchor] = split(runbook);
  const part = anchor === undefined ? "" : `#${encodeURIComponent(anchor)}`;
  return `[${path.replaceAll(/[[\]\\]/g, "\\$&")}](${addressOf(path, url)}${part})`;
};

/** What the steps of an occurrence are made of beside its job: see `Particulars`. */
export interface StepSources {
  readonly url: string;
  readonly runbook: string | undefined;
  readonly runbookIssue?: number | undefined;
}

/** The check list of an occurrence: the job's, that of its runbook, and what must be shown, in Markdown. */
export const stepList = (job: Job, { url, runbook, runbookIssue }: StepSources): string => {
  const path = runbookPath(job);
  const isMissing = path !== undefined && runbook === undefined;
  const asked = runbookIssue === undefined ? "" : ` (#${runbookIssue})`;
  const first = isMissing
    ? [`Write the runbook: ${linkTo(job, url)} is not there yet${asked}.`]
    : [];
  const page = addressOf(path ?? "", url);
  const ofPage = stepsOf(runbook ?? "", split(job.runbook ?? "")[1]).slice(0, MOST_STEPS);
  const ours = [...job.checklist, ...ofPage];
  const others = (job.evidence ?? []).filter((step) => !ours.some((one) => same(one, step)));
  return [
    ...first,
    ...job.checklist,
    ...ofPage.map((one) => copied(one, page, filesAt(url))),
    ...others,
  ]
    .map((step) => `- [ ] ${step.replaceAll(/\s+/g, " ")}`)
    .join("\n");
};

const same = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ""));
  return a === b;
};

/** What is asked for before an occurrence may close, in Markdown; empty where nothing is. */
export const sayEvidence = ({ evidence = [] }: Job): string =>
  evidence.length === 0
    ? ""
    : "Before this closes, a comment has to show that this was done, by a link or by naming it: " +
      `${listed(evidence.map(quoted), "and")}.`;
