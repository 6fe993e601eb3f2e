import { describe, expect, it } from "@jest/globals";
import type { Duty } from "../../src/domain/duty/duty.js";
import { Temporal } from "../../src/domain/time.js";
import { dutyOf, instantOf } from "./duty.js";

const onCall = (duty: Duty, at: string) => duty.onCall(instantOf(at));

describe("weeks on call that are written out", () => {
  const duty = dutyOf(`
timezone: Africa/Cairo
absences: [{ who: chi, from: 2026-11-25, through: 2026-11-25 }]
on_call:
  weeks:
    - { from: 2026-11-20, through: 2026-11-26, who: [chi, bo] }
    - { from: 2026-11-27, until: "2026-11-30 08:00", who: amina }
`);
  it.each([
    ["2026-11-19T23:59 Africa/Cairo", []],
    ["2026-11-20T00:00 Africa/Cairo", ["chi", "bo"]],
    ["2026-11-25T12:00 Africa/Cairo", ["bo"]],
    ["2026-11-26T23:59 Africa/Cairo", ["chi", "bo"]],
    ["2026-11-27T00:00 Africa/Cairo", ["amina"]],
    ["2026-11-30T07:59 Africa/Cairo", ["amina"]],
    ["2026-11-30T08:00 Africa/Cairo", []],
  ])("say at %s %j", (at, who) => {
    expect(onCall(duty, at)).toEqual(who);
  });

  it("are told as the stretches in which anybody is on call", () => {
    expect([...duty.onCallAfter(instantOf("2026-11-21T00:00Z"))].map(String)).toHaveLength(1);
    const [span] = duty.onCallAfter(instantOf("2026-11-21T00:00Z"));
    expect(`${span?.from} ${span?.until}`).toBe("2026-11-19T22:00:00Z 2026-11-30T06:00:00Z");
  });
});

describe("a rotation", () => {
  it.each([
    ["UTC", "2026-11-02T08:59", []],
    ["UTC", "2026-11-02T09:00", ["amina"]],
    ["UTC", "2026-11-09T08:59", ["amina"]],
    ["UTC", "2026-11-09T09:00", ["bo"]],
    ["UTC", "2026-11-16T09:00", ["chi"]],
    ["UTC", "2026-12-28T08:59", ["bo"]],
    // The year's end makes no difference.
    ["UTC", "2026-12-28T09:00", ["chi"]],
    ["UTC", "2027-01-04T09:00", ["amina"]],
    // Nor do clock changes: turns change at nine in the morning of a Monday before and after.
    ["Europe/London", "2027-03-29T08:59", ["chi"]],
    ["Europe/London", "2027-03-29T09:00", ["amina"]],
    ["Europe/London", "2027-11-01T08:59", ["amina"]],
    ["Europe/London", "2027-11-01T09:00", ["bo"]],
  ])("in %s has at %s %j", (zone, at, who) => {
    const duty = dutyOf(`
timezone: ${zone}
on_call: { rotation: { people: [amina, bo, chi], start: "2026-11-02 09:00" } }`);
    expect(onCall(duty, `${at} ${zone}`)).toEqual(who);
  });

  it("changes turns on the calendar in a week of 169 hours and in one of 167", () => {
    const duty = dutyOf(`
timezone: Europe/Brussels
on_call: { rotation: { people: [amina, bo], start: "2026-03-22 02:30", every: 1 week } }`);
    const at = (day: string) => instantOf(`${day} Europe/Brussels`);
    const turns = [
      at("2026-03-22T02:30"),
      // Half past two does not exist on 29 March: an hour later is the first time shown.
      at("2026-03-29T03:30"),
      at("2026-04-05T02:30"),
      at("2026-10-18T02:30"),
      // It comes twice on 25 October: the first counts.
      Temporal.Instant.from("2026-10-25T00:30Z"),
      at("2026-11-01T02:30"),
    ];
    const before = turns.map((turn) => duty.onCall(turn.subtract({ seconds: 1 })).join());
    const then = turns.map((turn) => duty.onCall(turn).join());
    expect(before).toEqual(["", "amina", "bo", "bo", "amina", "bo"]);
    expect(then).toEqual(["amina", "bo", "amina", "amina", "bo", "amina"]);
  });

  it("may go by days or months, and have several at once", () => {
    const duty = dutyOf(`
on_call: { rotation: { people: [amina, bo, chi], start: 2026-01-31, every: month, at_once: 2 } }`);
    expect(onCall(duty, "2026-02-27T23:59Z")).toEqual(["amina", "bo"]);
    expect(onCall(duty, "2026-02-28T00:00Z")).toEqual(["bo", "chi"]);
    expect(onCall(duty, "2026-03-31T00:00Z")).toEqual(["chi", "amina"]);
  });

  it("passes over who is away for who comes next", () => {
    const duty = dutyOf(`
absences: [{ who: amina, from: 2026-11-03, through: 2026-11-04 }]
on_call: { rotation: { people: [amina, bo, chi], start: 2026-11-02 } }`);
    expect(onCall(duty, "2026-11-02T12:00Z")).toEqual(["amina"]);
    expect(onCall(duty, "2026-11-03T12:00Z")).toEqual(["bo"]);
    expect(onCall(duty, "2026-11-05T12:00Z")).toEqual(["amina"]);
  });

  it("gives way to a week that is written out, unless nobody of that is there", () => {
    const duty = dutyOf(`
absences: [{ who: dede, from: 2026-11-12, through: 2026-11-12 }]
on_call:
  weeks: [{ from: 2026-11-09, through: 2026-11-15, who: dede }]
  rotation: { people: [amina, bo], start: 2026-11-02 }`);
    expect(onCall(duty, "2026-11-08T12:00Z")).toEqual(["amina"]);
    expect(onCall(duty, "2026-11-10T12:00Z")).toEqual(["dede"]);
    expect(onCall(duty, "2026-11-12T12:00Z")).toEqual(["bo"]);
    expect(onCall(duty, "2026-11-16T12:00Z")).toEqual(["amina"]);
  });
});

