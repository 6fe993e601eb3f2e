import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { manualClock } from "./clock.js";

const START = "2026-11-18T07:00:00Z";
const at = (text: string) => Temporal.Instant.from(`2026-11-18T${text}:00Z`);

describe("the clock that tests move", () => {
  it("stands still until it is moved", async () => {
    const clock = manualClock(START);
    expect(String(clock.now())).toBe(START);
    await clock.advance({ hours: 2 });
    expect(String(clock.now())).toBe("2026-11-18T09:00:00Z");
  });

  it("fires due timers in order, each at its own instant, and no other", async () => {
    const clock = manualClock(START);
    const fired: string[] = [];
    const note = (name: string) => () => fired.push(`${name} ${clock.now()}`);
    clock.at(at("08:00"), note("later"));
    clock.at(at("07:30"), note("sooner"));
    clock.at(at("07:30"), note("same"));
    clock.at(at("09:01"), note("never"));
    await clock.advanceTo("2026-11-18T09:00:00Z");
    expect(fired).toEqual([
      "sooner 2026-11-18T07:30:00Z",
      "same 2026-11-18T07:30:00Z",
      "later 2026-11-18T08:00:00Z",
    ]);
    expect(clock.armed().map(String)).toEqual(["2026-11-18T09:01:00Z"]);
  });

  it("fires timers that are armed on the way if they are due too", async () => {
    const clock = manualClock(START);
    const fired: string[] = [];
    const every = (hour: number) =>
      clock.at(at(`0${hour}:00`), () => {
        fired.push(String(clock.now()));
        if (hour < 9) every(hour + 1);
      });
    every(8);
    await clock.advanceTo("2026-11-18T10:00:00Z");
    expect(fired).toEqual(["2026-11-18T08:00:00Z", "2026-11-18T09:00:00Z"]);
  });

  it("waits for what a timer started before time goes on", async () => {
    const clock = manualClock(START);
    const seen: string[] = [];
    let work = Promise.resolve();
    clock.at(at("08:00"), () => {
      work = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
        seen.push(String(clock.now()));
      });
    });
    await clock.advanceTo("2026-11-18T12:00:00Z", () => work);
    expect(seen).toEqual(["2026-11-18T08:00:00Z"]);
  });

  it("does not fire a timer that was called off", async () => {
    const clock = manualClock(START);
    let fired = false;
    const off = clock.at(at("08:00"), () => {
      fired = true;
    });
    off();
    await clock.advance("PT3H");
    expect(fired).toBe(false);
  });

  it("wakes soon who asks for an instant that has passed", async () => {
    const clock = manualClock(START);
    let fired = false;
    clock.at(at("06:00"), () => {
      fired = true;
    });
    expect(fired).toBe(false);
    await Promise.resolve();
    expect(fired).toBe(true);
  });

  it("does not go back", async () => {
    const clock = manualClock(START);
    await expect(clock.advanceTo("2026-11-18T06:59:59Z")).rejects.toThrow(/does not go back/);
  });
});
