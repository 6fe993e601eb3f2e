import { type Day, dateOf, dayOf, daysIn, weekdayOf } from "../domain/calendar/dates.js";
import { MONTHS, WEEKDAYS } from "../domain/calendar/names.js";
import { wallOf } from "./occurrences.js";
import type { Foreseen } from "./preview.js";

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** Control characters are not passed on to the terminal. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ");

/**
 * What is foreseen as a calendar on a terminal: for each month a page with the days marked, and under it what comes when
 * and who takes it. Times are the zone's; a job of another zone has its own beside it.
 * @returns one block for each month in which something comes, with a line between them
 */
export const monthView = (entries: readonly Foreseen[], timezone: string): string => {
  const months = new Map<string, { year: number; month: number; entries: Placed[] }>();
  for (const entry of entries) {
    const wall = wallOf(entry.at, timezone);
    const { year, month, day } = dateOf(Math.floor(wall / 1440));
    const key = `${year}-${month}`;
    const block = months.get(key) ?? { year, month, entries: [] };
    block.entries.push({ entry, wall, day });
    months.set(key, block);
  }
  return [...months.values()].map((block) => monthBlock(block, timezone)).join("\n");
};

interface Placed {
  readonly entry: Foreseen;
  readonly wall: number;
  readonly day: number;
}

const monthBlock = (
  { year, month, entries }: { year: number; month: number; entries: readonly Placed[] },
  timezone: string,
): string => {
  const marked = new Set(entries.map(({ day }) => day));
  const heading = `${MONTHS[month - 1]} ${year} (${timezone})`;
  const names = WEEK.map((weekday) => ` ${(WEEKDAYS[weekday] as string).slice(0, 2)} `).join("");
  const lines = entries.map(({ entry, wall, day }, index) =>
    entryLine(entry, wall, entries[index - 1]?.day === day, timezone),
  );
  return [heading, "", names.trimEnd(), ...weeks(year, month, marked), "", ...lines, ""].join("\n");
};

const weeks = (year: number, month: number, marked: ReadonlySet<number>): string[] => {
  const first: Day = dayOf(year, month, 1);
  const lead = (weekdayOf(first) + 6) % 7;
  const cells = [
    ...Array.from({ length: lead }, () => "    "),
    ...Array.from({ length: daysIn(year, month) }, (_, index) => {
      const number = String(index + 1).padStart(2);
      return marked.has(index + 1) ? `[${number}]` : ` ${number} `;
    }),
  ];
  const count = Math.ceil(cells.length / 7);
  return Array.from({ length: count }, (_, row) =>
    cells
      .slice(row * 7, row * 7 + 7)
      .join("")
      .trimEnd(),
  );
};

const clock = (wall: number): string => {
  const minute = ((wall % 1440) + 1440) % 1440;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

const entryLine = (
  { job, title, turns, at, wall: ownWall }: Foreseen,
  wall: number,
  isSameDay: boolean,
  timezone: string,
): string => {
  const day = Math.floor(wall / 1440);
  const weekday = (WEEKDAYS[weekdayOf(day)] as string).slice(0, 3);
  const date = isSameDay ? "      " : `${weekday} ${String(dateOf(day).day).padStart(2)}`;
  const own =
    wallOf(at, job.timezone) === wall || job.timezone === timezone
      ? ""
      : ` (${clock(ownWall)} ${job.timezone})`;
  const who = turns.map(({ seat, who: login }) => (seat ? `${seat} @${login}` : `@${login}`));
  const people = who.length > 0 ? ` – ${who.join(", ")}` : "";
  return `  ${date}  ${clock(wall)}  ${printable(title)}${people}${own} [${job.id}]`;
};
