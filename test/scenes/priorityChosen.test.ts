import { afterEach, describe, expect, it } from "@jest/globals";
import { installationClient } from "../../src/github/client.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\nlogging: false\n";
const FORM = "### Priority\n\nMajor\n\n### What happened\n\nThe disk is full.\n";

const open = async (more = ""): Promise<void> => {
  desk = await openDesk({ policy: `${POLICY}${more}` });
};

const report = async (fields: { body?: string; labels?: string[] } = {}): Promise<number> => {
  const number = desk.amina.openIssue({ title: "Disk full on web-2", ...fields });
  await desk.settled();
  return number;
};

const later = (minutes: number) => desk.clock.advance({ minutes }, desk.settled);

describe("the priority of an issue", () => {
  it("is the form's answer, until somebody of the team sets another", async () => {
    await open();
    const number = await report({ body: FORM });
    expect(desk.ops.labels(number)).toEqual(["priority_major"]);
    await later(30);
    desk.bo.label(number, "priority_critical");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_critical"]);
    expect(desk.comments(number)).toEqual([]);

    const mark = desk.github.requests.mark();
    desk.bo.label(number, "bug");
    await desk.settled();
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("is what a command asks for, and the label before it goes", async () => {
    await open();
    const number = await report({ labels: ["priority_minor"] });
    await later(1);
    desk.bo.comment(number, "/priority P1");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_critical"]);
  });

  it("follows an edit of the form's answer", async () => {
    await open();
    const number = await report({ body: FORM });
    await later(1);
    desk.amina.edit(number, { body: FORM.replace("Major", "Minor") });
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual(["priority_minor"]);
  });

  it("is asked for after the grace period to the minute, and after each removal anew", async () => {
    await open();
    const number = await report();
    await later(9);
    expect(desk.shown([number])).toEqual([{ labels: [], comments: [] }]);
    await later(1);
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
    expect(desk.comments(number)).toEqual([expect.stringContaining("has no priority")]);

    desk.bo.label(number, "priority_major");
    await desk.settled();
    await later(60);
    desk.bo.unlabel(number, "priority_major");
    await desk.settled();
    await later(9);
    expect(desk.ops.labels(number)).toEqual([]);
    await later(1);
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
  });

  it("is not put back when a person takes off what watchbill set, nor is needs-priority", async () => {
    await open();
    const number = await report({ body: FORM });
    await later(5);
    desk.bo.unlabel(number, "priority_major");
    await desk.settled();
    expect(desk.ops.labels(number)).toEqual([]);
    await later(10);
    expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
    await later(5);
    desk.bo.unlabel(number, "needs-priority");
    await desk.settled();
    await later(120);
    expect(desk.ops.labels(number)).toEqual([]);
  });

  it("is worked out of urgency and importance", async () => {
    await open(
      "priority: { matrix: { urgency: { high: urgent }, importance: { high: important } } }\n",
    );
    const number = await report({ labels: ["urgent"] });
    expect(desk.ops.labels(number)).toEqual(["urgent", "priority_major"]);
    await later(5);
    desk.bo.label(number, "important");
    await desk.settled();
    expect(new Set(desk.ops.labels(number))).toEqual(
      new Set(["urgent", "important", "priority_critical"]),
    );
    await later(5);
    desk.bo.label(number, "priority_minor");
    await desk.settled();
    expect(new Set(desk.ops.labels(number))).toEqual(
      new Set(["urgent", "important", "priority_minor"]),
    );
  });

  it("stays in peace beside another bot that insists on its own", async () => {
    await open();
    const rival = desk.github.registerApp({
      manifest: "name: labeler\ndefault_permissions: { issues: write, metadata: read }\n",
      secret: "another",
    });
    const robot = installationClient(
      { baseUrl: desk.github.url, appId: rival.id, privateKey: rival.privateKey },
      rival.install("harbour"),
    );
    const number = await report({ labels: ["priority_major"] });
    for (let round = 0; round < 4; round++) {
      await later(2);
      await robot.rest.issues.addLabels({
        owner: "harbour",
        repo: "ops",
        issue_number: number,
        labels: ["priority_minor"],
      });
      await desk.settled();
    }
    expect(new Set(desk.ops.labels(number))).toEqual(new Set(["priority_major", "priority_minor"]));
    expect(desk.comments(number)).toEqual([
      expect.stringContaining("`priority_minor` was taken off for it and has been put back"),
    ]);
  });

  it("is told beside labels of another set, which stay", async () => {
    await open();
    const number = await report({ labels: ["priority_major", "P1"] });
    await later(10);
    expect(desk.ops.labels(number)).toEqual(["priority_major", "P1"]);
    expect(desk.comments(number)).toEqual([
      expect.stringContaining(
        "This issue carries `P1`, and the team has agreed on no priority labels but",
      ),
    ]);
  });
});
