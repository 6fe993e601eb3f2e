import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = [
  "timezone: Africa/Cairo",
  "logging: false",
  "freeze:",
  "  windows: [{ days: every day }]",
  "  open_to: { paths: docs/ }",
].join("\n");

describe("a change that moves files, while only documentation may change,", () => {
  it("does not pass when it moves something of production into the documentation", async () => {
    desk = await openDesk({ policy: POLICY });
    const moved = desk.amina.openPullRequest({
      title: "Tidy up",
      files: { "docs/web.yml": { from: "deploy/web.yml" } },
    });
    await desk.settled();
    expect(desk.check(moved)?.conclusion).toBe("failure");

    const mark = desk.github.requests.mark();
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(desk.check(moved)?.conclusion).toBe("failure");
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("passes when it moves documentation about", async () => {
    desk = await openDesk({ policy: POLICY, server: false });
    desk.ops.unprotect("main");
    desk.owner.push("main", { "docs/on-call.md": "# On call\n" });
    await desk.startServer();
    const moved = desk.amina.openPullRequest({
      title: "Tidy up",
      files: { "docs/watch.md": { from: "docs/on-call.md" } },
    });
    await desk.settled();
    expect(desk.check(moved)?.conclusion).toBe("success");
  });
});
