import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** Working hours in London, whose clocks go back on Sunday 25 October 2026. */
const POLICY = `timezone: Europe/London
operations: { team: operations }
hours: { working: ["Monday to Friday 09:00 to 18:00"] }
priority: { grace: false }
circles:
  web: { owner: amina, deputies: [chi], parent: operations, labels: [web], services: [shop] }
  operations: { owner: bo }
resolve: false
`;

const said = (number: number): readonly string[] =>
  desk.comments(number).map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""));

const assignees = (number: number) => desk.ops.issue(number).assignees.map(({ login }) => login);

/** Whom watchbill's comments mention outside of code, in their order. */
const pinged = (number: number): readonly string[] =>
  said(number).flatMap((body) =>
    [...body.replaceAll(/`[^`]*`/g, "").matchAll(/@([\w-]+)/g)].map(([, login = ""]) => login),
  );

const open = async (now: string, issue: { body?: string; labels?: string[] } = {}) => {
  desk = await openDesk({ now, policy: POLICY });
  for (const label of ["web", "escalated"]) desk.owner.createLabel(label);
  const number = desk.dede.openIssue({
    title: "The shop is slow",
    labels: ["priority_major", "web"],
    ...issue,
  });
  await desk.settled();
  return number;
};

const writesSince = (mark: number): readonly string[] =>
  desk.github.requests
    .since(mark)
    .map(({ route }) => route)
    .filter((route) => !route.startsWith("GET") && route !== "POST /graphql");

describe("a night in the life", () => {
  it("of an issue reported on a Friday at half past five: nobody answers twice, and on Monday it reaches the parent's owner", async () => {
    const number = await open("2026-10-23T16:30:00Z");
    await desk.advanceTo("2026-10-26T10:29:59Z");
    expect(assignees(number)).toEqual([]);

    await desk.advanceTo("2026-10-26T10:30:00Z");
    expect(desk.ops.labels(number)).toContain("escalated");
    await desk.advanceTo("2026-10-26T14:29:59Z");
    expect(assignees(number)).toEqual(["amina", "chi"]);
    await desk.advanceTo("2026-10-26T14:30:00Z");
    expect(assignees(number)).toEqual(["amina", "chi", "bo"]);
    // Half an hour before it was due, the acting owner was warned; then each was called once.
    expect(pinged(number)).toEqual(["amina", "amina", "chi", "bo"]);

    desk.bo.comment(number, "I see to it.");
    await desk.settled();
    expect(said(number)[0]).toContain("acknowledged by `bo` on Monday 26 October 2026, 14:30");
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ hours: 4 }, desk.settled);
    expect(writesSince(mark)).toEqual([]);
    expect(pinged(number)).toHaveLength(4);
  });
});

describe("/escalate", () => {
  it("calls the owner of the circle that a form's answer names, until the issue is closed", async () => {
    const number = await open("2026-10-26T10:00:00Z", {
      body: "### Service\n\nShop\n",
      labels: ["priority_major"],
    });
    desk.chi.comment(number, "/escalate because @dede cannot pay");
    await desk.settled();
    expect(pinged(number)).toEqual(["amina"]);
    expect(assignees(number)).toEqual(["amina"]);
    expect(said(number).at(-1)).toContain(
      "by Monday 26 October 2026, 12:00 (Europe/London, UTC+00:00)",
    );

    const mark = desk.github.requests.mark();
    desk.bo.close(number);
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_major"]);
    await desk.clock.advance({ hours: 3 }, desk.settled);
    expect(pinged(number)).toEqual(["amina"]);
    expect(writesSince(mark).filter((route) => route.startsWith("DELETE"))).toHaveLength(1);
  });

  it("is refused in one sentence where it can reach nobody", async () => {
    const number = await open("2026-10-26T10:00:00Z");
    desk.chi.comment(number, "/escalate operatons");
    await desk.settled();
    expect(said(number).at(-1)).toBe(
      "`operatons` is no circle here; write `/escalate operations`.",
    );
    expect(desk.ops.labels(number)).not.toContain("escalated");
  });

  it("ends with /deescalate", async () => {
    const number = await open("2026-10-26T10:00:00Z");
    desk.chi.comment(number, "/escalate @bo");
    await desk.settled();
    expect(desk.ops.labels(number)).toContain("escalated");
    await desk.clock.advance({ minutes: 5 }, desk.settled);
    desk.bo.comment(number, "/deescalate");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_major", "web"]);
    await desk.clock.advance({ minutes: 60 }, desk.settled);
    expect(pinged(number)).toEqual(["bo"]);
  });
});
