import { createHash } from "node:crypto";
import type { NewIssue } from "../../domain/push.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { quoted } from "../../domain/words.js";
import type { Job } from "../../maintenance/job.js";
import type { Claims } from "./door.js";
import type { Due } from "./due.js";
import type { Done, Says } from "./entry.js";
import type { MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { labelsOf } from "./issue.js";
import { keyText, readKey } from "./keys.js";
import { type Logbook, readLogbook } from "./logbook.js";
import { occurrenceMark, readOccurrence } from "./marks.js";
import type { LogState } from "./state.js";
import { linkTo, runbookPath } from "./steps.js";

/** As many runbooks are asked for in one tick at most: each takes a request of those that a tick may make. */
const AT_ONCE = 2;
/** To claim takes two requests more: the entry, and to read who was the first. */
const TO_CLAIM = 2;

const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);

/** The key under which a page is asked for, once and for all: of a job and a path. No job can have such an id. */
const keyOf = ({ id }: Job, path: string): string => {
  const hash = createHash("sha256").update(`${id.toLowerCase()} ${path}`).digest("hex");
  return keyText({ job: `.runbook-${hash.slice(0, 16)}`, at: LONG_AGO });
};

export interface RunbooksOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly snapshot: MaintenanceSnapshot;
  readonly logbook: Logbook;
  readonly state: LogState;
  readonly mine: Claims;
  readonly now: Instant;
  readonly write: (says: Says) => Promise<number>;
  /** Is given each thing that was done. */
  readonly told: (done: Done) => void;
}

/** The issues that ask for missing runbooks, by job, in lower case; and how many requests it took to open some of them. */
export interface Asked {
  readonly issues: ReadonlyMap<string, number>;
  readonly spent: number;
}

/**
 * Has each missing runbook of jobs that are due asked for by an issue of its own, once (R15): one that was closed is not
 * asked for again. The keys are claimed like those of occurrences, so that several doors open one issue.
 *
 * @param files the pages that are there
 */
export const askForRunbooks = async (
  due: readonly Due[],
  files: ReadonlyMap<string, string>,
  options: RunbooksOptions,
): Promise<Asked> => {
  const { snapshot, state, told } = options;
  const issues = new Map<string, number>();
  const lacking = new Map<string, { readonly job: Job; readonly path: string }>();
  for (const { job } of due) {
    const path = runbookPath(job);
    if (path === undefined || files.has(path)) continue;
    const key = keyOf(job, path);
    const known = state.jobs.get(readKey(key)?.job ?? "");
    const there = known ? undefined : issueFor(key, snapshot);
    const number = known?.issue ?? there;
    if (number !== undefined) issues.set(job.id.toLowerCase(), number);
    // It was opened by somebody who stopped before it was written down.
    if (there !== undefined) told({ key, did: "opened", number: there, turns: [] });
    else if (!known && lacking.size < AT_ONCE) lacking.set(key, { job, path });
  }
  if (lacking.size === 0) return { issues, spent: 0 };
  const held = await claimed([...lacking.keys()], options);
  for (const key of held) {
    const { job, path } = lacking.get(key) as { job: Job; path: string };
    const issue = issueOf(job, path, key, snapshot);
    const { number } = await options.gateway.open(options.repository, { ...issue, assignees: [] });
    told({ key, did: "opened", number, turns: [] });
    issues.set(job.id.toLowerCase(), number);
  }
  return { issues, spent: TO_CLAIM + held.length };
};

const issueFor = (
  key: string,
  { occurrences, repositoryId }: MaintenanceSnapshot,
): number | undefined =>
  occurrences.find(({ body, byApp }) => byApp && readOccurrence(body, repositoryId)?.key === key)
    ?.number;

const claimed = async (
  keys: readonly string[],
  { gateway, repository, snapshot: { repositoryId }, logbook, mine, now, write }: RunbooksOptions,
): Promise<readonly string[]> => {
  mine.set(await write({ claims: keys }), now);
  const question = { logbook: logbook.number, issues: [], paths: [] };
  const { entries } = await gateway.consult(repository, question);
  const read = await readLogbook(gateway, repository, repositoryId, logbook.number, entries);
  return keys.filter((key) => mine.has(read.state.claims.get(key)?.entry ?? 0));
};

const issueOf = (
  job: Job,
  path: string,
  key: string,
  { repositoryId, url }: MaintenanceSnapshot,
): NewIssue => ({
  title: `Write the runbook ${path}`.slice(0, 250),
  body: [
    occurrenceMark(repositoryId, key, []),
    `The schedule names ${linkTo(job, url)} as the runbook of ${quoted(job.id)}, and this page is not there yet.`,
    "Whoever does the job next can write down what they do: what it is for, which access it takes, the steps as a list " +
      "that can be ticked off (`- [ ] …`), how to see that it worked, and how to go back. From then on the steps are " +
      "copied into the job's issues.",
    "Close this once the page is there, or if none is wanted: it is not asked for again.",
  ].join("\n\n"),
  labels: labelsOf(job),
});
