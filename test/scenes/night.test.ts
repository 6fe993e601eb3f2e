import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** London, whose clocks go back on Sunday 25 October 2026. */
const POLICY = `timezone: Europe/London
operations: { team: operations }
hours:
  working: [{ days: Monday to Friday, from: "08:00", until: "18:00" }]
priority: { grace: false }
circles:
  operations: { owner: bo }
  web: { owner: chi, parent: operations, labels: [web] }
acknowledge: { within: 2 working hours, warn: none }
resolve: false
escalation: { acknowledge: 2 working hours }
`;

const said = (number: number): readonly string[] =>
  desk.comments(number).map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""));

const assignees = (number: number) => desk.ops.issue(number).assignees.map(({ login }) => login);

const pings = (number: number) =>
  said(number).flatMap((body) =>
    [...body.matchAll(/(?<!`[^`]*)@(\w+)/g)].map(([, login]) => login),
  );

describe("a night in the life", () => {
  it("of an issue reported on Friday at 17:30: the weekend and the clocks pass, and on Monday it reaches the parent's owner at the right minute", async () => {
    desk = await openDesk({ now: "2026-10-23T16:30:00Z", policy: POLICY });
    const number = desk.amina.openIssue({
      title: "The shop is slow",
      labels: ["priority_major", "web"],
    });
    await desk.settled();
    expect(said(number)).toEqual([
      expect.stringContaining("Monday 26 October 2026, 09:30 (Europe/London, UTC+00:00)"),
    ]);

    // Nothing on the weekend, nor a minute too early.
    await desk.advanceTo("2026-10-26T09:29:59Z");
    expect(assignees(number)).toEqual([]);
    expect(pings(number)).toEqual([]);

    await desk.advanceTo("2026-10-26T09:30:00Z");
    expect(assignees(number)).toEqual(["chi"]);
    expect(desk.ops.labels(number)).toContain("escalated");
    expect(pings(number)).toEqual(["chi"]);

    await desk.advanceTo("2026-10-26T11:29:59Z");
    expect(pings(number)).toEqual(["chi"]);
    await desk.advanceTo("2026-10-26T11:30:00Z");
    expect(pings(number)).toEqual(["chi", "bo"]);
    expect(assignees(number)).toEqual(["chi", "bo"]);

    const mark = desk.github.requests.mark();
    desk.bo.comment(number, "I am on it.");
    await desk.settled();
    await desk.clock.advance({ hours: 24 }, desk.settled);
    expect(pings(number)).toEqual(["chi", "bo"]);
    const writes = desk.github.requests
      .since(mark)
      .filter(({ route }) => route.startsWith("POST /repos"));
    expect(writes).toEqual([]);
  });
});
