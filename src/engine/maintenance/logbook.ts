import type { Repository } from "../../domain/subject.js";
import { stateOf } from "./checkpoint.js";
import { type Entry, readEntry } from "./entry.js";
import type { Entries, MaintenanceGateway, MaintenanceSnapshot } from "./gateway.js";
import { LOGBOOK_LABEL } from "./gateway.js";
import { logbookMark } from "./marks.js";
import { EMPTY, type LogState } from "./state.js";

/** The logbook as it was read. */
export interface Logbook {
  readonly number: number;
  readonly state: LogState;
  /** How many entries came since the state was last summed up. */
  readonly since: number;
}

const TEXT = `This is the logbook of the schedule in \`.github/maintenance.yml\`: watchbill writes down here which jobs it has
seen, what it is about to open, and what it has opened, so that nothing is opened twice, whatever becomes of the issues.
It is closed because nothing is to be done about it. Please leave it, its label and its comments as they are.`;

/** The logbook of a repository: the oldest one, should two have been begun at once. Undefined if there is none. */
export const logbookIn = ({ logbooks, repositoryId }: MaintenanceSnapshot) =>
  logbooks.find(({ body }) => body.startsWith(logbookMark(repositoryId)));

/** Begins a logbook. Whoever begins one at the same moment reads again which of them is the oldest. */
export const beginLogbook = (
  gateway: MaintenanceGateway,
  repository: Repository,
  repositoryId: number,
): Promise<number> =>
  gateway.openLogbook(repository, {
    title: "Maintenance log",
    body: `${logbookMark(repositoryId)}\n\n${TEXT}`,
    labels: [LOGBOOK_LABEL],
  });

/** What a logbook comes to, from its newest page, and from older ones as far as is needed. */
export const readLogbook = async (
  gateway: MaintenanceGateway,
  repository: Repository,
  repositoryId: number,
  number: number,
  newest: Entries,
): Promise<Logbook> => {
  let page = newest;
  let entries: readonly Entry[] = readable(page, repositoryId);
  for (;;) {
    const state = stateOf(entries, page.before === undefined);
    const summedUp = entries.findLastIndex(({ says }) => says.state !== undefined);
    if (state) return { number, state, since: entries.length - 1 - summedUp };
    if (page.before === undefined) return { number, state: EMPTY, since: entries.length };
    page = await gateway.olderEntries(repository, number, page.before);
    entries = [...readable(page, repositoryId), ...entries];
  }
};

const readable = ({ entries }: Entries, repositoryId: number): readonly Entry[] =>
  entries.flatMap((entry) => readEntry(entry, repositoryId) ?? []);
