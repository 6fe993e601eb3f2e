import { type Instant, Temporal } from "../../domain/time.js";
import { calendarOf } from "../../engine/maintenance/calendar.js";
import { underCalendar, workingDaysIn } from "../../maintenance/calendar.js";
import { readSchedule } from "../../maintenance/file/readSchedule.js";
import { icalendar } from "../../maintenance/icalendar.js";
import { monthView } from "../../maintenance/monthView.js";
import { type Foreseen, preview } from "../../maintenance/preview.js";
import { unforeseen } from "../../maintenance/unforeseen.js";
import type { IsWorkingDay } from "../../maintenance/workingDays.js";
import { readPolicy } from "../../policy/policy.js";
import { sayProblem } from "../../policy/problem.js";
import type { Io } from "./io.js";
import { readInput } from "./readInput.js";

/** What `watchbill maintenance` was asked. */
export interface MaintenanceArguments {
  /** The schedule; `-` is standard input. */
  readonly file: string;
  /** A date, or a date and time with or without offset; without one it is of the file's zone. */
  readonly from: string;
  readonly until: string;
  /** The team's policy, by whose calendar working days are told where the schedule names none. */
  readonly policy?: string | undefined;
  readonly json?: boolean | undefined;
  readonly ics?: boolean | undefined;
}

/** So many years are previewed at most: whoever asks for more has mistyped one of the two days. */
const MOST_YEARS = 50;

/**
 * `watchbill maintenance FILE --from D --until D [--policy FILE] [--json | --ics]`: what a schedule brings, offline; from
 * inclusive, until exclusive.
 *
 * With `json` it says `[{"job", "at", "title", "assignees", "key"}]` by instant and then by job, `at` with the offset of
 * the job's zone; with `ics` an iCalendar file; else a page for each month. What is wrong with the file is said on the
 * other stream, line by line, and so is what cannot be foreseen.
 *
 * @returns the exit code: 0, 1 when a job is broken (the sound ones are shown all the same), 2 when it was used wrongly or
 * the file cannot be read.
 */
export const maintenance = (asked: MaintenanceArguments, { out, err }: Io): 0 | 1 | 2 => {
  const refuse = (message: string): 2 => {
    err(`${message}\n`);
    return 2;
  };
  if (asked.json && asked.ics)
    return refuse("--json and --ics are two answers; ask for one of them.");
  const wrong = ["from", "until"].find((name) => !FORM.test(asked[name as "from" | "until"]));
  if (wrong) return refuse(notADay(wrong, asked[wrong as "from" | "until"]));
  const input = readInput(asked.file);
  if ("problem" in input) return refuse(input.problem);
  const calendar = calendarFrom(asked.policy);
  if ("problem" in calendar) return refuse(calendar.problem);
  const { schedule: asWritten, problems } = readSchedule(input.text);
  const schedule = underCalendar(asWritten, calendar.isWorkingDay);
  const from = instantOf(asked.from, schedule.timezone);
  if (!from) return refuse(notADay("from", asked.from));
  const until = instantOf(asked.until, schedule.timezone);
  if (!until) return refuse(notADay("until", asked.until));
  if (Temporal.Instant.compare(until, from) < 0)
    return refuse(`--until ${asked.until} lies before --from ${asked.from}.`);
  if (until.since(from).total("hours") > MOST_YEARS * 366 * 24)
    return refuse(`From ${asked.from} until ${asked.until} is more than ${MOST_YEARS} years.`);

  for (const problem of problems) err(`${sayProblem(problem)}\n`);
  const entries = preview(schedule, from, until, workingDaysIn(schedule));
  if (asked.json) out(`${JSON.stringify(entries.map(asJson), null, 2)}\n`);
  else if (asked.ics) out(icalendar(entries, from));
  else
    out(
      entries.length > 0 ? monthView(entries, schedule.timezone) : "Nothing comes in these days.\n",
    );
  for (const job of schedule.jobs) {
    const rest = unforeseen(job);
    if (rest && !asked.json && !asked.ics) err(`${job.id} ${rest}, which no calendar shows.\n`);
  }
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
};

/** The working days of a policy file; of none, or of one that does not say when the team works, there are none. */
const calendarFrom = (
  file: string | undefined,
): { readonly isWorkingDay?: IsWorkingDay } | { readonly problem: string } => {
  if (file === undefined) return {};
  const input = readInput(file);
  if ("problem" in input) return input;
  const reading = readPolicy({ own: input.text });
  if ("problems" in reading)
    return { problem: [`${file} is not valid:`, ...reading.problems.map(sayProblem)].join("\n") };
  return calendarOf(reading.policy) ?? {};
};

const asJson = ({ job, at, title, turns, key }: Foreseen) => ({
  job: job.id,
  at: at.toString({ timeZone: job.timezone, smallestUnit: "second" }),
  title,
  assignees: turns.map(({ who }) => who),
  key,
});

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)\s?(z|[+-]\d{2}:?\d{2})?)?$/i;

/** A day's start in a zone, or an instant; undefined if the calendar has no such. */
const instantOf = (text: string, timezone: string): Instant | undefined => {
  const [, date, time, offset] = FORM.exec(text) ?? [];
  try {
    if (time && offset) return Temporal.Instant.from(`${date}T${time}${offset}`);
    const plain = Temporal.PlainDate.from(date ?? "", { overflow: "reject" });
    return plain
      .toZonedDateTime({ timeZone: timezone, ...(time ? { plainTime: time } : {}) })
      .toInstant();
  } catch {
    return undefined;
  }
};

const notADay = (name: string, text: string): string =>
  `--${name} "${text}" is no day; write a date such as 2026-01-31, or an instant such as 2026-01-31T09:00+01:00.`;
