import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** Thursday 00:00 and Sunday 00:00 in Cairo, where it is winter time. */
const FREEZE = "2026-11-18T22:00:00Z";
const THAW = "2026-11-21T22:00:00Z";

const openPullRequest = () =>
  desk.amina.openPullRequest({
    title: "More replicas",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });

describe("a pull request into main", () => {
  it("passes on Wednesday, turns red at Thursday 00:00 and green at Sunday 00:00 without an event", async () => {
    desk = await openDesk();
    const number = openPullRequest();
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");

    await desk.advanceTo("2026-11-18T21:59:59Z");
    expect(desk.check(number)?.conclusion).toBe("success");
    const mark = desk.github.deliveries.length;
    await desk.advanceTo(FREEZE);
    expect(desk.check(number)).toEqual({
      conclusion: "failure",
      title: "Frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)",
    });
    expect(() => desk.bo.merge(number)).toThrow(/405|required status check/i);

    await desk.advanceTo(THAW);
    expect(desk.check(number)?.conclusion).toBe("success");
    expect(
      desk.github.deliveries.slice(mark).filter(({ event }) => event === "pull_request"),
    ).toEqual([]);
    desk.bo.merge(number);
    expect(desk.ops.file("deploy/web.yml")).toBe("replicas: 3\n");
  });

  it("is refused by branch protection before watchbill has spoken", async () => {
    desk = await openDesk({ server: false });
    const number = openPullRequest();
    expect(() => desk.bo.merge(number)).toThrow(/405|required status check/i);
  });

  it("is judged anew when it is pushed to, and when it is retargeted", async () => {
    desk = await openDesk();
    desk.bo.push("dev", { "README.md": "# dev\n" });
    const number = openPullRequest();
    await desk.advanceTo(FREEZE);
    desk.amina.pushTo(number, { "deploy/web.yml": "replicas: 4\n" });
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("failure");
    desk.amina.retarget(number, "dev");
    await desk.settled();
    expect(desk.check(number)?.conclusion).toBe("success");
  });

  it("turns over with forty others at the edge for one read a page, and a read and a write each", async () => {
    desk = await openDesk({ now: "2026-11-18T10:10:00Z" });
    const numbers = Array.from({ length: 41 }, openPullRequest);
    await desk.settled();
    await desk.advanceTo("2026-11-18T21:59:00Z");
    const mark = desk.github.requests.mark();
    await desk.advanceTo(FREEZE);
    expect(numbers.map((number) => desk.check(number)?.conclusion)).toEqual(
      numbers.map(() => "failure"),
    );
    expect(desk.github.requests.writes(mark)).toHaveLength(41);
    expect(desk.github.requests.since(mark).filter(({ kind }) => kind === "graphql")).toHaveLength(
      42,
    );
  });

  it("is judged again when somebody asks for the check to run again", async () => {
    desk = await openDesk();
    const number = openPullRequest();
    await desk.settled();
    const [run] = desk.ops.checks(number);
    const mark = desk.github.requests.mark();
    desk.amina.rerunCheck(run?.id as number);
    await desk.settled();
    expect(desk.github.requests.since(mark).length).toBeGreaterThan(0);
  });
});
