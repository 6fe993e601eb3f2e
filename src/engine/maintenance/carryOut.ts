import type { Repository, Subject } from "../../domain/subject.js";
import { earliest, type Instant } from "../../domain/time.js";
import type { ScheduleReading } from "../../maintenance/file/readSchedule.js";
import { checkpoint } from "./checkpoint.js";
import { keepStepClosings } from "./closings.js";
import { UNKNOWN_CREW } from "./crew.js";
import type { MaintenancePlan } from "./decide.js";
import { type Claims, isMine, type Tick, type TickOptions } from "./door.js";
import { type Due, nextDue } from "./due.js";
import { type Done, type Says, writeEntry } from "./entry.js";
import type { MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { HANDOVER, pressingLabels } from "./handover.js";
import { type Logbook, readLogbook } from "./logbook.js";
import { askForRunbooks } from "./missing.js";
import { keepMistakes } from "./mistakes.js";
import { doDues } from "./openings.js";
import { closeRecovered } from "./recovered.js";
import { sayDone, sayEntry } from "./say.js";
import { LEASE } from "./state.js";
import { runbookPath } from "./steps.js";

/** As many occurrences are opened in one tick at most, which so takes 15 requests at most; the next goes on at once. */
const AT_ONCE = 6;
/** After so many entries they are summed up, so that one page is always enough to know them all. */
const SUM_UP_AFTER = 40;
/** On as many closed occurrences it is said in one tick when they come next. */
const CLOSINGS_AT_ONCE = 3;
/** The logbook's entries stay well under what GitHub takes as a comment. */
const SEEN_AT_ONCE = 400;
/** How far ahead the next due occurrence is looked for: what comes later is found by a later sweep. */
const AHEAD = { hours: 25 };

/**
 * Carries a plan out: claims what is due, opens what was to be had, and writes down what was done; then keeps step with
 * mistakes and closed occurrences.
 */
export const carryOut = async (
  options: TickOptions & { readonly mine: Claims },
  repository: Repository,
  snapshot: MaintenanceSnapshot,
  { schedule, problems }: ScheduleReading,
  plan: MaintenancePlan,
  logbook: Logbook,
): Promise<Tick> => {
  const { gateway, clock, mine, crew = UNKNOWN_CREW } = options;
  const { repositoryId, url } = snapshot;
  const now = clock.now();
  let { since } = logbook;
  const write = (says: Says): Promise<number> => {
    since += 1;
    return gateway.log(repository, logbook.number, writeEntry(repositoryId, says, sayEntry(says)));
  };
  const batch = plan.due.slice(0, AT_ONCE);
  const unclaimed = batch.filter(({ key }) => {
    const claim = plan.state.claims.get(key);
    return !claim || !isMine(mine, now)(claim);
  });
  for (const says of entriesOf(plan, unclaimed, now)) {
    const id = await write(says);
    if (says.claims) mine.set(id, now);
  }

  const done: Done[] = [...plan.found];
  const opened: Subject[] = [];
  const record = async (): Promise<void> => {
    if (done.length > 0) await write({ done });
  };
  let held: readonly Due[] = [];
  let taken = held;
  let { state } = plan;
  try {
    if (batch.length > 0) {
      const answers = await gateway.consult(repository, {
        logbook: logbook.number,
        issues: batch.flatMap(({ job, previous }) =>
          job.stillOpen === "beside" || previous === undefined ? [] : [previous],
        ),
        paths: [...new Set(batch.flatMap(({ job }) => runbookPath(job) ?? []))],
        labels: batch.some(({ job }) => job.id === HANDOVER) ? pressingLabels(crew) : [],
      });
      const { entries } = answers;
      ({ state } = await readLogbook(gateway, repository, repositoryId, logbook.number, entries));
      held = batch.filter(({ key }) => {
        const claim = state.claims.get(key);
        return claim !== undefined && isMine(mine, clock.now())(claim);
      });
      const at = { calendar: options.calendar, now: clock.now() };
      const books = { gateway, repository, snapshot, logbook, state, mine, write, now: at.now };
      const runbooks = await askForRunbooks(held, answers.files, {
        ...books,
        told: (one) => done.push(one),
      });
      // What is left is claimed, and done in the next tick, at once.
      taken = held.slice(0, AT_ONCE - runbooks.spent);
      const open = { gateway, repository, repositoryId, url, schedule, crew, ...at };
      const about = { ...open, runbooks: runbooks.issues };
      await doDues(taken, state, answers, about, (one, issue) => {
        done.push(one);
        if (issue) opened.push(issue);
      });
    }
  } finally {
    // What was done before a failure is written down all the same; if that fails too, the marks on the issues tell.
    await record();
  }
  if (since >= SUM_UP_AFTER) await sumUp(options, repository, logbook.number, repositoryId, write);
  const about = { gateway, repository, repositoryId };
  for (const { issue, of } of plan.duplicates) await closeDuplicate(about, issue, of);
  const named = await keepMistakes({
    ...about,
    snapshot,
    problems,
    schedule,
    state,
    mine,
    now,
    logbook,
    write,
  });
  // A tick that opened something has had its share of requests.
  const atMost = batch.length > 0 ? 0 : CLOSINGS_AT_ONCE;
  const { told = new Set() } = options;
  const closings = await keepStepClosings({
    ...about,
    ...{ snapshot, schedule, crew, now, atMost, told },
  });
  const recovered =
    batch.length > 0
      ? []
      : await closeRecovered({ gateway, repository, snapshot, schedule, state, now, told });
  const lines = [...done.map(sayDone), ...named, ...closings.said, ...recovered];
  const next = nextDue(schedule, state, now.add({ seconds: 1 }), now.add(AHEAD));
  // Others hold what was not to be had: should they break off, it can be taken over then.
  const lapse = held.length < batch.length ? now.add(LEASE) : undefined;
  const isMoreDue = plan.due.length > batch.length || held.length > taken.length;
  const more = (isMoreDue && held.length > 0) || closings.left > 0;
  return { lines, opened, until: earliest([next, plan.waits, lapse]), more };
};

/** What is written before anything is done: what is new in the schedule, and what is about to be opened. */
const entriesOf = (
  { seen, gone, closed, sat }: MaintenancePlan,
  unclaimed: readonly Due[],
  now: Instant,
): readonly Says[] => {
  const jobs = Object.entries(seen);
  const says: Says[] = [];
  for (let from = 0; from < jobs.length; from += SEEN_AT_ONCE)
    says.push({ seen: Object.fromEntries(jobs.slice(from, from + SEEN_AT_ONCE)) });
  const last: Says = {
    ...says.pop(),
    ...(gone.length > 0 ? { gone } : {}),
    ...(Object.keys(closed).length > 0 ? { closed } : {}),
    ...(sat.length > 0 ? { sat } : {}),
    ...(unclaimed.length > 0 ? { claims: unclaimed.map(({ key }) => key) } : {}),
  };
  const all = Object.keys(last).length > 0 ? [...says, last] : says;
  return all.map((one) => (one.seen ? { now: now.toString(), ...one } : one));
};

/** Writes down what all entries come to, so that the next to read them needs only this one. */
const sumUp = async (
  { gateway }: TickOptions,
  repository: Repository,
  number: number,
  repositoryId: number,
  write: (says: Says) => Promise<number>,
): Promise<void> => {
  const { entries } = await gateway.consult(repository, { logbook: number, issues: [], paths: [] });
  const { state } = await readLogbook(gateway, repository, repositoryId, number, entries);
  for (const says of checkpoint(state)) await write(says);
};

const closeDuplicate = async (
  about: { gateway: MaintenanceGateway; repository: Repository; repositoryId: number },
  issue: number,
  of: number,
): Promise<void> => {
  const subject = { ...about.repository, number: issue };
  const mark = `<!-- watchbill:maintenance-duplicate ${about.repositoryId} ${of} -->`;
  await about.gateway.commentOnce(subject, mark, `This was opened twice; #${of} stands for it.`);
  await about.gateway.change(subject, { state: "closed", reason: "duplicate" });
};
