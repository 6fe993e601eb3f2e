import type { Day } from "../../domain/calendar/dates.js";
import { readTime } from "../../domain/freeze/moment.js";
import { closest } from "../../policy/closest.js";
import { type Path, type Remark, shown } from "../../policy/problem.js";
import { properTimezone } from "../../policy/timezone.js";
import type { CatchUp, Job, Seat, StillOpen } from "../job.js";
import { TEMPLATE_NAMES, unknownNames } from "../template.js";
import { readOneDay } from "../words/when.js";
import { remarksOnWhen } from "./checkWhen.js";
import type { RawJob } from "./raw.js";
import { readWhens } from "./readWhens.js";
import { gather, type Remarks } from "./remarks.js";

/** What holds for the jobs that do not say. */
export interface Defaults {
  readonly timezone: string;
  /** Minutes after 00:00. */
  readonly at: number;
  readonly people: readonly string[];
  readonly catchUp: CatchUp;
  readonly stillOpen: StillOpen;
}

/**
 * Reads one job that the schema lets through.
 * @param path where it stands in the file
 * @returns the job, unless a remark that is no warning is on it
 */
export const readJob = (
  raw: RawJob,
  defaults: Defaults,
  path: Path,
): { readonly job: Job | undefined; readonly remarks: readonly Remark[] } => {
  const remarks = gather();
  const day = (key: "start" | "end" | "last_done"): Day | undefined => {
    const text = raw[key];
    return text ? remarks.read([...path, key], () => readOneDay(text)) : undefined;
  };
  const start = day("start");
  const end = day("end");
  const at = raw.at ? remarks.read([...path, "at"], () => readTime(raw.at as string)) : undefined;
  const whens = readWhens(raw.when, [...path, "when"], remarks);
  const job: Job = {
    id: raw.id,
    title: raw.title,
    body: raw.body ?? "",
    labels: raw.labels ?? [],
    checklist: raw.checklist ?? [],
    runbook: raw.runbook ?? undefined,
    when: whens.map(({ when }) => when),
    at: at ?? defaults.at,
    timezone: raw.timezone ? properTimezone(raw.timezone) : defaults.timezone,
    start,
    end,
    lastDone: day("last_done"),
    dayOff: raw.day_off ?? undefined,
    seats: seatsOf(raw, defaults, path, remarks),
    catchUp: raw.catch_up ?? defaults.catchUp,
    stillOpen: raw.still_open ?? defaults.stillOpen,
  };
  checkTemplates(raw, path, remarks);
  if (start !== undefined && end !== undefined && end < start)
    remarks.add([...path, "end"], `the job ends before it starts, so it never comes`);
  for (const { when, path: place } of whens) remarksOnWhen(job, when, place, remarks);
  if (raw.at && whens.length > 0 && whens.every(({ when }) => "minutes" in when && when.minutes))
    remarks.add([...path, "at"], `"when" names the time already; keep one of the two`);
  const isBroken = remarks.all.some(({ severity }) => severity !== "warning");
  return { job: isBroken ? undefined : job, remarks: remarks.all };
};

const login = (who: string): string => who.replace(/^@/, "");

const seatsOf = (raw: RawJob, defaults: Defaults, path: Path, remarks: Remarks): Seat[] => {
  const people = (raw.people ?? defaults.people).map(login);
  const { seats } = raw;
  if (!seats) return people.length > 0 ? [{ name: "", people }] : [];
  const named = isList(seats)
    ? seats.map((name) => ({ name, people }))
    : Object.entries(seats).map(([name, own]) => ({
        name,
        people: (typeof own === "string" ? [own] : (own ?? people)).map(login),
      }));
  for (const seat of named)
    if (seat.people.length === 0)
      remarks.add(
        [...path, "seats"],
        `nobody is named for the seat ${shown(seat.name)}; name the job's "people", or the seat's own`,
      );
  return named;
};

const isList = <T>(value: readonly T[] | object): value is readonly T[] => Array.isArray(value);

const checkTemplates = (raw: RawJob, path: Path, remarks: Remarks): void => {
  for (const key of ["title", "body"] as const)
    for (const name of unknownNames(raw[key] ?? "")) {
      const meant = closest(name, TEMPLATE_NAMES);
      const known = TEMPLATE_NAMES.map((one) => `{{${one}}}`).join(", ");
      remarks.add(
        [...path, key],
        `{{${name}}} stands for nothing. ${meant ? `Did you mean {{${meant}}}?` : `Known are ${known}.`}`,
      );
    }
};
