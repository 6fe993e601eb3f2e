import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

describe("an issue without a priority", () => {
  it("gets a label and a comment, and loses both when it has one", async () => {
    desk = await openDesk();
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
    expect(desk.comments(number)).toEqual([
      expect.stringContaining("This issue has no priority, so nobody can tell how soon"),
    ]);

    desk.bo.label(number, "priority_major");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_major"]);
    expect(desk.comments(number)).toEqual([expect.stringContaining("Nothing is left to do here")]);
  });

  it("costs one read and two writes, and a second look one read and no write", async () => {
    desk = await openDesk();
    // The first look of all fetches the installation's token and the policy.
    desk.amina.openIssue({ title: "First", labels: ["priority_minor"] });
    await desk.settled();

    const opened = desk.github.requests.mark();
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    expect(desk.github.requests.since(opened).map(({ route }) => route)).toEqual([
      "POST /graphql",
      "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    ]);

    const again = desk.github.requests.mark();
    desk.bo.label(number, "bug");
    await desk.settled();
    expect(desk.github.requests.since(again).map(({ route }) => route)).toEqual(["POST /graphql"]);
  });

  it("is left alone by events that cannot matter, and by watchbill's own doing", async () => {
    desk = await openDesk();
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.bo.pin(number);
    desk.owner.push("dev", { "README.md": "# ops\n" });
    desk.owner.push("dev", { "README.md": "# ops, once more\n" });
    await desk.settled();
    expect(desk.github.requests.since(mark)).toEqual([]);
  });

  it("is left alone while the repository has no policy", async () => {
    desk = await openDesk({ policy: undefined });
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    expect(desk.shown([number])).toEqual([{ labels: [], comments: [] }]);
  });
});
