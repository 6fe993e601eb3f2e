import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const FREEZE = "2026-11-18T22:00:00Z";
const THAW = "2026-11-21T22:00:00Z";

/** Two pull requests of one commit: into dev, which is no production branch, and into main. */
const openTwo = (): readonly [number, number] => {
  desk.bo.push("dev", { "README.md": "# dev\n" });
  const dev = desk.chi.openPullRequest({
    title: "More replicas",
    base: "dev",
    head: "more",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  const main = desk.chi.openPullRequest({ title: "More replicas", base: "main", head: "more" });
  return [dev, main];
};

const runs = (number: number) => desk.ops.checks(number).filter(({ name }) => name === "watchbill");

describe("two pull requests with the same head", () => {
  it("share a check that speaks for the one that is held back, whichever is looked at", async () => {
    desk = await openDesk();
    const [dev, main] = openTwo();
    await desk.settled();
    expect(desk.check(main)?.conclusion).toBe("success");
    await desk.advanceTo(FREEZE);
    expect(desk.check(main)).toEqual({
      conclusion: "failure",
      title: "Frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)",
    });
    expect(() => desk.bo.merge(main)).toThrow(/required status check/i);
    expect(runs(main)[0]?.summary).toContain(
      `This commit is the head of #${main} (into \`main\`) and also of #${dev} (into \`dev\`).`,
    );

    const mark = desk.github.requests.mark();
    for (const number of [dev, main]) {
      desk.chi.label(number, "bug");
      await desk.settled();
      desk.chi.unlabel(number, "bug");
      await desk.settled();
    }
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.github.requests.writes(mark)).toEqual([]);

    await desk.advanceTo(THAW);
    expect(desk.check(main)?.conclusion).toBe("success");
    expect(runs(main)).toHaveLength(1);
  });

  it("are told apart as soon as one of them is closed", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    const [dev, main] = openTwo();
    await desk.settled();
    expect(desk.check(dev)?.conclusion).toBe("failure");
    desk.chi.close(main);
    await desk.settled();
    expect(desk.check(dev)?.conclusion).toBe("success");
    desk.chi.reopen(main);
    await desk.settled();
    expect(desk.check(main)?.conclusion).toBe("failure");
    desk.chi.close(dev);
    await desk.settled();
    expect(desk.check(main)?.conclusion).toBe("failure");
    expect(runs(main)[0]?.summary).not.toContain("also of");
  });

  it("of two branches share it too", async () => {
    desk = await openDesk({ now: "2026-11-19T10:00:00Z" });
    const [dev] = openTwo();
    const sha = desk.ops.pull(dev).headSha;
    desk.bo.push("other", { "README.md": "# other\n" });
    desk.bo.moveBranch("other", sha);
    const other = desk.bo.openPullRequest({ title: "The same", base: "dev", head: "other" });
    await desk.settled();
    expect(desk.check(other)?.conclusion).toBe("failure");
  });

  it("are each told what their commands come to, and once", async () => {
    desk = await openDesk({
      now: "2026-11-19T10:00:00Z",
      policy: "timezone: Africa/Cairo\nlogging: false\noperations: { team: operations }\n",
    });
    const [dev, main] = openTwo();
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.bo.comment(main, "/exempt freeze for 2h because checkout is down");
    await desk.settled();
    expect(desk.check(main)?.conclusion).toBe("success");
    const answers = (number: number) =>
      desk.ops.pull(number).comments.filter(({ author }) => author.login === desk.app.botLogin);
    expect(answers(main)).toHaveLength(1);
    expect(answers(dev)).toHaveLength(0);
  });
});