describe("rotations that follow the sun", () => {
  const duty = dutyOf(`
timezone: UTC
on_call:
  rotation:
    - { people: [amina, bo], start: "2026-11-02 09:00", zone: Europe/Brussels, hours: "08:00 to 20:00" }
    - { people: [li, mei], start: "2026-11-02 09:00", zone: Asia/Singapore, hours: "08:00 to 20:00" }`);
  it.each([
    ["2026-11-03T06:59Z", ["li"]],
    ["2026-11-03T07:00Z", ["amina", "li"]],
    ["2026-11-03T12:00Z", ["amina"]],
    ["2026-11-03T19:00Z", []],
    ["2026-11-04T00:00Z", ["li"]],
    // Turns change in Singapore seven hours before they do in Brussels.
    ["2026-11-09T07:30Z", ["amina", "mei"]],
    ["2026-11-09T08:00Z", ["bo", "mei"]],
  ])("have at %s %j", (at, who) => {
    expect(onCall(duty, at)).toEqual(who);
  });

  it("leave the hours between uncovered", () => {
    const spans = duty.onCallAfter(instantOf("2026-11-03T01:00Z"))[Symbol.iterator]();
    const said = () => {
      const { value } = spans.next();
      return `${value?.from} ${value?.until}`;
    };
    expect([said(), said()]).toEqual([
      "2026-11-03T00:00:00Z 2026-11-03T19:00:00Z",
      "2026-11-04T00:00:00Z 2026-11-04T19:00:00Z",
    ]);
  });

  it("may leave none, without end", () => {
    const round = dutyOf(`
on_call:
  rotation:
    - { people: amina, start: 2026-11-02, hours: "00:00 to 12:00" }
    - { people: bo, start: 2026-11-02, hours: "12:00 to 24:00" }`);
    const [span, ...others] = round.onCallAfter(instantOf("2026-11-03T01:00Z"));
    expect(span?.until.epochMilliseconds).toBe(8.64e15);
    expect(others).toEqual([]);
  });
});
