import type { Day } from "../../domain/calendar/dates.js";
import { readTime } from "../../domain/freeze/moment.js";
import { readTarget } from "../../domain/hours/target.js";
import { closest } from "../../policy/closest.js";
import type { Path, Remark } from "../../policy/problem.js";
import type { CatchUp, Job, StillOpen } from "../job.js";
import { TEMPLATE_NAMES, unknownNames } from "../template.js";
import { readOneDay } from "../words/when.js";
import { remarksOnWhen } from "./checkWhen.js";
import type { RawJob } from "./raw.js";
import { readComing } from "./readAutomated.js";
import { readChecklist } from "./readChecklist.js";
import { type Fitness, readSeats } from "./readSeats.js";

import { readZone } from "./readZone.js";
import { gather, type Remarks } from "./remarks.js";

/** What holds for the jobs that do not say. */
export interface Defaults {
  readonly timezone: string;
  /** Minutes after 00:00. */
  readonly at: number;
  readonly people: readonly string[];
  readonly fitness: Fitness;
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
  const whens = readComing(raw, path, remarks);
  const job: Job = {
    id: raw.id,
    title: raw.title,
    body: raw.body ?? "",
    labels: raw.labels ?? [],
    ...readChecklist(raw),
    due: raw.due ? remarks.read([...path, "due"], () => readTarget(raw.due as string)) : undefined,
    runbook: raw.runbook ?? undefined,
    when: whens.map(({ when }) => when),
    at: at ?? defaults.at,
    timezone: readZone(raw, whens, defaults.timezone, path, remarks),
    start,
    end,
    lastDone: day("last_done"),
    dayOff: raw.day_off ?? undefined,
    seats: readSeats(raw, defaults.people, defaults.fitness, path, remarks),
    catchUp: raw.catch_up ?? defaults.catchUp,
    stillOpen: raw.still_open ?? defaults.stillOpen,
    close: raw.close ?? undefined,
    expires: raw.expires ?? undefined,
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
