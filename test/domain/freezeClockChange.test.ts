import { describe, expect, it } from "@jest/globals";
import { frozenAt } from "../../src/domain/freeze/frozenAt.js";
import type { FreezeWindow } from "../../src/domain/freeze/settings.js";
import { Temporal } from "../../src/domain/time.js";

const ask = (zone: string, window: FreezeWindow | string, at: Temporal.Instant) =>
  frozenAt({ windows: [window] }, { timezone: zone, at });

/** Zone, window, and the exact edges of the freeze around or after an instant. */
const edges: readonly [
  why: string,
  zone: string,
  window: FreezeWindow | string,
  since: string,
  until: string,
][] = [
  [
    "Friday begins at 01:00 in Cairo's spring",
    "Africa/Cairo",
    "Friday",
    "2026-04-23T22:00:00Z",
    "2026-04-24T21:00:00Z",
  ],
  [
    "a start shown twice in Cairo is the first",
    "Africa/Cairo",
    { from: "Thursday 23:30", until: "Friday 08:00" },
    "2026-10-29T20:30:00Z",
    "2026-10-30T06:00:00Z",
  ],
  [
    "an end shown twice in Cairo is the last",
    "Africa/Cairo",
    { from: "Thursday 08:00", until: "Thursday 23:30" },
    "2026-10-29T05:00:00Z",
    "2026-10-29T21:30:00Z",
  ],
  [
    "the default's Thursday is longer in Cairo's autumn",
    "Africa/Cairo",
    { from: "Thursday 00:00", until: "Sunday 00:00" },
    "2026-10-28T21:00:00Z",
    "2026-10-31T22:00:00Z",
  ],
  [
    "a start skipped in London is the skip",
    "Europe/London",
    { from: "Sunday 01:30", until: "Monday 09:00" },
    "2026-03-29T01:00:00Z",
    "2026-03-30T08:00:00Z",
  ],
  [
    "an end skipped in London is the skip",
    "Europe/London",
    { from: "Saturday 12:00", until: "Sunday 01:30" },
    "2026-03-28T12:00:00Z",
    "2026-03-29T01:00:00Z",
  ],
  [
    "a start shown twice in London is the first",
    "Europe/London",
    { from: "Sunday 01:30", until: "Monday 09:00" },
    "2026-10-25T00:30:00Z",
    "2026-10-26T09:00:00Z",
  ],
  [
    "an end shown twice in London is the last",
    "Europe/London",
    { from: "Saturday 12:00", until: "Sunday 01:30" },
    "2026-10-24T11:00:00Z",
    "2026-10-25T01:30:00Z",
  ],
  [
    "hours pass alike in spring",
    "Europe/London",
    { from: "Saturday 12:00", for: "24 hours" },
    "2026-03-28T12:00:00Z",
    "2026-03-29T12:00:00Z",
  ],
  [
    "days are the calendar's in spring",
    "Europe/London",
    { from: "Saturday 12:00", for: "1 day" },
    "2026-03-28T12:00:00Z",
    "2026-03-29T11:00:00Z",
  ],
  [
    "Sunday is 23 hours in New York's spring",
    "America/New_York",
    "Sunday",
    "2026-03-08T05:00:00Z",
    "2026-03-09T04:00:00Z",
  ],
  [
    "Sunday is 25 hours in New York's autumn",
    "America/New_York",
    "Sunday",
    "2026-11-01T04:00:00Z",
    "2026-11-02T05:00:00Z",
  ],
  [
    "the hour shown twice in New York is frozen twice",
    "America/New_York",
    { from: "* 1 * * sun", for: "1m" },
    "2026-11-01T05:00:00Z",
    "2026-11-01T07:00:00Z",
  ],
  [
    "Seoul's clocks are never moved",
    "Asia/Seoul",
    "Friday",
    "2026-10-29T15:00:00Z",
    "2026-10-30T15:00:00Z",
  ],
  [
    "half an hour is skipped on Lord Howe",
    "Australia/Lord_Howe",
    { from: "Sunday 02:15", until: "Sunday 06:00" },
    "2026-10-03T15:30:00Z",
    "2026-10-03T19:00:00Z",
  ],
  [
    "half an hour comes twice on Lord Howe",
    "Australia/Lord_Howe",
    { from: "Saturday 12:00", until: "Sunday 01:45" },
    "2026-04-04T01:00:00Z",
    "2026-04-04T15:15:00Z",
  ],
  [
    "Sunday begins at 01:00 in Beirut's spring",
    "Asia/Beirut",
    "Sunday",
    "2024-03-30T22:00:00Z",
    "2024-03-31T21:00:00Z",
  ],
  [
    "Sunday begins at 01:00 in Brazil's last spring",
    "America/Sao_Paulo",
    "Sunday",
    "2018-11-04T03:00:00Z",
    "2018-11-05T02:00:00Z",
  ],
  [
    "a midnight shown twice in Havana thaws at the last",
    "America/Havana",
    { from: "Thursday 00:00", until: "Sunday 00:00" },
    "2026-10-29T04:00:00Z",
    "2026-11-01T05:00:00Z",
  ],
  [
    "the day Samoa left out is left out of a window",
    "Pacific/Apia",
    { from: "Thursday 12:00", until: "Saturday 12:00" },
    "2011-12-29T22:00:00Z",
    "2011-12-30T22:00:00Z",
  ],
  [
    "29 February is the last of February in other years",
    "UTC",
    { from: "29 February", through: "29 February" },
    "2027-02-28T00:00:00Z",
    "2027-03-01T00:00:00Z",
  ],
  [
    "29 February is itself in leap years",
    "UTC",
    { from: "29 February", through: "29 February" },
    "2028-02-29T00:00:00Z",
    "2028-03-01T00:00:00Z",
  ],
  [
    "2100 is no leap year",
    "UTC",
    { after: "28 February", until: "2 March 00:00" },
    "2100-03-01T00:00:00Z",
    "2100-03-02T00:00:00Z",
  ],
  [
    "day 31 is the last of every month",
    "UTC",
    { from: "day 31", until: "day 2 00:00" },
    "2026-11-30T00:00:00Z",
    "2026-12-02T00:00:00Z",
  ],
  [
    "days may be told from one through another",
    "UTC",
    "24 December to 2 January",
    "2026-12-24T00:00:00Z",
    "2027-01-03T00:00:00Z",
  ],
  [
    "days may be told by their dates",
    "UTC",
    "2025-12-22 - 2026-01-05",
    "2025-12-22T00:00:00Z",
    "2026-01-06T00:00:00Z",
  ],
  [
    "days of the week may run over its end",
    "UTC",
    "Fri-Sun",
    "2026-11-20T00:00:00Z",
    "2026-11-23T00:00:00Z",
  ],
  [
    "the year's end is no edge",
    "UTC",
    { from: "Wednesday 18:00", until: "Sunday 09:00" },
    "2025-12-31T18:00:00Z",
    "2026-01-04T09:00:00Z",
  ],
  [
    "months are counted from the first window",
    "UTC",
    { from: "2026-01-31", for: "1 day", every: "1 month" },
    "2026-02-28T00:00:00Z",
    "2026-03-01T00:00:00Z",
  ],
];

