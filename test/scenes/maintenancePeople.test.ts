import { afterEach, describe, expect, it } from "@jest/globals";
import type { Issue } from "../github/model.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Europe/London
logging: false
priority: { grace: false }
operations: { team: operations, direct_pushes: allow }
circles: { harbour: { owner: amina, deputies: [bo] } }
`;

/** The issues of occurrences, oldest first. */
const occurrences = (): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === "maintenance"),
  );
const latest = (): Issue => occurrences().at(-1) as Issue;
const assigned = (issue: Issue): string[] => issue.assignees.map(({ login }) => login);

const open = async (policy: string, schedule?: string) => {
  desk = await openDesk({ policy, now: "2026-11-27T08:30:00Z" });
  if (schedule === undefined) return;
  desk.ops.unprotect("main");
  desk.bo.push("main", { ".github/maintenance.yml": schedule });
  await desk.settled();
};

describe("the people of a recurring job", () => {
  const RESTORE = `timezone: Europe/London
jobs:
  - id: restore
    title: Restore test {{date}}
    when: daily
    seats: [driver, documenter]
    people: [amina, bo, chi, dede]
`;

  it("pass seats on by commands, and the next turns go by who sat there", async () => {
    await open(POLICY, RESTORE);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const first = latest();
    expect(assigned(first)).toEqual(["amina", "bo"]);
    desk.amina.comment(first.number, "/swap @chi because I am at the dentist's");
    await desk.settled();
    expect(assigned(latest()).sort()).toEqual(["bo", "chi"]);
    expect(latest().body).toContain("- **driver**: @chi\n- **documenter**: @bo");
    expect(desk.comments(first.number).join("\n")).toContain(
      "@chi, `amina` hands you the seat `driver` of this.",
    );
    desk.bo.comment(first.number, "/skip because I am ill");
    await desk.settled();
    // Amina has passed a seat on already, so Dede is next.
    expect(assigned(latest()).sort()).toEqual(["chi", "dede"]);
    const said = desk.comments(first.number);
    await desk.advanceTo("2026-11-28T09:00:00Z");
    expect(occurrences()).toHaveLength(2);
    expect(assigned(latest()).sort()).toEqual(["amina", "bo"]);
    expect(desk.comments(first.number)).toHaveLength(said.length);
  });

  it("are told what they cannot hand over", async () => {
    await open(POLICY, RESTORE);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const { number } = latest();
    desk.amina.comment(number, "/swap captain @chi");
    const other = desk.chi.openIssue({ title: "Disk full" });
    desk.chi.comment(other, "/skip");
    await desk.settled();
    expect(desk.comments(number).join("\n")).toContain(
      "`captain` is no seat here; write `/swap driver @login` or `/swap documenter @login`.",
    );
    expect(desk.comments(other).join("\n")).toContain("this is no issue of a recurring job");
    expect(assigned(latest())).toEqual(["amina", "bo"]);
  });
});

describe("a daily check list", () => {
  const DESK = `timezone: Europe/London
jobs:
  - id: start-of-day
    title: Start of the day {{date}}
    when: weekdays at 09:00
    checklist: [Look at the alerts, Read the handover]
    close: ticked
    expires: end of day
    people: [amina]
`;
  const tick = (issue: Issue, step: string) =>
    desk.amina.edit(issue.number, {
      body: (issue.body ?? "").replace(`[ ] ${step}`, `[x] ${step}`),
    });

  it("closes once the last box is ticked, and stays open again if somebody opens it", async () => {
    await open(POLICY, DESK);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    tick(latest(), "Look at the alerts");
    await desk.settled();
    expect(latest().state).toBe("open");
    tick(latest(), "Read the handover");
    await desk.settled();
    expect(latest().state).toBe("closed");
    desk.amina.reopen(latest().number);
    await desk.settled();
    expect(latest().state).toBe("open");
  });

  it("is closed at the end of its day with what was left open", async () => {
    await open(POLICY, DESK);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    tick(latest(), "Look at the alerts");
    await desk.settled();
    await desk.advanceTo("2026-11-28T00:00:00Z");
    expect(latest()).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(desk.comments(latest().number).join("\n")).toContain(
      "closed with 1 of 2 steps left open. `amina` had it.\n\n- Read the handover",
    );
  });
});

describe("the watch", () => {
  const WATCH = `${POLICY}on_call:
  rotation: { people: [amina, bo, chi], start: 2026-11-20 09:00 }
  handover: true
`;

  it("is handed over by an issue that whoever comes on call accepts", async () => {
    await open(WATCH);
    const urgent = desk.amina.openIssue({ title: "Mail is down", labels: ["priority_critical"] });
    await desk.settled();
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const issue = latest();
    expect(occurrences()).toHaveLength(1);
    expect(issue.title).toBe("Handover of the watch, 2026-11-27");
    expect(assigned(issue)).toEqual(["bo"]);
    expect(issue.body).toContain("The watch passes from @amina to @bo");
    expect(issue.body).toContain(`- #${urgent}: `);
    desk.amina.comment(issue.number, "The mail's vendor calls back at noon.");
    await desk.settled();
    expect(latest().state).toBe("open");
    desk.bo.comment(issue.number, "I have it");
    await desk.settled();
    expect(latest().state).toBe("closed");
    expect(desk.comments(issue.number).join("\n")).toContain("`bo` has the watch.");
  });

  it("asks the circle's owner when nobody accepts it in time", async () => {
    await open(WATCH);
    await desk.advanceTo("2026-11-27T09:00:00Z");
    const { number } = latest();
    await desk.advanceTo("2026-11-27T09:59:00Z");
    expect(desk.comments(number).join("\n")).not.toContain("@amina");
    await desk.advanceTo("2026-11-27T10:01:00Z");
    expect(desk.comments(number).join("\n")).toContain("@amina");
    expect(latest().state).toBe("open");
  });
});
