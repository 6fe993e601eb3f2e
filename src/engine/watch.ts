import type { Gate } from "../domain/gate.js";
import { type MergeGroup, placeName } from "../domain/mergeGroup.js";
import type { Push } from "../domain/push.js";
import { type Repository, repositoryName, type Subject, subjectName } from "../domain/subject.js";
import type { Clock } from "../domain/time.js";
import { alarms } from "./alarms.js";
import { almanac, baseOf, type Circumstances } from "./circumstances.js";
import { decide } from "./decide.js";
import type { Decision } from "./decision.js";
import { gatekeeper } from "./deployments/gatekeeper.js";
import { watchPushes } from "./directPush/watch.js";
import { needsDocuments } from "./documents.js";
import { closedToo } from "./incidents/read.js";
import { type Landed, watchReports } from "./incidents/watch.js";
import type { Installation } from "./installation.js";
import type { Log } from "./log.js";
import type { Tick } from "./maintenance/door.js";
import { watchSchedules } from "./maintenance/watch.js";
import { watchGroups } from "./mergeGroup/watch.js";
import { keepQueues } from "./queue/keeper.js";
import { reconcile } from "./reconcile.js";
import { asksDeployments, asksIncidents, asksTeams, isDue } from "./sweepReasons.js";
import { workQueue } from "./workQueue.js";

/** Something that may matter, told to the watch by a door. It never says what to do, only where to look. */
export type Notice =
  | { readonly look: Subject }
  | { readonly lookAtGroup: MergeGroup }
  | { readonly sweep: Repository }
  /** The schedule of recurring jobs changed, or an issue that was opened for it. */
  | { readonly maintenance: Repository }
  | { readonly policyChanged: Repository }
  /** Something was deployed there; it matters if the policy wants changes tested first. */
  | { readonly deployed: Repository }
  /** An issue with these labels opened or closed there; it matters if one of them makes an incident by the policy. */
  | { readonly incidentsOf: Repository; readonly labels: readonly string[] }
  /** A deployment asks watchbill whether it may go ahead. */
  | { readonly gate: Gate }
  /** A change that may be waiting to be deployed there is no longer what it was. */
  | { readonly gates: Repository }
  /** Files landed on the default branch; it matters if one is an incident report. */
  | { readonly landed: Landed }
  /** A branch was pushed to; it matters if production is released from it. */
  | { readonly pushed: Push }
  /** People joined or left a team of this organisation. */
  | { readonly teamsChanged: string };

/** What a look came to, told to whoever keeps count. */
export interface Look {
  readonly subject: Subject | MergeGroup;
  readonly decision: Decision;
}

export interface Watch {
  /** Takes a notice in and returns at once; the work comes after. */
  notice(notice: Notice, installation: Installation): void;
  /** Resolves once all work is done, what is to be tried again included. */
  idle(): Promise<void>;
  /** Resolves once nothing runs or could run now; what waits for a rate limit or another attempt may remain. */
  quiet(): Promise<void>;
  /** Takes no more in, finishes what was begun, and sets no more alarms. */
  stop(): Promise<void>;
  /** How many subjects and repositories have work under way or waiting. */
  backlog(): number;
}

export interface WatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly dryRun?: boolean;
  /** Looks that are begun in a second for one installation, at most; no limit if not given. */
  readonly pace?: number | undefined;
  readonly onLook?: (look: Look) => void;
  readonly onTick?: (repository: Repository, tick: Tick) => void;
  /** Told when work is given up, by the name of its subject or repository. */
  readonly onFailure?: (what: string, error: unknown) => void;
}

/** From so many subjects due at once in one repository, a sweep costs fewer requests than a look at each. */
const SWEEP_FROM = 3;

const placeOf = (notice: Exclude<Notice, { readonly teamsChanged: string }>): Repository => {
  const [{ owner, name }] = Object.values(notice) as [Repository];
  return { owner, name };
};

/**
 * The watch: takes notices in, looks, and looks again when a finding's time is up. It runs for as long as a server
 * does, or for the one sweep of an Action; all doors lead here.
 */
