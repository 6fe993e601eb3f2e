import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { dates } from "./jobs.js";

const folder = new URL("../../../fixtures/schedules/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

const { schedule, problems } = readSchedule(textOf("definitions.yml"));
const meant = JSON.parse(textOf("definitions.json")) as readonly {
  readonly job: string;
  readonly from: string;
  readonly until: string;
  readonly dates: readonly string[];
}[];

describe("the ways in which teams say when a job comes", () => {
  it("are all understood", () => {
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(new Set(meant.map(({ job }) => job))).toEqual(
      new Set(schedule.jobs.map(({ id }) => id)),
    );
  });

  it.each(meant)("mean what they ought to: $job", ({ job: id, from, until, dates: expected }) => {
    const job = schedule.jobs.find((one) => one.id === id);
    expect(job && dates(job, from, until)).toEqual(expected);
  });
});
