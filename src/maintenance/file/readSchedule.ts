import { readTime } from "../../domain/freeze/moment.js";
import { inOrder, type Path, type Problem, problemAt, type Remark } from "../../policy/problem.js";
import { found } from "../../policy/say.js";
import { isMapping, settle } from "../../policy/settle.js";
import { isTimezone, properTimezone } from "../../policy/timezone.js";
import { validate } from "../../policy/validate.js";
import { parseYaml, type YamlDocument } from "../../policy/yaml.js";
import { schema, validate as validator } from "../compiled.js";
import type { Absence, Schedule } from "../job.js";
import { readOneDay, readWeekdays } from "../words/when.js";
import { type Placed, remarksAcross } from "./across.js";
import type { RawAbsence, RawJob, RawSchedule } from "./raw.js";
import { type Defaults, readJob } from "./readJob.js";
import { fitnessOf, loginsOf } from "./readSeats.js";
import { gather, type Remarks } from "./remarks.js";
import { setAside } from "./setAside.js";

/** Where a repository keeps its schedule. */
export const SCHEDULE_PATH = ".github/maintenance.yml";

export interface ScheduleReading {
  /** The jobs that are sound; a broken one stops no other. */
  readonly schedule: Schedule;
  /** What is wrong, and warnings, in the order of their places. */
  readonly problems: readonly Problem[];
}

const FILE = { whole: "the schedule", schema, validate: validator };
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
/** 09:00: when the offices of most teams have opened. */
const DEFAULT_AT = 9 * 60;

/**
 * Reads a schedule. A job that is broken is told at its line and column and left out; so are the jobs that take a broken
 * setting of the whole file, such as its time zone. An empty file has no jobs. Never throws.
 */
export const readSchedule = (text: string): ScheduleReading => {
  const parsed = parseYaml(text);
  if (!("problems" in parsed)) return readDocument(parsed.document, []);
  const mended = setAside(text);
  const again = mended && parseYaml(mended.text);
  return again && !("problems" in again)
    ? readDocument(again.document, mended.problems)
    : { schedule: NOTHING, problems: parsed.problems };
};

const NOTHING: Schedule = {
  timezone: "UTC",
  jobs: [],
  absences: [],
  workingDays: MONDAY_TO_FRIDAY,
};

const readDocument = (document: YamlDocument, before: readonly Problem[]): ScheduleReading => {
  const says = document.value ?? {};
  const told = [...before, ...document.problems];
  const at = (remark: Remark): Problem => problemAt(remark, document.place);
  if (!isMapping(says)) {
    const message = `expected settings such as "timezone: Europe/London" and "jobs:", found ${found(says)}.`;
    return { schedule: NOTHING, problems: inOrder([...told, at({ path: [], message })]) };
  }
  const { jobs, ...rest } = says;
  const entries = Array.isArray(jobs) ? (jobs as readonly unknown[]) : [];
  const whole = readWhole({ ...rest, ...(Array.isArray(jobs) ? {} : { jobs }) });
  const read = entries.map((entry, index) => readEntry(entry, index, whole.defaults));
  const unsound = new Set(told.flatMap(({ path }) => /^jobs\[(\d+)\]/.exec(path)?.[1] ?? []));
  const candidates = read.flatMap(({ job }, index) =>
    job && !unsound.has(String(index)) && !whole.spoils(entries[index] as RawJob)
      ? [{ job, index }]
      : [],
  );
  const across = remarksAcross(candidates, entries.map(idOf));
  const isSound = ({ index }: Placed): boolean => !across.some(({ path }) => path[1] === index);
  const remarks = [...whole.remarks, ...read.flatMap((one) => one.remarks), ...across];
  return {
    schedule: { ...whole.schedule, jobs: candidates.filter(isSound).map(({ job }) => job) },
    problems: inOrder([...told, ...remarks.map(at)]),
  };
};

const idOf = (entry: unknown): string | undefined =>
  isMapping(entry) && typeof entry.id === "string" ? entry.id : undefined;

/** One entry of the list, judged by itself. */
const readEntry = (entry: unknown, index: number, defaults: Defaults) => {
  const alone = settle({ jobs: [entry] }, schema) as { jobs: RawJob[] };
  const wrong = validate(alone, FILE);
  const { job, remarks } =
    wrong.length > 0
      ? { job: undefined, remarks: wrong }
      : readJob(alone.jobs[0] as RawJob, defaults, ["jobs", 0]);
  const inFile = remarks.map((remark) => ({
    ...remark,
    path: ["jobs", index, ...asWritten(remark.path.slice(2), entry)],
  }));
  return { job, remarks: inFile };
};

/** A path without the positions that a single text got when it was made a list of one. */
const asWritten = (path: Path, written: unknown): Path => {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (typeof step === "number" && !Array.isArray(written)) return asWritten(rest, written);
  const below = (written as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return [step, ...asWritten(rest, below)];
};

/** All but the jobs: what holds for every one of them. */
const readWhole = (says: Readonly<Record<string, unknown>>) => {
  const settled = settle(says, schema);
  const wrong = validate(settled, FILE);
  const isWrong = (key: string): boolean => wrong.some(({ path }) => path[0] === key);
  const raw = settled as RawSchedule;
  const remarks = gather();
  const sound = <K extends keyof RawSchedule>(key: K): RawSchedule[K] | undefined =>
    isWrong(key) ? undefined : raw[key];
  const at = sound("at");
  const minutes = at ? remarks.read(["at"], () => readTime(at)) : DEFAULT_AT;
  const zone = sound("timezone");
  const timezone = zone && isTimezone(zone) ? properTimezone(zone) : "UTC";
  const defaults: Defaults = {
    timezone,
    at: minutes ?? DEFAULT_AT,
    people: loginsOf(sound("people") ?? []),
    fitness: fitnessOf(sound("people") ?? []),
    catchUp: sound("catch_up") ?? "latest",
    stillOpen: sound("still_open") ?? "beside",
  };
  const schedule = {
    timezone,
    workingDays: workingDays(sound("working_days"), remarks),
    ownWorkingDays: (says.working_days ?? undefined) !== undefined,
    absences: absences(sound("absences") ?? [], remarks),
  };
  return {
    defaults,
    schedule,
    remarks: [...wrong, ...remarks.all],
    /** Whether a job takes a setting of the whole file that cannot be read. */
    spoils: (job: RawJob): boolean =>
      (isWrong("timezone") && !job.timezone) ||
      ((isWrong("at") || minutes === undefined) && !job.at) ||
      (isWrong("people") && !job.people) ||
      (isWrong("catch_up") && !job.catch_up) ||
      (isWrong("still_open") && !job.still_open),
  };
};

const workingDays = (texts: readonly string[] | null | undefined, remarks: Remarks): number[] => {
  if (!texts) return MONDAY_TO_FRIDAY;
  const days = texts.flatMap(
    (text, index) => remarks.read(["working_days", index], () => readWeekdays(text)) ?? [],
  );
  return days.length > 0 ? [...new Set(days)] : MONDAY_TO_FRIDAY;
};

const absences = (raws: readonly RawAbsence[], remarks: Remarks): Absence[] =>
  raws.flatMap(({ who, from, through }, index) => {
    const path = ["absences", index];
    const first = remarks.read([...path, "from"], () => readOneDay(from));
    const last = through ? remarks.read([...path, "through"], () => readOneDay(through)) : first;
    if (first === undefined || last === undefined) return [];
    const away = { who: who.replace(/^@/, ""), from: first, through: last };
    if (last >= first) return [away];
    remarks.add([...path, "through"], "the absence ends before it begins");
    return [];
  });