export const startWatch = (options: WatchOptions): Watch => {
  const { clock, log, dryRun = false } = options;
  const queue = workQueue(clock, log, options.onFailure, options.pace);
  const known = almanac(clock);
  const homes = new Map<string, { repository: Repository; installation: Installation }>();
  let stopped = false;

  const bells = alarms(clock, subjectName, (due) => {
    const repositories = new Set(due.map(repositoryName));
    for (const repository of repositories) {
      const subjects = due.filter((subject) => repositoryName(subject) === repository);
      const home = homes.get(repository);
      if (!home) continue;
      if (subjects.length < SWEEP_FROM)
        for (const subject of subjects) look(subject, home.installation);
      else sweep(home.repository, home.installation, isDue);
    }
  });

  const told = (subject: Subject | MergeGroup, decision: Decision): void => {
    options.onLook?.({ subject, decision });
    const writes = decision.writes.map(({ kind }) => kind);
    if (writes.length > 0) log.info({ subject: placeName(subject), writes, dryRun }, "looked");
  };

  const queues = keepQueues({ clock, queue, known, log, dryRun });
  const groups = watchGroups({ clock, queue, known, dryRun, noted: told });

  const noted = (subject: Subject, decision: Decision | undefined): void => {
    if (!stopped) bells.set(subject, decision?.until);
    if (!decision) return;
    told(subject, decision);
    if (decision.writes.some(({ kind }) => kind.endsWith("check"))) groups.touched(subject);
  };

  const look = (subject: Subject, { lane, gateway }: Installation): void =>
    queue.add({
      key: subjectName(subject),
      lane,
      async run() {
        const circumstances = await known.consult(subject, gateway);
        const decision = await queues.during(
          subject,
          reconcile(subject, circumstances, gateway, clock, { dryRun }),
        );
        noted(subject, decision);
        if (decision?.elsewhere) look(decision.elsewhere, { lane, gateway });
        // No event tells of a pull request of watchbill's own.
        if (decision?.writes.some(({ kind }) => kind === "propose file") && !dryRun)
          sweep(subject, { lane, gateway });
        if (decision?.reports?.length)
          reports.look(subject, decision.reports, { lane, gateway }, false);
      },
    });

  const pushes = watchPushes({ queue, known, log, dryRun, onOpened: look });
  const reports = watchReports({ queue, known, log, dryRun, onTouched: look });
  const gates = gatekeeper({ clock, log, dryRun, queue, known, onUnanswered: look });
  const schedules = watchSchedules({
    clock,
    queue,
    known,
    log,
    dryRun,
    onTick: (repository, did) => options.onTick?.(repository, did),
    onOpened: look,
  });

  // A page is read to find out what is not in order; what is not gets a look of its own, with a fresh read under its
  // own key, so that a sweep can never write what another look has meanwhile overtaken.
  const sweep = (
    repository: Repository,
    installation: Installation,
    isNeeded?: (circumstances: Circumstances) => boolean,
    why = isNeeded?.name,
  ): void =>
    queue.add({
      // What is swept only if need be must not stand in for a sweep that is needed anyway.
      key: why ? `${repositoryName(repository)} (${why})` : repositoryName(repository),
      lane: installation.lane,
      async run() {
        const circumstances = await known.consult(repository, installation.gateway);
        if (isNeeded && !isNeeded(circumstances)) return;
        gates.sweep(repository, installation);
        if (!isNeeded) schedules.look(repository, installation);
        const round = queues.begin(repository, installation, circumstances);
        const closed = closedToo(circumstances, clock.now());
        for await (const page of installation.gateway.open(repository, closed))
          for (const sighting of page) {
            if ("group" in sighting) {
              groups.look(sighting.group, installation);
              continue;
            }
            const { snapshot, whole } = sighting;
            const decision = decide(snapshot, circumstances, clock.now());
            const isAll = whole && !needsDocuments(snapshot, circumstances);
            const isSettled = isAll && decision.writes.length === 0;
            round?.saw(snapshot, decision, !isSettled);
            if (isSettled) noted(snapshot.subject, decision);
            else look(snapshot.subject, installation);
          }
        round?.end();
      },
    });

  const homesOf = (owner: string) =>
    [...homes.values()].filter(({ repository }) => repository.owner === owner);

  // An organisation's base policy speaks for every repository that has been seen of it.
  const policyChanged = (repository: Repository, installation: Installation): void => {
    known.forgetPolicy(repository);
    sweep(repository, installation);
    if (repository.name !== baseOf(repository).name) return;
    for (const home of homesOf(repository.owner)) sweep(home.repository, home.installation);
  };

  const teamsChanged = (organisation: string): void => {
    known.forgetTeams();
    for (const home of homesOf(organisation)) sweep(home.repository, home.installation, asksTeams);
  };

  return {
    notice(notice, installation) {
      if (stopped) return;
      if ("teamsChanged" in notice) return teamsChanged(notice.teamsChanged);
      const repository = placeOf(notice);
      homes.set(repositoryName(repository), { repository, installation });
      if ("look" in notice) look(notice.look, installation);
      else if ("lookAtGroup" in notice) groups.look(notice.lookAtGroup, installation);
      else if ("gate" in notice) gates.look(notice.gate, installation);
      else if ("gates" in notice) gates.sweep(repository, installation);
      else if ("maintenance" in notice) schedules.look(repository, installation);
      else if ("landed" in notice)
        reports.look(repository, notice.landed.paths, installation, true);
      else if ("pushed" in notice) pushes.look(notice.pushed, installation);
      else if ("policyChanged" in notice) policyChanged(repository, installation);
      else if ("incidentsOf" in notice)
        sweep(repository, installation, asksIncidents(notice.labels), notice.labels.join());
      else sweep(repository, installation, "deployed" in notice ? asksDeployments : undefined);
    },
    idle: () => queue.idle(),
    quiet: () => queue.quiet(),
    async stop() {
      stopped = true;
      bells.stop();
      groups.stop();
      gates.stop();
      schedules.stop();
      queues.stop();
      await queue.stop();
    },
    backlog: () => queue.size(),
  };
};
