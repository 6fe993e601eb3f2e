import { describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../src/engine/gateway.js";
import { type Work, workQueue } from "../../src/engine/workQueue.js";
import { manualClock } from "../github/clock.js";
import { silentLog } from "../silentLog.js";

const START = "2026-11-18T12:00:00Z";

const setUp = () => {
  const clock = manualClock(START);
  const given: string[] = [];
  const queue = workQueue(clock, silentLog, (key) => given.push(key));
  const ran: string[] = [];
  /** Work that notes when it runs, and fails as often as it is told to. */
  const work = (key: string, failures: Error[] = [], lane = "one"): Work => ({
    key,
    lane,
    async run() {
      ran.push(`${key} at ${clock.now().toString().slice(11, 19)}`);
      const failure = failures.shift();
      if (failure) throw failure;
    },
  });
  return { clock, queue, ran, given, work };
};

const fault = () => new GatewayError("502", "soon");
const limit = (until: string) =>
  new GatewayError("limited", { notBefore: manualClock(until).now() });
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe("the work queue", () => {
  it("does what waits only once, however often it is asked", async () => {
    const { clock, queue, ran, work } = setUp();
    queue.add(work("ops#1", [limit("2026-11-18T12:30:00Z")]));
    await turns();
    for (let time = 0; time < 50; time++) queue.add(work("ops#2"));
    await clock.advance({ hours: 1 }, turns);
    expect(ran.filter((line) => line.startsWith("ops#2"))).toHaveLength(1);
  });

  it("does running work once more when it is asked again meanwhile, and never twice at a time", async () => {
    const { queue } = setUp();
    let running = 0;
    let most = 0;
    let runs = 0;
    const slow: Work = {
      key: "ops#1",
      lane: "one",
      async run() {
        runs++;
        most = Math.max(most, ++running);
        await turns();
        running--;
      },
    };
    queue.add(slow);
    await new Promise((resolve) => setImmediate(resolve));
    for (let time = 0; time < 10; time++) queue.add(slow);
    await queue.idle();
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
  });

  it("tries again after 2, 4 and 8 seconds, and lets other work go on meanwhile", async () => {
    const { clock, queue, ran, work } = setUp();
    queue.add(work("ops#1", [fault(), fault(), fault()]));
    queue.add(work("ops#2"));
    await clock.advance({ seconds: 20 }, turns);
    expect(ran).toEqual([
      "ops#1 at 12:00:00",
      "ops#2 at 12:00:00",
      "ops#1 at 12:00:02",
      "ops#1 at 12:00:06",
      "ops#1 at 12:00:14",
    ]);
  });

  it("gives up after eight attempts, and begins anew when asked again", async () => {
    const { clock, queue, ran, given, work } = setUp();
    queue.add(work("ops#1", Array.from({ length: 8 }, fault)));
    await clock.advance({ hours: 1 }, turns);
    expect({ attempts: ran.length, given }).toEqual({ attempts: 8, given: ["ops#1"] });
    queue.add(work("ops#1"));
    await queue.idle();
    expect(ran).toHaveLength(9);
  });

  it("does not try again what GitHub refused", async () => {
    const { queue, ran, given, work } = setUp();
    queue.add(work("ops#1", [new GatewayError("422", "never")]));
    await queue.idle();
    expect({ ran: ran.length, given }).toEqual({ ran: 1, given: ["ops#1"] });
  });

  it("holds back a lane, and no other, until its rate limit lets go", async () => {
    const { clock, queue, ran, work } = setUp();
    queue.add(work("ops#1", [limit("2026-11-18T12:30:00Z")]));
    await turns();
    queue.add(work("ops#2"));
    queue.add(work("else#1", [], "two"));
    await clock.advance({ hours: 1 }, turns);
    expect(ran.sort()).toEqual([
      "else#1 at 12:00:00",
      "ops#1 at 12:00:00",
      "ops#1 at 12:30:00",
      "ops#2 at 12:30:00",
    ]);
  });

  it("finishes what waits when it stops, and drops what would be tried again", async () => {
    const { clock, queue, ran, work } = setUp();
    queue.add(work("ops#1", [fault()]));
    for (let number = 2; number < 20; number++) queue.add(work(`ops#${number}`));
    await queue.stop();
    await clock.advance({ hours: 1 }, turns);
    expect(new Set(ran).size).toBe(19);
    expect(ran).toHaveLength(19);
    await queue.idle();
  });

  it("begins no more of a lane's work at once than its pace allows, and all of it in time", async () => {
    const clock = manualClock(START);
    const queue = workQueue(clock, silentLog, undefined, 20);
    const ran: string[] = [];
    for (const lane of ["one", "two"])
      for (let number = 1; number <= 4; number++)
        queue.add({ key: `${lane}#${number}`, lane, run: async () => void ran.push(lane) });
    // Before any time has passed: two of each lane, a tenth of a second's worth.
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    expect(ran.sort()).toEqual(["one", "one", "two", "two"]);
    await queue.idle();
    expect(ran).toHaveLength(8);
  });

  it("sets nothing going once stopped, when a rate limit lets go", async () => {
    const { clock, queue, ran, work } = setUp();
    queue.add(work("ops#1", [limit("2026-11-18T12:30:00Z")]));
    await turns();
    queue.add(work("ops#2"));
    await queue.stop();
    expect(clock.armed()).toEqual([]);
    await clock.advance({ hours: 1 }, turns);
    expect(ran).toEqual(["ops#1 at 12:00:00"]);
  });
});
