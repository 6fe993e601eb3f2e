import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Asked, IssueRequest } from "../../src/domain/asked.js";
import { withLines } from "../../src/domain/effect.js";
import { readOccurrence } from "../../src/domain/maintenance/mark.js";
import { Temporal } from "../../src/domain/time.js";
import { type Crew, UNKNOWN_CREW } from "../../src/engine/maintenance/crew.js";
import { gapsAhead } from "../../src/engine/maintenance/gaps.js";
import { logbookIn, readLogbook } from "../../src/engine/maintenance/logbook.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import type { Turn } from "../../src/maintenance/rotation.js";
import { seats } from "../../src/rules/seats.js";
import { policyOf } from "../domain/duty.js";
import { manualClock } from "../github/clock.js";
import { anIssue, aWorld } from "../snapshots.js";
import { type DeskIssue, maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };
const TEAM = ["ada", "grace", "katherine", "linus", "mary"];
const START = Temporal.Instant.from("2026-01-01T00:00:00Z");

const file = (when: string) => `people: [${TEAM.join(", ")}]
jobs:
  - { id: upgrade, title: Upgrade, when: ${when}, seats: [driver, documenter] }
`;

/** A person's command on an issue, carried out as a look at it would. */
const command = (issue: DeskIssue, by: string, request: IssueRequest, before: readonly Asked[]) => {
  const asked = [...before, { request, by, at: START, comment: before.length, fresh: true }];
  const author = { login: "watchbill", bot: true };
  const { effects = [] } = seats.evaluate(
    anIssue({ body: issue.body, author }),
    undefined,
    aWorld({ asked }),
  );
  for (const effect of effects)
    if (effect.kind === "lines") issue.body = withLines(issue.body, effect.lines);
  return asked;
};

const satAt = ({ body }: DeskIssue): readonly Turn[] => {
  const mark = readOccurrence(body, 1);
  return mark?.now ?? mark?.turns ?? [];
};

interface Event {
  /** Who are away at the occurrence. */
  readonly away: readonly string[];
  readonly asks: readonly (readonly [by: number, to: string | undefined])[];
}

/** Weekly occurrences, one after the other, with what people do at each. */
const live = async (events: readonly Event[]) => {
  const clock = manualClock(START.toString());
  const desk = maintenanceDesk(clock.now);
  desk.commit(file("every Monday"));
  const reading = readSchedule(file("every Monday"));
  let away: readonly string[] = [];
  const crew: Crew = {
    ...UNKNOWN_CREW,
    isAway: (who) => away.includes(who),
    ownerOf: () => "omar",
  };
  const mine = new Map();
  const look = () =>
    tick(OPS, { gateway: desk.gateway, clock, crew, mine, readFile: () => reading });
  await look();
  const given: (readonly Turn[])[] = [];
  for (const [week, event] of events.entries()) {
    away = event.away;
    await clock.advanceTo(
      Temporal.Instant.from("2026-01-05T09:00:00Z")
        .add({ hours: week * 7 * 24 })
        .toString(),
    );
    await look();
    const issue = desk.occurrences().at(-1) as DeskIssue;
    given.push(satAt(issue));
    let asked: readonly Asked[] = [];
    for (const [by, to] of event.asks) {
      const who = satAt(issue)[by]?.who ?? "omar";
      const request: IssueRequest =
        to === undefined ? { command: "skip" } : { command: "swap", seat: undefined, to };
      asked = command(issue, who, request, asked);
    }
    desk.close(issue);
  }
  await clock.advance({ minutes: 1 });
  await look();
  return { desk, given, sat: desk.occurrences().map(satAt) };
};

const countOf = (turns: readonly (readonly Turn[])[], who: string): number =>
  turns.flat().filter((turn) => turn.who === who).length;
const spread = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);

const events: fc.Arbitrary<readonly Event[]> = fc.array(
  fc.record({
    away: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(TEAM, { maxLength: 3 })),
    asks: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom(undefined, ...TEAM)), {
        maxLength: 2,
      }),
    ),
  }),
  { minLength: 3, maxLength: 30 },
);

