import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { clocksIn } from "../../src/documents/time/clocks.js";
import { datesIn } from "../../src/documents/time/dates.js";
import { durationIn, sayDuration } from "../../src/documents/time/durations.js";
import { instantIn, minutesBetween } from "../../src/documents/time/instants.js";
import { startsWithTime } from "../../src/documents/time/moments.js";
import { Temporal } from "../../src/domain/time.js";

describe("days in prose", () => {
  it.each([
    ["2019-11-29 12:00", 2019, 11, 29],
    ["on July 11, 2025, 12:42 PM", 2025, 7, 11],
    ["Friday 29 November 2019", 2019, 11, 29],
    ["06/29/2020", 2020, 6, 29],
    ["29/06/2020", 2020, 6, 29],
    ["17.10.2019", 2019, 10, 17],
    ["5. January we", undefined, 1, 5],
    ["Dec 16th 12:43", undefined, 12, 16],
    ["2022年4月5日", 2022, 4, 5],
  ])("reads %s", (text, year, month, day) => {
    expect(datesIn(text)).toEqual([expect.objectContaining({ year, month, day, possible: true })]);
  });

  it.each(["2021-02-31", "20202-01-16", "31 February 2021", "2021-13-01", "30/30/2020"])(
    "says that %s is no day",
    (text) => {
      expect(datesIn(text)).toEqual([expect.objectContaining({ possible: false })]);
    },
  );

  it.each(["version 1.32.45", "10.20.30.40", "#2021", "PR 2067", "1/2", "may we"])(
    "reads no day in %s",
    (text) => {
      expect(datesIn(text)).toEqual([]);
    },
  );

  it("calls an ISO day possible exactly when the calendar has it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2100 }),
        fc.integer({ min: 0, max: 19 }),
        fc.integer({ min: 0, max: 39 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          expect(datesIn(text)[0]?.possible).toBe(inCalendar(text));
        },
      ),
    );
  });
});

const inCalendar = (text: string): boolean => {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
};

describe("times of day in prose", () => {
  it.each([
    ["08:52 PM", 20, 52, undefined],
    ["at 4:32PM UTC", 16, 32, "UTC"],
    ["12:05 am", 0, 5, undefined],
    ["5pm", 17, 0, undefined],
    ["2024-03-11T07:32Z", 7, 32, "Z"],
    ["2026-03-02T08:40+02:00", 8, 40, "+02:00"],
    ["13:45 CEST", 13, 45, "CEST"],
    ["22:XX", 22, undefined, undefined],
    ["0930 UTC", 9, 30, "UTC"],
    ["14h32", 14, 32, undefined],
    ["10:15: started", 10, 15, undefined],
  ])("reads %s", (text, hour, minute, zone) => {
    expect(clocksIn(text)[0]).toEqual(
      expect.objectContaining({ hour, minute, zone, possible: true }),
    );
  });

  it.each(["25:00", "10:75", "24:30"])("says that %s is no time of day", (text) => {
    expect(clocksIn(text)[0]?.possible).toBe(false);
  });

  it.each(["localhost:8080", "ratio 16:9", "10.0.0.1:443", "v1.2", "sha256:1234", "--:--"])(
    "reads no time in %s",
    (text) => {
      expect(clocksIn(text)).toEqual([]);
    },
  );

  it.each([
    "- **Dec 16th** 12:43 first report",
    "[23:46] paged",
    "At 14:02 UTC we",
    "20202-01-16 12:00 Cake was",
    "~8:30 alarms",
    "Tue 10:15: x",
  ])("sees that %s begins with its time", (text) => {
    expect(startsWithTime(text)).toBe(true);
  });

  it.each(["Resolved by hand", "3 hosts down", "1. Restart", "10 users saw it"])(
    "sees that %s does not",
    (text) => {
      expect(startsWithTime(text)).toBe(false);
    },
  );
});

describe("spans of time", () => {
  it.each([
    ["0h 07m", 7],
    ["20h 03m", 1203],
    ["4 hours 42 minutes", 282],
    ["88 minutes", 88],
    ["11 Days", 15840],
    ["1.5 hours", 90],
    ["PT2H5M", 125],
  ])("reads %s", (text, minutes) => {
    expect(durationIn(text)).toBe(minutes);
  });

  it.each(["N/A", "?", "about as long as usual"])("reads none in %s", (text) => {
    expect(durationIn(text)).toBeUndefined();
  });

  it("reads what it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (minutes) => {
        expect(durationIn(sayDuration(minutes))).toBe(minutes);
      }),
    );
  });

  it("counts across offsets, and not across zones that cannot be compared", () => {
    const at = (text: string) => {
      const instant = instantIn(text);
      if (!instant) throw new Error(`no instant in ${text}`);
      return instant;
    };
    const cairo = at("2026-03-02T10:00+02:00");
    expect(minutesBetween(cairo, at("2026-03-02T09:30Z"))).toBe(90);
    expect(minutesBetween(cairo, at("2026-03-02 10:05 BST"))).toBeUndefined();
    expect(minutesBetween(at("2026-03-02 10:00"), at("2026-03-03 09:00"))).toBe(1380);
  });
});
