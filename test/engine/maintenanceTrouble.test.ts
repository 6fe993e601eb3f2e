import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "../../src/domain/time.js";
import type { MaintenanceGateway } from "../../src/engine/maintenance/gateway.js";
import { readOccurrence } from "../../src/engine/maintenance/marks.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { manualClock } from "../github/clock.js";
import { maintenanceDesk } from "./maintenanceDesk.js";

const OPS = { owner: "harbour", name: "ops" };
const START = "2026-03-01T00:00:00Z";
const FILE = `catch_up: all
jobs:
  - { id: dashboards, title: Look, when: daily }
  - { id: backups, title: Check, when: "0 */6 * * *" }
`;

/** Lets some requests fail, half of them after they did what was asked. */
const failing = (gateway: MaintenanceGateway, fails: () => number): MaintenanceGateway => {
  const methods = Object.entries(gateway).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      const luck = fails();
      if (luck === 0) throw new Error("It broke off before");
      const answer = await (method as (...all: unknown[]) => Promise<unknown>)(...args);
      if (luck === 1) throw new Error("It broke off after");
      return answer;
    },
  ]);
  return Object.fromEntries(methods) as unknown as MaintenanceGateway;
};

/** All that is due from the start on, by the hours alone. */
const due = (until: Temporal.Instant): string[] => {
  const keys: string[] = [];
  for (
    let at = Temporal.Instant.from(START);
    Temporal.Instant.compare(at, until) <= 0;
    at = at.add({ hours: 1 })
  ) {
    const { hour } = at.toZonedDateTimeISO("UTC");
    if (hour === 9) keys.push(`dashboards@${at}`);
    if (hour % 6 === 0) keys.push(`backups@${at}`);
  }
  return keys;
};

describe("a schedule looked at by doors that break off anywhere, forget all, and come at any moment", () => {
  it("has every occurrence once", async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 0, max: 120 }),
      comes: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      forgets: fc.integer({ min: 0, max: 9 }),
      luck: fc.infiniteStream(fc.integer({ min: 0, max: 30 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        const clock = manualClock(START);
        const desk = maintenanceDesk(clock.now);
        desk.commit(FILE);
        const look = (gateway: MaintenanceGateway, mine: Map<number, Temporal.Instant>) =>
          tick(OPS, { gateway, clock, mine });
        await look(desk.gateway, new Map());
        const minds = [0, 1, 2].map(() => new Map<number, Temporal.Instant>());
        for (const { minutes, comes, forgets, luck } of steps) {
          await clock.advance({ minutes });
          minds[forgets]?.clear();
          const gateway = failing(desk.gateway, () => luck.next().value);
          await Promise.allSettled(
            minds.filter((_, at) => comes[at]).map((one) => look(gateway, one)),
          );
        }
        for (let more = 0; more < 12; more++) {
          await clock.advance({ minutes: 11 });
          await look(desk.gateway, new Map());
        }
        const opened = desk.occurrences().map(({ body }) => readOccurrence(body, 1)?.key);
        expect(opened.sort()).toEqual(due(clock.now()).sort());
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