describe("the seats of a job over a year", () => {
  it("go round so that everybody has as many turns as anybody else, to within one, and each seat as often", async () => {
    const quiet = Array.from({ length: 52 }, () => ({ away: [], asks: [] }));
    const { given, sat } = await live(quiet);
    expect(given).toEqual(sat);
    expect(sat).toHaveLength(52);
    expect(spread(TEAM.map((who) => countOf(sat, who)))).toBeLessThanOrEqual(1);
    const drivers = sat.map((turns) => turns.filter(({ seat }) => seat === "driver"));
    expect(spread(TEAM.map((who) => countOf(drivers, who)))).toBeLessThanOrEqual(1);
  });

  it("are counted by who sat there after absences, swaps and skips, and nobody is given one twice in a row while another is free", async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const { desk, given, sat } = await live(all);
        const snapshot = await desk.gateway.read(OPS);
        const there = snapshot && logbookIn(snapshot);
        if (!there) throw new Error("There is no logbook");
        const { state } = await readLogbook(desk.gateway, OPS, 1, there.number, there.entries);
        const { people = new Map() } = state.jobs.get("upgrade")?.standing ?? {};
        for (const who of TEAM)
          expect([who, people.get(who)?.turns ?? 0]).toEqual([who, countOf(sat, who)]);
        for (const [week, turns] of given.entries()) {
          const before = (sat[week - 1] ?? []).map(({ who }) => who);
          const away = all[week]?.away ?? [];
          const now = turns.map(({ who }) => who);
          expect(now.filter((who) => away.includes(who))).toEqual([]);
          const rested = TEAM.filter(
            (who) => !away.includes(who) && !before.includes(who) && !now.includes(who),
          );
          if (now.some((who) => before.includes(who))) expect(rested).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("make up for a skip: whoever skipped is first in line, and whoever stood in is not", async () => {
    const skip: Event = { away: [], asks: [[0, undefined]] };
    const quiet: Event = { away: [], asks: [] };
    const { sat } = await live([skip, quiet, quiet]);
    const names = sat.map((turns) => turns.map(({ who }) => who).sort());
    // Ada and Grace were given the seats; Katherine came next.
    expect(names).toEqual([
      ["grace", "katherine"],
      ["ada", "linus"],
      ["grace", "mary"],
    ]);
  });
});

describe("a seat that needs what nobody who is there has", () => {
  it("is asked about of the circle's owner, once, with what is missing", async () => {
    const clock = manualClock(START.toString());
    const desk = maintenanceDesk(clock.now);
    desk.commit(`people: [{ login: ada, skills: [shell], access: prod }, grace]
jobs:
  - { id: upgrade, title: Upgrade, when: daily, seats: [{ name: driver, needs: [shell, prod] }, documenter] }
`);
    const crew: Crew = { ...UNKNOWN_CREW, isAway: (who) => who === "ada", ownerOf: () => "omar" };
    const look = () => tick(OPS, { gateway: desk.gateway, clock, crew });
    await look();
    await clock.advanceTo("2026-01-01T09:00:00Z");
    await look();
    await look();
    const [issue] = desk.occurrences() as [DeskIssue];
    expect(issue.body).toContain("- **driver**: nobody is free\n- **documenter**: @grace");
    expect(issue.body).toContain(
      "@omar, please find somebody for what is not taken. The seat `driver` needs `shell` and `prod`.",
    );
    expect(issue.comments).toEqual([]);
    expect(desk.occurrences()).toHaveLength(1);
  });
});

describe("a daily check list", () => {
  const open = async (job: string, at: string) => {
    const clock = manualClock(START.toString());
    const desk = maintenanceDesk(clock.now);
    desk.commit(`timezone: Africa/Cairo\njobs:\n  - { id: desk, title: Desk, ${job} }\n`);
    const look = () => tick(OPS, { gateway: desk.gateway, clock });
    await look();
    await clock.advanceTo(at);
    await look();
    const [issue] = desk.occurrences() as [DeskIssue];
    return { body: issue.body, mark: readOccurrence(issue.body, 1) };
  };

  it("lasts to the end of its day, or until the next one is due", async () => {
    const day = await open("when: weekdays, expires: end of day", "2026-01-01T07:00:00Z");
    expect(day.mark?.until).toBe("2026-01-01T22:00:00Z");
    expect(day.body).toContain("It is closed as it stands at the end of the day, on ");
    const next = await open("when: weekdays, expires: next, close: ticked", "2026-01-02T07:00:00Z");
    expect(next.mark).toMatchObject({ until: "2026-01-05T07:00:00Z", close: "ticked" });
    expect(next.body).toContain(
      "It closes by itself once every box is ticked, or as it stands when the next one is due, on ",
    );
  });

  it("that comes late has what is left of the day on which it comes", async () => {
    const late = await open("when: daily, expires: end of day", "2026-01-04T05:00:00Z");
    expect(late.mark).toMatchObject({
      key: "desk@2026-01-03T07:00:00Z",
      until: "2026-01-04T22:00:00Z",
    });
  });
});

describe("the watch", () => {
  const change = (at: string, from: string, to: string) => ({
    at: Temporal.Instant.from(at),
    from: [from],
    to: [to],
  });
  const CHANGES = [
    change("2026-01-05T09:00:00Z", "ada", "grace"),
    change("2026-01-12T09:00:00Z", "grace", "linus"),
  ];
  const watch = {
    within: 3_600_000,
    labels: ["escalated", "critical"],
    timezone: "UTC",
    changes: (from: Temporal.Instant, until: Temporal.Instant) =>
      CHANGES.filter(
        ({ at }) =>
          Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0,
      ),
  };
  const crew: Crew = { ...UNKNOWN_CREW, isAway: () => false, ownerOf: () => "omar", watch };

  it("is handed over by one issue at each change, whoever looks and however often, without a schedule", async () => {
    const clock = manualClock(START.toString());
    const desk = maintenanceDesk(clock.now);
    const doors = [new Map(), new Map()];
    const look = () =>
      Promise.all(doors.map((mine) => tick(OPS, { gateway: desk.gateway, clock, crew, mine })));
    await look();
    await clock.advanceTo("2026-01-05T08:59:00Z");
    await look();
    expect(desk.occurrences()).toEqual([]);
    await clock.advanceTo("2026-01-05T09:00:00Z");
    await look();
    await look();
    // Half-way, the policy cannot be read: what is known of the watch is kept.
    await tick(OPS, { gateway: desk.gateway, clock });
    await clock.advanceTo("2026-01-12T10:00:00Z");
    await look();
    await look();
    expect(desk.occurrences().map(({ title, assignees }) => [title, ...assignees])).toEqual([
      ["Handover of the watch, 2026-01-05", "grace"],
      ["Handover of the watch, 2026-01-12", "linus"],
    ]);
    const [first] = desk.occurrences() as [DeskIssue];
    expect(first.labels).toEqual(["maintenance", "handover"]);
    expect(first.body).toContain("The watch passes from @ada to @grace on Monday 5 January 2026");
    expect(readOccurrence(first.body, 1)).toMatchObject({
      watch: { from: ["ada"], to: ["grace"] },
      until: "2026-01-12T09:00:00Z",
      due: "2026-01-05T10:00:00Z",
    });
  });

  it("leaves nothing behind where the policy wants no handover", async () => {
    const clock = manualClock(START.toString());
    const desk = maintenanceDesk(clock.now);
    const none: Crew = { ...crew, watch: "none" };
    await clock.advanceTo("2026-01-06T09:00:00Z");
    await tick(OPS, { gateway: desk.gateway, clock, crew: none });
    expect(desk.issues).toEqual([]);
  });
});

describe("who is free in the weeks ahead", () => {
  it("is told where nobody is, for a seat or on call", () => {
    const { schedule } = readSchedule(`timezone: UTC
people: [ada, grace]
absences: [{ who: ada, from: 2026-01-12, through: 2026-01-25 }]
jobs:
  - { id: upgrade, title: Upgrade, when: every Monday, seats: [driver, documenter] }
  - { id: backup, title: Backup, when: daily }
`);
    const policy = policyOf(`timezone: UTC
on_call: { rotation: { people: [ada], start: 2026-01-05 } }
absences: [{ who: ada, from: 2026-01-20, through: 2026-01-21 }]
`);
    expect(gapsAhead(schedule, policy, UNKNOWN_CREW, START)).toEqual([
      "Nobody is on call from Tuesday 20 January 2026, 00:00 (UTC) until Thursday 22 January 2026, 00:00 (UTC).",
      "Nobody is free for the seat `documenter` when `upgrade` comes on Monday 12 January 2026, 09:00 (UTC), and 1 time more.",
    ]);
    const { schedule: fine } = readSchedule(file("every Monday"));
    expect(gapsAhead(fine, undefined, UNKNOWN_CREW, START)).toEqual([]);
  });
});
