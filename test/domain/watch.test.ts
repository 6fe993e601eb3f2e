import { describe, expect, it } from "@jest/globals";
import { unmanned, watchChanges } from "../../src/domain/duty/watch.js";
import { instantOf, policyOf, saidOf } from "./duty.js";

const changes = (text: string, from: string, until: string): string[] => {
  const policy = policyOf(text);
  return watchChanges(policy, policy.timezone, instantOf(from), instantOf(until)).map(
    ({ at, from: before, to }) => `${at} ${before.join("+")} → ${to.join("+")}`,
  );
};

const gaps = (text: string, from: string, until: string): string[] => {
  const policy = policyOf(text);
  return unmanned(policy, policy.timezone, instantOf(from), instantOf(until)).map(
    (gap) => `${gap.from} – ${gap.until}`,
  );
};

const WEEKLY = `timezone: Europe/London
on_call:
  rotation: { people: [amina, bo, chi], start: 2026-10-05 09:00 }
`;

describe("the watch", () => {
  it("changes when a turn begins, at the same time of day whatever the clocks do", () => {
    expect(changes(WEEKLY, "2026-10-12T00:00Z", "2026-11-02T10:00Z")).toEqual([
      "2026-10-12T08:00:00Z amina → bo",
      "2026-10-19T08:00:00Z bo → chi",
      "2026-10-26T09:00:00Z chi → amina",
      "2026-11-02T09:00:00Z amina → bo",
    ]);
  });

  it("is the same from wherever one begins to look", () => {
    const whole = changes(WEEKLY, "2026-10-12T00:00Z", "2026-11-30T00:00Z");
    expect([
      ...changes(WEEKLY, "2026-10-12T00:00Z", "2026-10-26T09:00Z"),
      ...changes(WEEKLY, "2026-10-26T09:00Z", "2026-11-30T00:00Z"),
    ]).toEqual(whole);
  });

  it("does not begin with the first turn, for nobody hands that over", () => {
    expect(changes(WEEKLY, "2026-10-01T00:00Z", "2026-10-12T00:00Z")).toEqual([]);
  });

  it("passes by zones where each has its own hours", () => {
    const zones = `timezone: UTC
on_call:
  rotation:
    - { people: [kiri], start: 2026-01-05, zone: Asia/Tokyo, hours: ["09:00 to 17:00"] }
    - { people: [amina, bo], start: 2026-01-05, zone: Africa/Cairo, hours: ["09:00 to 17:00"] }
`;
    expect(changes(zones, "2026-03-02T00:00Z", "2026-03-03T01:00Z")).toEqual([
      "2026-03-02T00:00:00Z bo → kiri",
      "2026-03-02T07:00:00Z kiri → kiri+amina",
      "2026-03-03T00:00:00Z amina → kiri",
    ]);
  });

  it("does not change overnight, when the same person comes back", () => {
    const office = `timezone: UTC
hours: { working: ["Monday to Friday 09:00 to 17:00"], on_call: ["08:00 to 20:00"] }
on_call:
  rotation: { people: [amina, bo], start: 2026-03-02 }
`;
    expect(changes(office, "2026-03-03T00:00Z", "2026-03-10T00:00Z")).toEqual([
      "2026-03-09T08:00:00Z amina → bo",
    ]);
  });

  it("changes for an absence, and back after it", () => {
    const away = `${WEEKLY}absences: [{ who: bo, from: 2026-10-14, through: 2026-10-15 }]\n`;
    expect(changes(away, "2026-10-13T00:00Z", "2026-10-18T00:00Z")).toEqual([
      "2026-10-13T23:00:00Z bo → chi",
      "2026-10-15T23:00:00Z chi → bo",
    ]);
  });

  it("is not handed over where nobody is on call", () => {
    expect(changes("timezone: UTC\n", "2026-01-01T00:00Z", "2027-01-01T00:00Z")).toEqual([]);
  });
});

describe("a gap in the watch", () => {
  it("is where all are away at once", () => {
    const away = `${WEEKLY}absences:
  - { who: [amina, bo], from: 2026-12-24, through: 2026-12-27 }
  - { who: chi, from: 2026-12-25, through: 2026-12-25 }
`;
    expect(gaps(WEEKLY, "2026-12-01T00:00Z", "2027-01-20T00:00Z")).toEqual([]);
    expect(gaps(away, "2026-12-01T00:00Z", "2027-01-20T00:00Z")).toEqual([
      "2026-12-25T00:00:00Z – 2026-12-26T00:00:00Z",
    ]);
  });

  it("is where the weeks that are written out end", () => {
    const weeks = `timezone: UTC
on_call:
  weeks:
    - { who: amina, from: 2026-12-01, through: 2026-12-07 }
`;
    expect(gaps(weeks, "2026-12-02T00:00Z", "2026-12-10T00:00Z")).toEqual([
      "2026-12-08T00:00:00Z – 2026-12-10T00:00:00Z",
    ]);
  });

  it("is no lunch of a zone that has hours of its own", () => {
    const zone = `timezone: UTC
on_call: { rotation: { people: [kiri], start: 2026-01-05, hours: ["09:00 to 17:00"] } }
`;
    expect(gaps(zone, "2026-03-02T00:00Z", "2026-03-20T00:00Z")).toEqual([]);
  });
});

describe("absences that overlap", () => {
  it("are warned of where they leave nobody on call", () => {
    const away = `${WEEKLY}absences:
  - { who: [amina, bo], from: 2026-12-24, through: 2026-12-27 }
  - { who: chi, from: 2026-12-25, through: 2026-12-25 }
`;
    expect(saidOf(away)).toEqual([
      expect.stringContaining(
        "nobody is on call from Friday 25 December 2026, 00:00 (Europe/London, UTC+00:00) until " +
          "Saturday 26 December 2026, 00:00 (Europe/London, UTC+00:00): everyone who would be is away.",
      ),
    ]);
    expect(saidOf(away.replace("[amina, bo]", "[amina]"))).toEqual([]);
  });
});

describe("the handover of the policy", () => {
  it("takes true for an hour, and names what is no duration", () => {
    expect(saidOf(`${WEEKLY}  handover: true\n`)).toEqual([]);
    expect(saidOf(`${WEEKLY}  handover: { within: 30 minutes }\n`)).toEqual([]);
    expect(saidOf(`${WEEKLY}  handover: { within: soonish }\n`).join()).toContain(
      '"soonish" is no duration',
    );
  });
});
