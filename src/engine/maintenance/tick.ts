import type { Repository } from "../../domain/subject.js";
import { earliest } from "../../domain/time.js";
import { underCalendar } from "../../maintenance/calendar.js";
import { readSchedule } from "../../maintenance/file/readSchedule.js";
import { carryOut } from "./carryOut.js";
import { UNKNOWN_CREW } from "./crew.js";
import { decideMaintenance } from "./decide.js";
import { isMine, type Tick, type TickOptions } from "./door.js";
import type { MaintenanceGateway } from "./gateway.js";
import { underWatch } from "./handover.js";
import { beginLogbook, type Logbook, logbookIn, readLogbook } from "./logbook.js";
import { AGAIN, askForSignals, askIn } from "./probe.js";
import { sayPlan } from "./say.js";
import { EMPTY } from "./state.js";

const NOTHING: Tick = { lines: [], opened: [], until: undefined, more: false };

/**
 * Looks at a repository's schedule of recurring jobs, and opens what is due.
 *
 * Several doors may do so at once. Whoever wants to open occurrences first claims their keys by an entry in the logbook,
 * which is a closed issue, reads the logbook again, and acts only on the keys that its entry is the first to claim:
 * GitHub numbers the comments of a repository in one order for everyone. What was opened is written down, so that it is
 * not opened again whatever becomes of the issue. A claim that nothing came of may be taken over after ten minutes; by the
 * hidden first line of the issue it is then known whether it was opened after all.
 *
 * @throws GatewayError when GitHub does not answer. A tick that failed half-way is simply made again.
 */
export const tick = async (repository: Repository, options: TickOptions): Promise<Tick> => {
  const { gateway, clock, dryRun = false, mine = new Map() } = options;
  const snapshot = await gateway.read(repository);
  if (!snapshot || snapshot.file.kind === "unreadable") return NOTHING;
  const there = logbookIn(snapshot);
  const { watch } = options.crew ?? UNKNOWN_CREW;
  const hasWatch = watch !== undefined && watch !== "none";
  if (snapshot.file.kind === "absent" && !there && !hasWatch) return NOTHING;
  const { readFile = readSchedule } = options;
  const asWritten = readFile(snapshot.file.kind === "text" ? snapshot.file.text : "");
  const written = underCalendar(asWritten.schedule, options.calendar?.isWorkingDay);
  const schedule = underWatch(written, watch);
  const reading = { ...asWritten, schedule };
  const { repositoryId } = snapshot;
  const now = clock.now();
  const logbook: Logbook | undefined = there
    ? await readLogbook(gateway, repository, repositoryId, there.number, there.entries)
    : undefined;
  const state = logbook?.state ?? EMPTY;
  const ask = askIn(gateway, repository);
  const { asked = new Map() } = options;
  const news = await askForSignals(schedule, state, now, asked, ask);
  const plan = decideMaintenance(reading, state, snapshot, now, isMine(mine, now), news);
  if (dryRun) {
    const about = { schedule: reading.schedule, crew: options.crew ?? UNKNOWN_CREW, now };
    return { ...NOTHING, lines: sayPlan(plan, reading, about) };
  }
  const book = logbook ?? (await begun(gateway, repository, repositoryId));
  // What was just written may take a moment to show.
  if (!book) return { ...NOTHING, until: now.add({ minutes: 1 }) };
  const did = await carryOut({ ...options, mine }, repository, snapshot, reading, plan, book);
  return {
    ...did,
    until: earliest([did.until, news.waits ? now.add(AGAIN) : undefined]),
    more: did.more || news.left,
  };
};

// Whoever finds that there are two goes on with the oldest, like everyone else.
const begun = async (
  gateway: MaintenanceGateway,
  repository: Repository,
  repositoryId: number,
): Promise<Logbook | undefined> => {
  const number = await beginLogbook(gateway, repository, repositoryId);
  const again = await gateway.read(repository);
  const there = again && logbookIn(again);
  if (there && there.number !== number)
    await gateway.change({ ...repository, number }, { body: `The logbook is #${there.number}.` });
  return there && readLogbook(gateway, repository, repositoryId, there.number, there.entries);
};
