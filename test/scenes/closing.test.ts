import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
operations: { team: operations }
priority: { grace: false }
circles: { web: { owner: amina } }
`;

describe("an escalated issue that watchbill closes", () => {
  it.each(["/stage Done", "/duplicate #1"])(
    "by %s is escalated no more, and another look has nothing left to do",
    async (command) => {
      desk = await openDesk({ policy: POLICY });
      const labels = ["priority_minor"];
      desk.dede.openIssue({ title: "The same in other words", labels });
      const number = desk.dede.openIssue({ title: "The shop is slow", labels });
      desk.bo.comment(number, "/escalate");
      await desk.settled();
      expect(desk.ops.labels(number)).toContain("escalated");
      await desk.advanceTo("2026-11-18T10:05:00Z");
      desk.bo.comment(number, command);
      await desk.settled();
      expect(desk.ops.issue(number).state).toBe("closed");
      expect(desk.ops.labels(number)).not.toContain("escalated");

      const mark = desk.github.requests.mark();
      await desk.advanceTo("2026-11-18T12:05:00Z");
      const writes = desk.github.requests
        .since(mark)
        .filter(({ route }) => !route.startsWith("GET") && route !== "POST /graphql");
      expect(writes.map(({ route }) => route)).toEqual([]);
    },
  );
});
