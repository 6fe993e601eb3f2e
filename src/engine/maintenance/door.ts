import type { Subject } from "../../domain/subject.js";
import { type Clock, type Instant, Temporal } from "../../domain/time.js";
import type { ScheduleReading } from "../../maintenance/file/readSchedule.js";
import type { TeamCalendar } from "./calendar.js";
import type { Crew } from "./crew.js";
import type { MaintenanceGateway } from "./gateway.js";
import type { AskedFor } from "./probe.js";
import type { Claim } from "./state.js";

export interface TickOptions {
  readonly gateway: MaintenanceGateway;
  readonly clock: Clock;
  readonly crew?: Crew;
  /** When the team works, where its policy says so. */
  readonly calendar?: TeamCalendar | undefined;
  readonly dryRun?: boolean;
  /** Reads the schedule; a door that ticks often remembers what a text came to. */
  readonly readFile?: (text: string) => ScheduleReading;
  /** When this door asked for each signal that the schedule waits for; it remembers them from tick to tick. */
  readonly asked?: AskedFor;
  /** The marks of what is said once and was said, as far as this door knows; it remembers them from tick to tick. */
  readonly told?: Set<string>;
  /** The claims that this door has made, and when by its own clock; it remembers them from tick to tick. */
  readonly mine?: Claims;
}

/** What a tick came to. */
export interface Tick {
  /** What was done, or in a dry run would be, in plain words, a sentence each. */
  readonly lines: readonly string[];
  readonly opened: readonly Subject[];
  /** When to tick again, if that is known and soon. */
  readonly until: Instant | undefined;
  /** Whether there is more to do at once. */
  readonly more: boolean;
}

/** The numbers of entries that made claims, and when by the clock of who made them. */
export type Claims = Map<number, Instant>;

/** A claim is acted on for half of the time for which others respect it. */
export const isMine =
  (mine: Claims, now: Instant) =>
  ({ entry }: Claim): boolean => {
    const made = mine.get(entry);
    return made !== undefined && Temporal.Instant.compare(now, made.add({ minutes: 5 })) < 0;
  };
