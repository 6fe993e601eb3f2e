import { incidentsNamed } from "../../documents/incidentNamed.js";
import type { DocumentCopy } from "../../domain/document.js";
import { readDuty } from "../../domain/duty/read.js";
import { type Repository, repositoryName, type Subject } from "../../domain/subject.js";
import { quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";
import type { Almanac, Circumstances } from "../circumstances.js";
import type { Gateway } from "../gateway.js";
import type { Installation } from "../installation.js";
import type { Log } from "../log.js";
import type { WorkQueue } from "../workQueue.js";
import type { LandedSighting } from "./gateway.js";
import { movedFrom, planActions, proposeNumbers } from "./landing.js";
import { askForNumbers, numbersMark } from "./numbers.js";
import { LONGEST_REPORT, landedMark, reportPaths, withReport } from "./read.js";

/** Files that were added or changed on the default branch of a repository. */
export interface Landed extends Repository {
  readonly paths: readonly string[];
}

export interface ReportWatchOptions {
  readonly queue: WorkQueue;
  readonly known: Almanac;
  readonly log: Log;
  readonly dryRun: boolean;
  /** An issue that was opened, or an incident whose report landed: it is looked at. */
  readonly onTouched: (issue: Subject, installation: Installation) => void;
}

/** So many reports of one push are read; whoever lands more at once has moved them. */
const MOST_REPORTS = 20;

/**
 * Watches what lands on the default branch (R50): each action of a report that names no issue gets one, once, and the
 * report gets their numbers by a pull request. All of it is found again by the issues that stand: a look that breaks off
 * is simply made again.
 */
export const watchReports = ({ queue, known, log, dryRun, onTouched }: ReportWatchOptions) => ({
  /** @param isNews whether the reports may just have landed, so that their incidents must be looked at. */
  look(
    repository: Repository,
    paths: readonly string[],
    installation: Installation,
    isNews: boolean,
  ): void {
    const { gateway, lane } = installation;
    queue.add({
      key: `${repositoryName(repository)} reports ${isNews ? "landed" : "stand"} ${paths.join(" ")}`,
      lane,
      async run() {
        const circumstances = await known.consult(repository, gateway);
        if (circumstances.policy.kind !== "valid") return;
        const { policy } = circumstances.policy;
        const reports = paths.filter(reportPaths(policy)).slice(0, MOST_REPORTS);
        const { incidents } = policy;
        if (reports.length === 0 || incidents === false) return;
        const label = incidents.actions === false ? "" : incidents.actions.label;
        const seen = await gateway.incidents.landed(repository, reports, label);
        if (!seen) return;
        const files = seen.files.filter(isReadable);
        const gone = await goneOf(movedFrom(files, repository, seen), repository, gateway);
        for (const copy of files) {
          const landing = { repository, seen, gone, policy, gateway, log, dryRun };
          const touched = await land(copy, landing);
          const named = isNews ? incidentsOf(copy, repository) : [];
          if (!dryRun)
            for (const number of named)
              await link(copy, { ...repository, number }, circumstances, gateway);
          for (const number of [...touched, ...named])
            onTouched({ ...repository, number }, installation);
        }
      },
    });
  },
});

/** Whether it is text, and no longer than what people write. */
const isReadable = (copy: DocumentCopy): copy is Extract<DocumentCopy, { readonly text: string }> =>
  "text" in copy && copy.text.length <= LONGEST_REPORT;

const goneOf = async (
  paths: readonly string[],
  repository: Repository,
  { incidents }: Gateway,
): Promise<ReadonlySet<string>> => {
  const seen = paths.length > 0 ? await incidents.landed(repository, paths, "") : undefined;
  const there = new Set(seen?.files.map(({ path }) => path));
  return new Set(seen ? paths.filter((path) => !there.has(path)) : []);
};

/** Who names more issues than this is on none of the others. */
const MOST_NAMED = 3;

const incidentsOf = ({ text }: { readonly text: string }, repository: Repository) => {
  const { own, mentioned } = incidentsNamed(text, repositoryName(repository));
  return (own.length > 0 ? own : mentioned).slice(0, MOST_NAMED);
};

/**
 * Names a report on its incident, once, if nothing there leads to it: it was pushed past pull requests, or its pull request
 * did not refer to the incident.
 */
const link = async (
  { path }: DocumentCopy,
  subject: Subject,
  circumstances: Circumstances,
  gateway: Gateway,
): Promise<void> => {
  const issue = await gateway.look(subject);
  if (issue?.kind !== "issue") return;
  const { incident } = await withReport(issue, circumstances, gateway);
  if (!incident || incident.landed.some((one) => one.path === path)) return;
  const mark = landedMark(subject, path);
  await gateway.maintenance.commentOnce(
    subject,
    mark,
    `A report on this incident has landed: ${quoted(path)}`,
  );
};

interface Landing {
  readonly repository: Repository;
  readonly seen: LandedSighting;
  readonly gone: ReadonlySet<string>;
  readonly policy: Policy;
  readonly gateway: Gateway;
  readonly log: Log;
  readonly dryRun: boolean;
}

/** Brings the actions of one report in order, and gives the issues and the pull request that it opened: no event tells of them. */
const land = async (
  copy: Extract<DocumentCopy, { readonly text: string }>,
  landing: Landing,
): Promise<readonly number[]> => {
  const { repository, policy, gateway, log, dryRun } = landing;
  const actions = planActions(copy, { ...landing, duty: readDuty(policy, policy.timezone) });
  const missing = actions.filter(({ known }) => known === undefined);
  if (missing.length > 0)
    log.info({ report: copy.path, issues: missing.length, dryRun }, "Actions have no issue");
  if (actions.length === 0 || dryRun) return [];
  const opened = new Map<string, number>();
  for (const { mark, issue } of missing)
    if (!opened.has(mark.key))
      opened.set(mark.key, (await gateway.maintenance.open(repository, issue)).number);
  const numbers = new Map(
    actions.map(({ line, mark, known }) => [line, known ?? (opened.get(mark.key) as number)]),
  );
  const proposed = await gateway.incidents.propose(
    repository,
    proposeNumbers(copy, numbers, landing.seen),
  );
  if (proposed !== "refused") return [...opened.values(), proposed];
  await ask(copy, numbers, actions[0]?.mark.incident, landing);
  return [...opened.values()];
};

/** Asks for the numbers once for each set of issues: in the incident, or else in the first action's issue. */
const ask = async (
  copy: Extract<DocumentCopy, { readonly text: string }>,
  numbers: ReadonlyMap<number, number>,
  incident: number | undefined,
  { repository, gateway }: Landing,
): Promise<void> => {
  const issues = [...new Set(numbers.values())].sort((one, other) => one - other);
  // A report may name an incident that is none of this repository's issues.
  const isThere =
    incident !== undefined && (await gateway.incidents.read({ ...repository, number: incident }));
  const number = isThere ? incident : issues[0];
  if (number === undefined) return;
  await gateway.maintenance.commentOnce(
    { ...repository, number },
    numbersMark(repository, issues),
    askForNumbers(copy, numbers),
  );
};
