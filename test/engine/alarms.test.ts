import { describe, expect, it } from "@jest/globals";
import { subjectName } from "../../src/domain/subject.js";
import { Temporal } from "../../src/domain/time.js";
import { alarms } from "../../src/engine/alarms.js";
import { manualClock } from "../github/clock.js";

const at = (time: string) => Temporal.Instant.from(`2026-11-19T${time}Z`);
const subject = (number: number) => ({ owner: "harbour", name: "ops", number });

const setUp = () => {
  const clock = manualClock(at("00:00"));
  const rung: string[] = [];
  const bells = alarms(clock, subjectName, (due) =>
    rung.push(`${clock.now().toString().slice(11, 16)} ${due.map(({ number }) => number)}`),
  );
  return { clock, bells, rung };
};

describe("alarms", () => {
  it("ring at each subject's own instant, and for all that are due together at once", async () => {
    const { clock, bells, rung } = setUp();
    bells.set(subject(1), at("03:00"));
    bells.set(subject(2), at("01:00"));
    bells.set(subject(3), at("03:00"));
    await clock.advance({ hours: 4 });
    expect(rung).toEqual(["01:00 2", "03:00 1,3"]);
  });

  it("are moved by a later word and called off by none", async () => {
    const { clock, bells, rung } = setUp();
    bells.set(subject(1), at("01:00"));
    bells.set(subject(1), at("02:00"));
    bells.set(subject(2), at("01:30"));
    bells.set(subject(2), undefined);
    await clock.advance({ hours: 4 });
    expect(rung).toEqual(["02:00 1"]);
  });

  it("keep one timer, however many subjects there are", () => {
    const { clock, bells } = setUp();
    for (let number = 1; number <= 1000; number++) bells.set(subject(number), at("05:00"));
    bells.set(subject(1001), at("04:00"));
    expect(clock.armed().map(String)).toEqual([String(at("04:00"))]);
  });

  it("are silent once stopped", async () => {
    const { clock, bells, rung } = setUp();
    bells.set(subject(1), at("01:00"));
    bells.stop();
    await clock.advance({ hours: 4 });
    expect(rung).toEqual([]);
  });
});
