import { Misread } from "../calendar/misread.js";
import type { Call } from "./call.js";
import { readMoment } from "./moment.js";
import { several } from "./scope.js";
import { type FreezeSettings, type FreezeWindow, textsOf, windowsOf } from "./settings.js";
import { asWindow } from "./shortForm.js";
import type { Spans } from "./span.js";
import { type DayAndTime, MONDAY_TO_FRIDAY, type Terms } from "./terms.js";
import { union } from "./union.js";
import { at, Located } from "./where.js";
import { spansOf } from "./window.js";
import { readWorkingWeek } from "./workingWeek.js";

/** A window of the policy, understood. */
export interface Frame {
  readonly window: FreezeWindow;
  readonly spans: Spans;
  /** How it was called, if it does not stand in the policy. */
  readonly call?: Call | undefined;
}

/** The freeze section, understood. */
export interface FreezeCalendar {
  readonly settings: FreezeSettings;
  readonly windows: readonly Frame[];
  readonly within: readonly Frame[];
}

/** What is wrong, or surprising, in the freeze section, with its place as keys from `freeze` down. */
export interface FreezeProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: "error" | "warning";
}

/**
 * Understands the freeze section as its schema lets it through. What cannot be understood is left out of the
 * calendar and told among the problems, so that all of them can be mended at once.
 * @param timezone the policy's IANA zone
 */
export const readFreeze = (
  settings: FreezeSettings,
  timezone: string,
): { calendar: FreezeCalendar; problems: readonly FreezeProblem[] } => {
  const problems: FreezeProblem[] = [];
  const attempt = <T>(path: readonly (string | number)[], read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      const place = error instanceof Located ? error.place : [];
      problems.push({ path: [...path, ...place], message: error.message, severity: "error" });
      return undefined;
    }
  };
  for (const [name, written] of Object.entries(settings.dates ?? {}))
    for (const text of several(written)) attempt(["dates", name], () => readNamedDate(text));
  const isKnown = attempt(["working_days"], () => ({
    week: readWorkingWeek(settings.working_days, timezone),
  }));
  const week = isKnown ? isKnown.week : MONDAY_TO_FRIDAY;
  const frames = (
    key: "windows" | "merge_within",
    list: readonly (FreezeWindow | string)[],
  ): Frame[] =>
    list.flatMap((written, index) => {
      const window = asWindow(written);
      const path = [key, index];
      const spans = attempt(path, () => datedSpans(window, timezone, settings.dates ?? {}, week));
      return spans ? [{ window, spans }] : [];
    });
  const calendar = {
    settings,
    windows: frames("windows", windowsOf(settings)),
    within: frames("merge_within", settings.merge_within ?? []),
  };
  return { calendar, problems };
};

const readNamedDate = (text: string): DayAndTime => {
  const moment = readMoment(text);
  if (moment.kind !== "clock" || moment.day?.kind !== "date")
    throw new Misread(`"${text}" is no date; write it as 2026-10-05 or 2026-10-05 09:00`);
  const { day, time } = moment;
  return time === undefined ? { day } : { day, time };
};

const named =
  (dates: Readonly<Record<string, string>>): Terms["named"] =>
  (text) => {
    const date = Object.hasOwn(dates, text) ? dates[text] : undefined;
    return date === undefined ? undefined : readNamedDate(date);
  };

/** The spans of a window; where a named date it mentions stands for several dates, those of each. */
const datedSpans = (
  window: FreezeWindow,
  timezone: string,
  dates: NonNullable<FreezeSettings["dates"]>,
  week: Terms["week"],
): Spans => {
  const texts = textsOf(window);
  const mentioned = Object.entries(dates)
    .filter(([name]) => texts.some((text) => ` ${text} `.includes(` ${name} `)))
    .map(([name, written]) => [name, several(written)] as const);
  const count = Math.max(1, ...mentioned.map(([, list]) => list.length));
  const variants = Array.from(
    { length: count },
    (_, index): Readonly<Record<string, string>> =>
      Object.fromEntries(
        mentioned.map(([name, list]) => [name, list[Math.min(index, list.length - 1)] ?? ""]),
      ),
  );
  const uneven = mentioned.find(([, list]) => list.length !== 1 && list.length !== count);
  if (uneven)
    return at(window.from === undefined ? "after" : "from", () => {
      throw new Misread(
        `"${uneven[0]}" has ${uneven[1].length} dates, but another date named here has ${count}`,
      );
    });
  const spans = variants.map((variant) =>
    spansOf(window, timezone, { week, named: named(variant) }),
  );
  return spans.length === 1 && spans[0] ? spans[0] : union(spans);
};
