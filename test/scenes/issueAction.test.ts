import { afterEach, describe, expect, it } from "@jest/globals";
import { runAt } from "./actionRun.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Europe/London
hours: { working: ["Monday to Friday 09:00 to 18:00"] }
circles:
  web: { owner: chi, parent: operations, labels: [web] }
  operations: { owner: bo }
resolve: false
`;

const ACTION = "github-actions[bot]";

/** A Wednesday, ten in the morning in London. */
const open = async (policy = POLICY): Promise<void> => {
  desk = await openDesk({ now: "2026-11-18T10:00:00Z", policy, server: false });
  for (const label of ["web", "escalated"]) desk.owner.createLabel(label);
};

const run = (name: string, more: object = {}) =>
  runAt(desk, name, { repository: { full_name: "harbour/ops" }, ...more });

const atIssue = (number: number, action: string) => run("issues", { action, issue: { number } });

/** Somebody comments, and the workflow runs. */
const comment = async (who: "amina" | "bo" | "chi" | "dede", number: number, body: string) => {
  const id = desk[who].comment(number, body);
  await run("issue_comment", { action: "created", issue: { number }, comment: { id, body } });
  return id;
};

const sweepAt = async (instant: string): Promise<void> => {
  await desk.clock.advanceTo(instant);
  expect((await run("schedule")).code).toBe(0);
};

const said = (number: number): readonly string[] =>
  desk.ops
    .issue(number)
    .comments.filter(({ author }) => author.login === ACTION)
    .map(({ body }) => body.replaceAll(/<!--.*?-->\s*/gs, ""));

const assignees = (number: number) => desk.ops.issue(number).assignees.map(({ login }) => login);

const nothingWrittenBy = async (looking: () => Promise<unknown>): Promise<void> => {
  const mark = desk.github.requests.mark();
  await looking();
  expect(desk.github.requests.writes(mark)).toEqual([]);
};

describe("an issue in a repository that runs no server", () => {
  it("gets its priority, is due, and is escalated by the sweeps until somebody answers", async () => {
    await open();
    const number = desk.dede.openIssue({ title: "The shop is slow", labels: ["web"] });
    await atIssue(number, "opened");
    expect(desk.ops.labels(number)).toEqual(["web"]);
    await sweepAt("2026-11-18T10:07:00Z");
    expect(desk.ops.labels(number)).toEqual(["web"]);
    await sweepAt("2026-11-18T10:22:00Z");
    expect(desk.ops.labels(number)).toEqual(["web", "needs-priority"]);

    const typed = await comment("dede", number, "/priority major");
    expect(desk.ops.labels(number)).toEqual(["web", "priority_major"]);
    const heard = desk.ops.issue(number).comments.find(({ id }) => id === typed);
    expect(heard?.reactions.map(({ content, user }) => [content, user.login])).toEqual([
      ["eyes", ACTION],
    ]);
    expect(said(number)[0]).toContain("by Wednesday 18 November 2026, 12:00");
    await nothingWrittenBy(() => run("schedule"));

    await sweepAt("2026-11-18T11:37:00Z");
    expect(said(number).slice(1)).toEqual([expect.stringMatching(/^@chi: /)]);
    await sweepAt("2026-11-18T12:07:00Z");
    expect(desk.ops.labels(number)).toContain("escalated");
    expect(assignees(number)).toEqual(["chi"]);
    await nothingWrittenBy(() => sweepAt("2026-11-18T14:00:00Z"));
    await sweepAt("2026-11-18T14:07:00Z");
    expect(assignees(number)).toEqual(["chi", "bo"]);

    await comment("bo", number, "/ack");
    expect(said(number)[0]).toContain("acknowledged by `bo`");
    await nothingWrittenBy(() => sweepAt("2026-11-18T17:07:00Z"));
    expect(said(number)).toHaveLength(4);
  });

  it("whose operations team its token may not read is seen to by those whom the policy names", async () => {
    await open(`${POLICY}operations: { team: operations }\npriority: { grace: false }\n`);
    desk.github.createTeam("harbour", "web", { members: ["dede"] });
    const number = desk.dede.openIssue({
      title: "The shop is slow",
      labels: ["web", "priority_major"],
    });
    await atIssue(number, "opened");
    await comment("amina", number, "/take\n/escalate @dede");
    expect(assignees(number)).toEqual([]);
    expect(said(number).slice(1)).toEqual([
      expect.stringMatching(
        /^`amina` may not give `\/take` here; .* Who is on the team `operations` is not known \(.*\), so of it only those count whom the policy names/,
      ),
      expect.stringContaining("`amina` may not give `/escalate` here"),
    ]);
    await nothingWrittenBy(() => run("schedule"));

    // A word of someone who may be anybody does not stop the clock.
    await sweepAt("2026-11-18T12:07:00Z");
    expect(assignees(number)).toEqual(["chi"]);
    await comment("chi", number, "/take");
    expect(said(number)[0]).toContain("acknowledged by `chi`");
    await nothingWrittenBy(() => run("schedule"));
  });

  it("knows the team by the token of an App that may read members", async () => {
    await open("operations: { team: operations }\npriority: { grace: false }\n");
    const number = desk.dede.openIssue({ title: "Mail is slow", labels: ["priority_minor"] });
    const id = desk.chi.comment(number, "/take");
    await runAt(
      desk,
      "issue_comment",
      {
        action: "created",
        issue: { number },
        comment: { id, body: "/take" },
        repository: { full_name: "harbour/ops" },
      },
      { INPUT_TOKEN: await desk.installationToken() },
    );
    expect(assignees(number)).toEqual(["chi"]);
  });
});
