import type { Reading } from "../reading.js";
import { sectionsAbout, within } from "../sections/section.js";
import { clocksIn } from "../time/clocks.js";
import { datesIn } from "../time/dates.js";
import {
  dayIn,
  instantIn,
  minutesBetween,
  type Said,
  type WrittenInstant,
} from "../time/instants.js";
import { zoneIn } from "../time/moments.js";
import type { Entry } from "../timeline/entries.js";
import type { Fact, Value } from "./facts.js";

/** A point of a report that contradicts itself or the calendar. */
export interface Contradiction {
  readonly line: number;
  readonly message: string;
}

/** In the order that they can happen in. An incident may be declared late, so that only its start must come before. */
const ORDER: readonly Fact[] = ["started", "detected", "mitigated", "resolved"];
const SAY: Partial<Record<Fact, string>> = {
  started: "started",
  detected: "was detected",
  declared: "was declared",
  mitigated: "was mitigated",
  resolved: "was resolved",
};

export type Moments = ReadonlyMap<Fact, { readonly at: WrittenInstant; readonly line: number }>;

/** The instants among a report's facts. A time without a day is taken to be on the day told before it. */
export const momentsOf = (facts: ReadonlyMap<Fact, Value>, reading: Reading): Moments => {
  const found = new Map<Fact, { at: WrittenInstant; line: number }>();
  let said: Said = { zone: generalZone(reading) };
  for (const fact of ["started", "detected", "declared", "mitigated", "resolved"] as const) {
    const value = facts.get(fact);
    const at = value ? instantIn(value.text, said) : undefined;
    if (value && at) found.set(fact, { at, line: value.line });
    said = { ...said, day: (value ? dayIn(value.text) : undefined) ?? said.day };
  }
  return found;
};

/** `All times in CET`, or the zone in the timeline's heading. */
export const generalZone = (reading: Reading): string | undefined => {
  const told = reading.statements.find(
    ({ text }) =>
      /\btimes?\b.{0,40}\b(?:in|are)\b/i.test(text) &&
      text.length < 120 &&
      zoneIn(text) !== undefined,
  );
  if (told) return zoneIn(told.text);
  const [timeline] = sectionsAbout(reading.root, "timeline");
  const columns = reading.blocks.find(
    ({ kind, cells, columns }) =>
      kind === "row" && columns.length === 0 && /time|date/i.test(cells[0] ?? ""),
  );
  return zoneIn(timeline?.title ?? "") ?? zoneIn(columns?.cells[0] ?? "");
};

/** Moments that cannot have come in the order that the report gives them. */
export const disorder = (moments: Moments): readonly Contradiction[] => {
  const pairs: (readonly [Fact, Fact])[] = [["started", "declared"]];
  ORDER.forEach((later, at) => {
    for (const earlier of ORDER.slice(0, at)) pairs.push([earlier, later]);
  });
  return pairs.flatMap(([earlier, later]) => {
    const [from, to] = [moments.get(earlier), moments.get(later)];
    const minutes = from && to ? minutesBetween(from.at, to.at) : undefined;
    if (!to || minutes === undefined || minutes >= 0) return [];
    return [
      {
        line: to.line,
        message: `By the times given, the incident ${SAY[later]} before it ${SAY[earlier]}. Correct one of the two.`,
      },
    ];
  });
};

/** Entries of the timeline that tell an earlier instant than the one above, unless all do: then it begins with the newest. */
export const backwards = (
  entries: readonly Entry[],
  reading: Reading,
): readonly Contradiction[] => {
  const zone = generalZone(reading);
  const told = entries.flatMap(({ text, line }) => {
    const head = text.slice(0, 60);
    const at = dayIn(head) ? instantIn(head, { zone }) : undefined;
    return at ? [{ at, line }] : [];
  });
  const steps = told.slice(1).map(({ at, line }, index) => {
    const before = told[index]?.at ?? at;
    return { line, minutes: minutesBetween(before, at) ?? 0 };
  });
  const back = steps.filter(({ minutes }) => minutes < 0);
  if (back.length === steps.filter(({ minutes }) => minutes !== 0).length && back.length > 1)
    return [];
  return back.map(({ line }) => ({
    line,
    message:
      "This entry of the timeline is earlier than the one above it. Put them in order, or correct the time.",
  }));
};

/** Days and times that no calendar and no clock has: 31 February, 25:00, a year of five digits. */
export const impossible = (reading: Reading): readonly Contradiction[] => {
  const texts = [
    ...reading.blocks
      .filter(({ kind, quoted }) => kind !== "code" && kind !== "comment" && !quoted)
      .flatMap(({ lines }) => lines.map(({ bare, line }) => ({ text: bare, line }))),
    ...Object.entries(reading.frontMatter?.values ?? {}).flatMap(([key, value]) =>
      typeof value === "string"
        ? [{ text: value, line: reading.frontMatter?.lineOf(key) ?? 1 }]
        : [],
    ),
  ];
  return texts.flatMap(({ text, line }) => [
    ...datesIn(text)
      .filter(({ possible }) => !possible)
      .map(({ at, length }) => ({
        line,
        message: `${quote(text, at, length)} is no day of the calendar. Correct it.`,
      })),
    ...clocksIn(text)
      .filter(({ possible, at }) => !possible && /^[^\p{L}]*$/u.test(text.slice(0, at)))
      .map(({ at, length }) => ({
        line,
        message: `${quote(text, at, length)} is no time of day. Correct it.`,
      })),
  ]);
};

const quote = (text: string, at: number, length: number): string =>
  `"${text.slice(at, at + length).trim()}"`;

/** Sections headed by a moment, where no label gives it. */
export const hasZone = (reading: Reading, moments: Moments): boolean =>
  generalZone(reading) !== undefined ||
  [...moments.values()].some(({ at }) => at.zone !== undefined) ||
  within(reading.root).some(({ title }) => zoneIn(title) !== undefined);
