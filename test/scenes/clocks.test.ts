import { afterEach, describe, expect, it } from "@jest/globals";
import { CAIRO, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY =
  `${CAIRO}hours: { working: Sunday to Thursday 09:00 to 17:00 }\n` +
  "circles: { web: { owner: bo } }\nescalation: false\n";

describe("an issue that is reported at the weekend", () => {
  it("is due on Sunday at eleven, warned of half an hour before, and told once when that is over", async () => {
    // Saturday 21 November 2026, 23:00 in Cairo.
    desk = await openDesk({ now: "2026-11-21T21:00:00Z", policy: POLICY });
    const number = desk.amina.openIssue({
      title: "Disk full on web-2",
      labels: ["priority_minor"],
    });
    await desk.settled();
    expect(desk.comments(number)).toEqual([
      expect.stringContaining(
        "within 2 working hours, by Sunday 22 November 2026, 11:00 (Africa/Cairo, UTC+02:00).",
      ),
    ]);

    await desk.advanceTo("2026-11-22T08:29:59Z");
    expect(desk.comments(number)).toHaveLength(1);
    await desk.advanceTo("2026-11-22T08:30:00Z");
    expect(desk.comments(number).slice(1)).toEqual([
      expect.stringContaining(
        "@bo: Someone of the team is to acknowledge this within 2 working hours",
      ),
    ]);
    await desk.advanceTo("2026-11-22T09:00:00Z");
    expect(desk.comments(number)[0]).toContain("❌ Someone of the team was to acknowledge this");
    expect(desk.comments(number)[0]).toContain("`bo` of `web` can help");
    expect(desk.comments(number).slice(2)).toEqual([
      expect.stringContaining("@bo: Someone of the team was to acknowledge this"),
    ]);

    // Hourly sweeps look at it again, and write nothing.
    const mark = desk.github.requests.mark();
    await desk.advanceTo("2026-11-22T11:30:00Z");
    const writes = desk.github.requests
      .since(mark)
      .filter(({ route }) => /^(POST|PATCH|PUT|DELETE) .*\/issues\//.test(route));
    expect(writes).toEqual([]);
    expect(desk.comments(number)).toHaveLength(3);

    desk.chi.comment(number, "On it.");
    await desk.settled();
    expect(desk.comments(number)[0]).toContain("Nothing is left to do here");
    expect(desk.comments(number)).toHaveLength(3);
  });

  it("stands still while the reporter is asked, and goes on with the reply", async () => {
    desk = await openDesk({ now: "2026-11-22T08:00:00Z", policy: POLICY });
    const number = desk.amina.openIssue({
      title: "Disk full on web-2",
      labels: ["priority_critical"],
    });
    await desk.settled();
    desk.bo.comment(number, "/needs-info which disk");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_critical", "needs-info"]);
    expect(desk.comments(number)[0]).toContain(
      "🕑 As `priority_critical`, this is to be resolved on the same working day, but the clock has been paused since " +
        "Sunday 22 November 2026, 10:00 (Africa/Cairo, UTC+02:00), as `bo` asked, until the reporter replies.",
    );
    await desk.advanceTo("2026-11-22T13:00:00Z");
    desk.amina.comment(number, "The one of the logs.");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_critical"]);
    expect(desk.comments(number)[0]).toContain("by Monday 23 November 2026, 14:00");
  });
});

describe("a repository with old issues", () => {
  it("is not called to any of them when watchbill is installed", async () => {
    desk = await openDesk({ now: "2026-11-15T08:00:00Z", policy: POLICY, server: false });
    const old = [1, 2, 3].map((nth) =>
      desk.amina.openIssue({ title: `Old ${nth}`, labels: ["priority_critical"] }),
    );
    await desk.advanceTo("2026-11-19T08:00:00Z");
    const fresh = desk.amina.openIssue({ title: "New", labels: ["priority_critical"] });
    await desk.startServer();
    await desk.advanceTo("2026-11-19T08:10:00Z");
    expect(old.flatMap((number) => desk.comments(number))).toEqual([]);
    expect(desk.comments(fresh)).toHaveLength(1);
  });
});
