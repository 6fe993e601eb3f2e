import { type Instant, Temporal } from "../../domain/time.js";
import { after, NOBODY_YET, type Standing, type Turn } from "../../maintenance/rotation.js";
import { isSignal } from "../../maintenance/signal.js";
import type { Done, Entry, Says } from "./entry.js";
import { type Key, keyText, readKey } from "./keys.js";

/** What the logbook tells of one job. */
export interface JobState {
  /** Fingerprint of when it comes; empty when it is not in the schedule. */
  readonly rule: string;
  /** Since when it has come by this rule: nothing before is opened. */
  readonly since: Instant;
  /** The latest occurrence that something became of. */
  readonly settled: Instant | undefined;
  /** The issue that was opened last. */
  readonly issue: number | undefined;
  /** When an occurrence of it was last closed, or a signal last seen, where the schedule has anything wait for that. */
  readonly closed: Instant | undefined;
  readonly standing: Standing;
  /** The standing before the newest occurrences, and who sat at each of these: what may still change. */
  readonly recent?: Recent | undefined;
}

export interface Recent {
  readonly before: Standing;
  /** Oldest first. */
  readonly sat: readonly { readonly key: string; readonly turns: readonly Turn[] }[];
}

/** At as many of a job's newest occurrences it counts who sat after all; before that, who was given the seat. */
const RECENT = 8;

/** Somebody is acting on a key, or has stopped half-way. */
export interface Claim {
  /** The entry that made it. */
  readonly entry: number;
  readonly at: Instant;
}

/** All that the logbook comes to. */
export interface LogState {
  /** By id. */
  readonly jobs: ReadonlyMap<string, JobState>;
  /** By key. */
  readonly claims: ReadonlyMap<string, Claim>;
  /** The newest entry that is in it. */
  readonly through: number;
}

export const EMPTY: LogState = { jobs: new Map(), claims: new Map(), through: 0 };

/**
 * How long a claim is respected. Whoever made it acts within half of that, or claims anew: so clocks may differ by
 * minutes.
 */
export const LEASE = { minutes: 10 };

/** The instant at which a claim may be taken over. */
export const leaseEnd = ({ at }: Claim): Instant => at.add(LEASE);

/**
 * The state after more entries. Everyone who reads the same entries comes to the same state: of several who claim a key
 * the first entry holds it, and the next only once its lease is over. Entries that are in the state already change
 * nothing.
 */
export const fold = (state: LogState, entries: readonly Entry[]): LogState => {
  const jobs = new Map(state.jobs);
  const claims = new Map(state.claims);
  let { through } = state;
  for (const entry of [...entries].sort((one, other) => one.id - other.id)) {
    if (entry.id <= through) continue;
    through = entry.id;
    for (const id of texts(entry.says.gone)) leave(jobs, claims, id.toLowerCase());
    see(jobs, entry);
    for (const [id, at] of Object.entries(entry.says.closed ?? {})) close(jobs, id, at);
    for (const text of texts(entry.says.claims)) {
      const key = readKey(text);
      if (key) claim(jobs, claims, key, entry);
    }
    for (const done of list(entry.says.done)) finish(jobs, claims, done);
    for (const sat of list(entry.says.sat)) resit(jobs, sat);
  }
  return { jobs, claims, through };
};

const list = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? value : [];
const texts = (value: readonly string[] | undefined): readonly string[] =>
  list(value).filter((text) => typeof text === "string");

type Jobs = Map<string, JobState>;
type Claims = Map<string, Claim>;

const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);
const NEW: JobState = {
  rule: "",
  since: LONG_AGO,
  settled: undefined,
  issue: undefined,
  closed: undefined,
  standing: NOBODY_YET,
};

const leave = (jobs: Jobs, claims: Claims, id: string): void => {
  const job = jobs.get(id);
  if (job) jobs.set(id, { ...job, rule: "" });
  for (const key of claims.keys()) if (readKey(key)?.job === id) claims.delete(key);
};

const see = (jobs: Jobs, { says, at }: Entry): void => {
  const since = instant(says.now) ?? at;
  for (const [spelled, rule] of Object.entries(says.seen ?? {})) {
    const id = spelled.toLowerCase();
    const job = jobs.get(id) ?? NEW;
    if (job.rule !== rule) jobs.set(id, { ...job, rule, since });
  }
};

const close = (jobs: Jobs, id: string, text: string): void => {
  // What is no job, and is waited for, is in the logbook only once it was seen.
  const job = jobs.get(id.toLowerCase()) ?? (isSignal(id) ? NEW : undefined);
  const at = instant(text);
  if (!job || !at || (job.closed && Temporal.Instant.compare(at, job.closed) <= 0)) return;
  jobs.set(id.toLowerCase(), { ...job, closed: at });
};

const instant = (text: string | undefined): Instant | undefined => {
  try {
    return text === undefined ? undefined : Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
};

const isSettled = (jobs: Jobs, { job, at }: Key): boolean => {
  const settled = jobs.get(job)?.settled;
  return settled !== undefined && Temporal.Instant.compare(at, settled) <= 0;
};

const claim = (jobs: Jobs, claims: Claims, key: Key, { id, at }: Entry): void => {
  const text = keyText(key);
  const held = claims.get(text);
  if (held ? Temporal.Instant.compare(at, leaseEnd(held)) < 0 : isSettled(jobs, key)) return;
  claims.set(text, { entry: id, at });
};

// Whoever took a stalled claim over may write what the first comes to write as well: it counts once.
const finish = (jobs: Jobs, claims: Claims, { key: text, did, number, turns }: Done): void => {
  const key = readKey(String(text));
  if (!key) return;
  const wasClaimed = claims.delete(keyText(key));
  const isLate = isSettled(jobs, key);
  if (isLate && !wasClaimed) return;
  const job = jobs.get(key.job) ?? NEW;
  const opened = did === "opened";
  const seated = list(turns).map(([seat, who]) => ({ seat, who }));
  jobs.set(key.job, {
    ...job,
    settled: isLate ? job.settled : key.at,
    issue: opened && !isLate ? number : job.issue,
    ...(opened ? seatedAt(job, keyText(key), seated) : {}),
  });
};

// A job without seats has nothing that could change.
const seatedAt = (
  { standing, ...job }: JobState,
  key: string,
  turns: readonly Turn[],
): Pick<JobState, "standing" | "recent"> => {
  if (!job.recent && turns.length === 0) return { standing: after(standing, turns) };
  const recent = job.recent ?? { before: standing, sat: [] };
  const all = [...recent.sat, { key, turns }];
  const old = all.slice(0, -RECENT);
  const before = old.reduce((then, one) => after(then, one.turns), recent.before);
  return { standing: after(standing, turns), recent: { before, sat: all.slice(-RECENT) } };
};

const resit = (jobs: Jobs, { key: text, turns }: NonNullable<Says["sat"]>[number]): void => {
  const key = readKey(String(text));
  if (!key) return;
  const job = jobs.get(key.job);
  if (!job?.recent?.sat.some((one) => one.key === keyText(key))) return;
  const { before } = job.recent;
  const seated = list(turns).map(([seat, who]) => ({ seat, who }));
  const sat = job.recent.sat.map((one) =>
    one.key === keyText(key) ? { ...one, turns: seated } : one,
  );
  const standing = sat.reduce((then, one) => after(then, one.turns), before);
  jobs.set(key.job, { ...job, standing, recent: { before, sat } });
};
