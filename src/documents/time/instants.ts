import { Temporal } from "../../domain/time.js";
import { clocksIn } from "./clocks.js";
import { datesIn } from "./dates.js";
import { zoneIn } from "./moments.js";

/** A day and time of day as a report writes it. Its place on the world's clock is known only with an offset. */
export interface WrittenInstant {
  readonly local: Temporal.PlainDateTime;
  /** Minutes east of UTC; undefined where the zone is not written, or its name means several. */
  readonly offset: number | undefined;
  readonly zone: string | undefined;
}

/** What a text leaves out because it was said before: the day, and the zone of all times. */
export interface Said {
  readonly day?: Temporal.PlainDate | undefined;
  readonly zone?: string | undefined;
}

/** Abbreviations that mean one offset wherever they are used. BST, CST and IST mean several. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  WEST: 60,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
};

/** The offset that a zone's written name stands for, in minutes; undefined if it depends on place or season. */
export const offsetOf = (zone: string): number | undefined => {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign !== undefined)
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
  return OFFSETS[zone.toUpperCase()];
};

/** The first day that a text names with its year; undefined if it names none or an impossible one. */
export const dayIn = (text: string): Temporal.PlainDate | undefined => {
  const date = datesIn(text).find(({ possible, year }) => possible && year !== undefined);
  if (!date) return undefined;
  return Temporal.PlainDate.from({ year: date.year ?? 0, month: date.month, day: date.day });
};

/** The first instant that a text tells, with what it leaves out taken from what was said before. */
export const instantIn = (text: string, said: Said = {}): WrittenInstant | undefined => {
  const day = dayIn(text) ?? said.day;
  const clock = clocksIn(text).find(({ possible, minute }) => possible && minute !== undefined);
  if (!day || !clock || clock.hour > 23) return undefined;
  const zone = clock.zone ?? zoneIn(text) ?? said.zone;
  return {
    local: day.toPlainDateTime({ hour: clock.hour, minute: clock.minute ?? 0 }),
    offset: zone === undefined ? undefined : offsetOf(zone),
    zone,
  };
};

/** Minutes from one written instant to another; undefined where their zones cannot be compared. */
export const minutesBetween = (from: WrittenInstant, to: WrittenInstant): number | undefined => {
  const minutes = from.local.until(to.local).total({ unit: "minutes" });
  if (from.offset !== undefined && to.offset !== undefined)
    return minutes - (to.offset - from.offset);
  if (from.zone !== undefined && to.zone !== undefined && from.zone !== to.zone) return undefined;
  return minutes;
};
