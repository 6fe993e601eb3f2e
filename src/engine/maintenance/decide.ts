import type { Turn } from "../../domain/maintenance/mark.js";
import { type Instant, Temporal } from "../../domain/time.js";
import type { ScheduleReading } from "../../maintenance/file/readSchedule.js";
import { type Due, duesOf, unknownTo } from "./due.js";
import type { Done, Says } from "./entry.js";
import type { MaintenanceSnapshot, SeenIssue } from "./gateway.js";
import { readKey } from "./keys.js";
import { readOccurrence } from "./marks.js";
import type { News } from "./probe.js";
import { type Claim, fold, type LogState, leaseEnd } from "./state.js";
import { closedLately } from "./waiting.js";

/** What a look at a schedule comes to, before anything is done. */
export interface MaintenancePlan {
  /** What the logbook is told of the schedule first. */
  readonly seen: Readonly<Record<string, string>>;
  readonly gone: readonly string[];
  readonly closed: Readonly<Record<string, string>>;
  readonly sat: NonNullable<Says["sat"]>;
  /** What the logbook comes to once it has been told. */
  readonly state: LogState;
  /** Occurrences to claim, and then to open; oldest first. */
  readonly due: readonly Due[];
  /** What was begun by somebody who stopped half-way, and needs only to be written down. */
  readonly found: readonly Done[];
  /** When the first claim that others hold on what is due may be taken over. */
  readonly waits: Instant | undefined;
  /** Issues of which an older one stands for the same key. */
  readonly duplicates: readonly { readonly issue: number; readonly of: number }[];
}

/**
 * Decides what is to be done about a schedule: a pure function of the file, the logbook, what GitHub shows, and the time.
 *
 * @param mine whether a claim is that of whoever decides, and young enough to act on
 * @param news what was learned of the signals that the schedule waits for
 */
export const decideMaintenance = (
  { schedule, problems }: ScheduleReading,
  logged: LogState,
  snapshot: Pick<MaintenanceSnapshot, "occurrences" | "repositoryId">,
  now: Instant,
  mine: (claim: Claim) => boolean = () => false,
  { seen: news, unasked }: Pick<News, "seen" | "unasked"> = { seen: {}, unasked: new Set() },
): MaintenancePlan => {
  const isWhole = problems.every(({ severity }) => severity !== "error");
  const { seen, gone } = unknownTo(schedule, logged, isWhole);
  const closed = { ...closedLately(schedule, logged, snapshot), ...news };
  const issues = issuesByKey(snapshot);
  const sat = satAfterAll(issues, logged, snapshot.repositoryId);
  const told = {
    id: logged.through + 1,
    at: now,
    says: { now: now.toString(), seen, gone, closed, sat },
  };
  // Not the entry's own number, which GitHub gives: an entry that it writes before this one must still be taken in.
  const state = { ...fold(logged, [told]), through: logged.through };
  const { due, given } = duesOf(schedule, state, now);
  const held = (key: string): Instant | undefined => {
    const claim = state.claims.get(key);
    if (!claim || mine(claim)) return undefined;
    return Temporal.Instant.compare(leaseEnd(claim), now) > 0 ? leaseEnd(claim) : undefined;
  };
  const free = due.filter(({ key, job }) => !held(key) && !unasked.has(job.id));
  const waits = [...due.map(({ key }) => key), ...given]
    .flatMap((key) => held(key) ?? [])
    .sort(Temporal.Instant.compare)[0];
  const here = (key: string): Done | undefined => {
    const issue = issues.get(key)?.[0];
    return issue && opened(key, issue, snapshot.repositoryId);
  };
  return {
    seen,
    gone,
    closed,
    sat,
    state,
    due: free.filter(({ key }) => !here(key)),
    found: [
      ...free.flatMap(({ key }) => here(key) ?? []),
      ...given.filter((key) => !held(key)).map((key): Done => here(key) ?? { key, did: "skipped" }),
    ],
    waits,
    duplicates: duplicatesAmong(issues, state),
  };
};

const issuesByKey = ({
  occurrences,
  repositoryId,
}: Pick<MaintenanceSnapshot, "occurrences" | "repositoryId">): ReadonlyMap<
  string,
  readonly SeenIssue[]
> => {
  const issues = new Map<string, SeenIssue[]>();
  // A person may copy an issue, mark and all: only an App's own counts.
  for (const issue of occurrences.filter(({ byApp }) => byApp)) {
    const key = readOccurrence(issue.body, repositoryId)?.key;
    if (key === undefined) continue;
    const known = [...(issues.get(key) ?? []), issue];
    issues.set(
      key,
      known.sort((one, other) => one.number - other.number),
    );
  }
  return issues;
};

const opened = (key: string, { number, body }: SeenIssue, repositoryId: number): Done => ({
  key,
  did: "opened",
  number,
  turns: pairs(readOccurrence(body, repositoryId)?.turns ?? []),
});

/** Who sat elsewhere than the logbook has it, at the newest occurrences: by what their issues say now. */
const satAfterAll = (
  issues: ReadonlyMap<string, readonly SeenIssue[]>,
  { jobs }: LogState,
  repositoryId: number,
): MaintenancePlan["sat"] =>
  [...jobs.values()]
    .flatMap(({ recent }) => recent?.sat ?? [])
    .flatMap(({ key, turns }) => {
      const mark = readOccurrence(issues.get(key)?.[0]?.body ?? "", repositoryId);
      if (!mark) return [];
      const now = mark.now ?? mark.turns;
      const isSo = JSON.stringify(pairs(now)) === JSON.stringify(pairs(turns));
      return isSo ? [] : [{ key, turns: pairs(now) }];
    });

const pairs = (turns: readonly Turn[]) => turns.map(({ seat, who }) => [seat, who] as const);

/** Two doors may both have acted, should a clock have been far off: of their issues the oldest stands. */
const duplicatesAmong = (
  issues: ReadonlyMap<string, readonly SeenIssue[]>,
  { jobs }: LogState,
): MaintenancePlan["duplicates"] =>
  [...issues].flatMap(([key, same]) => {
    const written = jobs.get(readKey(key)?.job ?? "")?.issue;
    const first = same.find(({ number }) => number === written) ?? same[0];
    return first
      ? same
          .filter(({ number, open }) => open && number !== first.number)
          .map(({ number }) => ({ issue: number, of: first.number }))
      : [];
  });