describe("when the clocks are moved, and at the ends of months and years", () => {
  for (const [why, zone, window, since, until] of edges)
    it(`${why}: ${since} to ${until}`, () => {
      const start = Temporal.Instant.from(since);
      const end = Temporal.Instant.from(until);
      for (const at of [start, end.subtract({ milliseconds: 1 })]) {
        const answer = ask(zone, window, at);
        expect([answer.frozen, String(answer.since), String(answer.until)]).toEqual([
          true,
          since,
          until,
        ]);
      }
      const before = ask(zone, window, start.subtract({ milliseconds: 1 }));
      expect([before.frozen, String(before.until)]).toEqual([false, since]);
      const after = ask(zone, window, end);
      expect([after.frozen, String(after.since)]).toEqual([false, until]);
    });

  it("a Friday that a zone left out is never frozen", () => {
    const skip = Temporal.Instant.from("2011-12-30T10:00:00Z");
    for (const at of [skip.subtract({ minutes: 1 }), skip]) {
      const answer = ask("Pacific/Apia", "Friday", at);
      expect([answer.frozen, String(answer.until)]).toEqual([false, "2012-01-05T10:00:00Z"]);
    }
  });
});

describe("a calendar without an end", () => {
  const endless: readonly (readonly (FreezeWindow | string)[])[] = [
    ["every day"],
    ["Monday to Thursday", "Friday to Sunday"],
    [
      { from: "09:00", until: "17:00" },
      { from: "17:00", until: "09:00" },
    ],
    [{ from: "* * * * *", for: "1m" }],
    [{ from: "* * * * *", until: "30 4 1 1 *" }],
  ];
  for (const windows of endless)
    it(`${JSON.stringify(windows)} never thaws`, () => {
      const answer = frozenAt(
        { windows },
        { timezone: "UTC", at: Temporal.Instant.from("2026-11-19T12:00Z") },
      );
      expect([answer.frozen, answer.until, answer.title]).toEqual([
        true,
        undefined,
        "Frozen until further notice",
      ]);
    });

  it("finds the thaw after eleven months of minutes", () => {
    const windows = [{ from: "* * * 1-11 *", for: "1m" }];
    const answer = frozenAt(
      { windows },
      { timezone: "Europe/London", at: Temporal.Instant.from("2026-01-19T12:00Z") },
    );
    expect([String(answer.since), String(answer.until)]).toEqual([
      "2026-01-01T00:00:00Z",
      "2026-12-01T00:00:00Z",
    ]);
  });

  it("opens within hours that come only on leap days", () => {
    const answer = frozenAt(
      { merge_within: [{ from: "0 9 29 2 *", for: "8 hours" }] },
      { timezone: "UTC", at: Temporal.Instant.from("2026-01-19T12:00Z") },
    );
    expect([answer.frozen, String(answer.since), String(answer.until)]).toEqual([
      true,
      "2024-02-29T17:00:00Z",
      "2028-02-29T09:00:00Z",
    ]);
  });
});
