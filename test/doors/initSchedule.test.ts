import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { KINDS, type Kind } from "../../src/doors/cli/init/kinds.js";
import { scheduleFor } from "../../src/doors/cli/init/render.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { preview } from "../../src/maintenance/preview.js";
import { workingOn } from "../../src/maintenance/workingDays.js";
import { clone, files, run } from "./initBench.js";

const FILE = ".github/maintenance.yml";
const kinds = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
  const text = scheduleFor(kind, "Africa/Cairo");
  return text === undefined ? [] : [{ kind, text }];
});

describe.each(kinds)("the schedule of $kind", ({ text }) => {
  it("has no mistake, nor with any setting that it offers in a comment", () => {
    expect(text).not.toMatch(/<\w+>/);
    const offered = text.replaceAll(/^(\s*)#(?! )/gm, "$1");
    expect(offered).not.toBe(text);
    for (const one of [text, offered]) {
      const { schedule, problems } = readSchedule(one);
      expect(problems).toEqual([]);
      expect(schedule.timezone).toBe("Africa/Cairo");
    }
  });
});

describe("the schedule of a support desk", () => {
  it("has a list for the start, the middle and the end of each working day, which no list outlives", () => {
    const { schedule } = readSchedule(
      kinds.find(({ kind }) => kind === "support-desk")?.text ?? "",
    );
    const [from, until] = ["2026-11-20T00:00:00Z", "2026-11-23T22:00:00Z"].map((at) =>
      Temporal.Instant.from(at),
    ) as [Temporal.Instant, Temporal.Instant];
    const all = preview(schedule, from, until, workingOn(schedule.workingDays));
    expect(all.map(({ title }) => title)).toEqual([
      "Start of the day, Friday 2026-11-20",
      "During the day, Friday 2026-11-20",
      "End of the day, Friday 2026-11-20",
      "Start of the day, Monday 2026-11-23",
      "During the day, Monday 2026-11-23",
      "End of the day, Monday 2026-11-23",
    ]);
    expect(schedule.jobs).toHaveLength(3);
    for (const { close, expires, checklist } of schedule.jobs)
      expect([close, expires, checklist.length > 0]).toEqual(["ticked", "end of day", true]);
  });

  it("is written with the policy of that kind, and by no other", () => {
    const desk = clone();
    run({ folder: desk, kind: "support-desk", timezone: "Africa/Cairo" });
    expect(files(desk)[FILE]).toContain("timezone: Africa/Cairo");
    const platform = clone();
    run({ folder: platform });
    run({ folder: platform, kind: "support-desk" });
    expect(files(platform)[FILE]).toBeUndefined();
  });
});
