import { afterEach, describe, expect, it } from "@jest/globals";
import { type ExceptionsArguments, exceptions } from "../../src/doors/cli/exceptions.js";
import { ACTION_PERMISSIONS, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY =
  "timezone: Africa/Cairo\nlogging: false\noperations: { team: operations }\n" +
  "exceptions: { incidents: incident }\n";

const asApp = () => ({
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
  GITHUB_API_URL: desk.github.url,
});

const run = async (args: Partial<ExceptionsArguments> = {}, env: object = asApp()) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  };
  const asked = { since: "2026-11-19", repositories: [], json: true, ...args };
  const code = await exceptions(asked, env as Record<string, string>, desk.clock, io);
  return { code, out: out.join(""), err: err.join("") };
};

const list = async (...args: Parameters<typeof run>) => JSON.parse((await run(...args)).out);

/** A pull request of chi's on frozen Thursday, looked at a minute ago. */
const openPull = async (body = ""): Promise<number> => {
  const number = desk.chi.openPullRequest({
    title: "Mend checkout",
    body,
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await desk.settled();
  await desk.clock.advance({ minutes: 1 }, desk.settled);
  return number;
};

const exempt = async (number: number, reason: string, duration = "2h"): Promise<void> => {
  desk.bo.comment(number, `/exempt freeze for ${duration} because ${reason}`);
  await desk.settled();
};

const openOnThursday = async (): Promise<void> => {
  desk = await openDesk({ now: "2026-11-19T10:00:00Z", policy: POLICY });
};

describe("watchbill exceptions", () => {
  it("lists each in every state that it can be in, merged or closed, oldest first", async () => {
    await openOnThursday();
    const expired = await openPull();
    await exempt(expired, "it was short", "10 minutes");
    const revoked = await openPull();
    await exempt(revoked, "it was wrong");
    const pushed = await openPull();
    await exempt(pushed, "it was then");
    const merged = await openPull();
    await exempt(merged, "it was urgent", "12h");
    desk.bo.merge(merged);
    await desk.settled();
    desk.chi.pushTo(pushed, { "deploy/web.yml": "replicas: 9\n" });
    desk.bo.comment(revoked, "/revoke");
    await desk.settled();
    await desk.clock.advance({ minutes: 10 }, desk.settled);

    const found = await list();
    expect(
      found.map(({ pullRequest, state }: Record<string, unknown>) => [pullRequest, state]),
    ).toEqual([
      [expired, "expired"],
      [revoked, "revoked"],
      [pushed, "ended by a push"],
      [merged, "in force"],
    ]);
    expect(found[3]).toEqual({
      repository: "harbour/ops",
      pullRequest: merged,
      rule: "freeze",
      granter: "bo",
      reason: "it was urgent",
      since: "2026-11-19T10:04:00Z",
      until: "2026-11-19T22:04:00Z",
      head: desk.ops.pull(merged).headSha,
      state: "in force",
    });
  });

  it("lists what incidents excused, while they are open and after", async () => {
    await openOnThursday();
    const incident = desk.amina.openIssue({ title: "Down", labels: ["incident"] });
    const fix = await openPull(`Fixes #${incident}`);
    const row = {
      repository: "harbour/ops",
      pullRequest: fix,
      rule: "freeze",
      granter: `#${incident}`,
      reason: `incident #${incident}`,
      until: null,
    };
    expect(await list()).toEqual([expect.objectContaining({ ...row, state: "in force" })]);
    desk.amina.close(incident);
    await desk.settled();
    expect(await list()).toEqual([
      expect.objectContaining({ ...row, state: "ended with its incident" }),
    ]);
  });

  it("begins with the day as the team's zone has it", async () => {
    desk = await openDesk({ now: "2026-11-19T21:30:00Z", policy: POLICY });
    await exempt(await openPull(), "one", "12h");
    await desk.advanceTo("2026-11-19T22:30:00Z");
    await exempt(await openPull(), "two");
    const reasons = async (since: string) =>
      (await list({ since })).map(({ reason }: { reason: string }) => reason);
    expect(await reasons("2026-11-19")).toEqual(["one", "two"]);
    expect(await reasons("2026-11-20")).toEqual(["two"]);
    expect(await reasons("2026-11-20T00:00Z")).toEqual([]);
  });

  it("reads on past a hundred comments and fifty pull requests, and no further than it must", async () => {
    await openOnThursday();
    const talked = await openPull();
    await exempt(talked, "it is urgent");
    desk.github.faults.drop("issue_comment", { times: 1000 });
    for (let n = 0; n < 130; n++) desk.amina.comment(talked, `Remark ${n}`);
    for (let n = 0; n < 60; n++)
      desk.chi.openPullRequest({
        title: `P${n}`,
        base: "main",
        files: { [`docs/${n}.md`]: "x\n" },
      });
    await desk.settled();
    expect(await list()).toHaveLength(1);
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ hours: 48 });
    expect(await list({ since: "2026-11-21" })).toEqual([]);
    const queries = desk.github.requests
      .since(mark)
      .filter(({ actor, body }) => actor && JSON.stringify(body ?? "").includes("query Recent"));
    expect(queries).toHaveLength(1);
  });

  it("believes nothing but watchbill's own comments as it wrote them", async () => {
    await openOnThursday();
    const number = await openPull();
    await exempt(number, "it is urgent");
    const own = desk.ops.pull(number).comments.at(-1);
    desk.amina.comment(number, (own?.body ?? "").replace("urgent", "forged"));
    expect(await list()).toHaveLength(1);
    desk.owner.editComment(own?.id ?? 0, (own?.body ?? "").replace("urgent", "mended"));
    expect(await list()).toEqual([]);
  });

  it("says it in words, without letting a reason command the terminal", async () => {
    await openOnThursday();
    const number = await openPull();
    await exempt(number, "it is \u001b[2Jurgent");
    const { code, out } = await run({ json: false });
    expect(code).toBe(0);
    expect(out).toContain(`harbour/ops#${number}  freeze  in force\n  granted by bo Thursday 19`);
    expect(out).toContain("1 exception granted since 2026-11-19.\n");
    expect(out).not.toContain("\u001b");
  });

  it("works with a workflow's token, and says that a person's shows nothing", async () => {
    await openOnThursday();
    const number = await openPull();
    await exempt(number, "it is urgent");
    const repositories = ["harbour/ops"];
    const env = (GITHUB_TOKEN: string) => ({ GITHUB_TOKEN, GITHUB_API_URL: desk.github.url });
    const workflow = desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS);
    expect((await run({ repositories }, env(workflow))).code).toBe(0);
    const { code, err } = await run({ repositories }, env(desk.github.tokenFor("bo")));
    expect(code).toBe(1);
    expect(err).toContain("the token belongs to `bo`");
  });

  it("names a repository where the App is not", async () => {
    await openOnThursday();
    const { code, err } = await run({ repositories: ["harbour/nowhere"] });
    expect(code).toBe(1);
    expect(err).toBe("harbour/nowhere: the App is not installed there.\n");
  });

  it("is told a day that there is", async () => {
    await openOnThursday();
    await expect(run({ since: "yesterday" })).rejects.toThrow(
      expect.objectContaining({ name: "WrongUse" }),
    );
    await expect(run({ since: "2026-02-30" })).rejects.toThrow(/is no day/);
  });
});
