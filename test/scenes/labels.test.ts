import { afterEach, describe, expect, it } from "@jest/globals";
import { type LabelsArguments, labelsSync } from "../../src/doors/cli/labels.js";
import { ACTION_PERMISSIONS, CAIRO, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `${CAIRO}stages: false
escalation: false
waiting: false
incidents: false
labels:
  bug: { color: d73a4a, description: Something does not work }
`;

const asApp = () => ({
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
  GITHUB_API_URL: desk.github.url,
});

const sync = async (args: Partial<LabelsArguments> = {}, env: object = asApp()) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  };
  const asked = { repositories: [], dryRun: false, remove: false, ...args };
  const code = await labelsSync(asked, env as Record<string, string>, desk.clock, io);
  return { code, out: out.join(""), err: err.join("") };
};

const open = async (policy: string | undefined = POLICY): Promise<void> => {
  desk = await openDesk({ policy, server: false });
};

const labels = () =>
  Object.fromEntries([...desk.ops.state.labels.values()].map(({ name, color }) => [name, color]));

describe("watchbill labels sync", () => {
  it("makes and mends what the policy needs, and a second run only reads", async () => {
    await open();
    const { code, out } = await sync();
    expect(out).toBe(
      [
        "harbour/ops: 7 changes:",
        '  change  priority_critical (#ededed → #b60205, "" → "The most urgent: before anything else")',
        '  change  priority_major (#ededed → #d93f0b, "" → "Urgent: soon")',
        '  change  priority_minor (#ededed → #fbca04, "" → "Can wait for its turn")',
        '  change  needs-priority (#ededed → #d4c5f9, "" → "Nobody has said how urgent this is")',
        "  create  freeze (#1d76db, Freezes production for as long as this is open)",
        "  create  direct-push (#b60205, Pushed to production past a pull request)",
        "  create  bug (#d73a4a, Something does not work)",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
    expect(labels()).toMatchObject({ priority_major: "d93f0b", bug: "d73a4a" });

    const mark = desk.github.requests.mark();
    expect(await sync()).toEqual({
      code: 0,
      out: "harbour/ops: every label is in order.\n",
      err: "",
    });
    expect(desk.github.requests.since(mark).map(({ route }) => route)).toEqual([
      "GET /app/installations",
      "POST /app/installations/{installation_id}/access_tokens",
      "GET /installation/repositories",
      "GET /repos/{owner}/{repo}/contents/{path}",
      "GET /repos/{owner}/{repo}/contents/{path}",
      // The schedule, for the labels of its jobs.
      "POST /graphql",
      "GET /repos/{owner}/{repo}/labels",
    ]);
  });

  it("renames another spelling, and its issues keep the label", async () => {
    await open(
      `${POLICY}priority: { labels: [P1 Critical, P2] }\n`.replace(
        "priority: { grace: false }\n",
        "",
      ),
    );
    const number = desk.bo.openIssue({ title: "Disk full", labels: ["p1-critical"] });
    const { out } = await sync();
    expect(out).toContain("  rename  p1-critical → P1 Critical (#ededed → #b60205, ");
    expect(desk.ops.labels(number)).toEqual(["P1 Critical"]);
  });

  it("deletes nothing unless it is told to, and says what it would", async () => {
    await open();
    const number = desk.bo.openIssue({ title: "Disk full", labels: ["sev1", "Priority-Major"] });
    const { out } = await sync();
    expect(out).toContain(
      "  leave   Priority-Major (another spelling of priority_major; --delete deletes it, and takes it off its issues)\n" +
        "  leave   sev1 (it looks like a priority; --delete deletes it, and takes it off its issues)\n",
    );
    const dry = await sync({ dryRun: true, remove: true });
    expect(dry.out).toBe(
      "harbour/ops: 2 changes to be made:\n  delete  Priority-Major\n  delete  sev1\n",
    );
    expect(desk.ops.labels(number)).toEqual(["sev1", "Priority-Major"]);
    await sync({ remove: true });
    expect(desk.ops.labels(number)).toEqual([]);
  });

  it("writes nothing in a dry run", async () => {
    await open();
    const mark = desk.github.requests.mark();
    expect((await sync({ dryRun: true })).out).toContain("7 changes to be made:");
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("works with a token that may write issues, and says of another that it may not", async () => {
    await open();
    const as = (permissions: Parameters<typeof desk.github.actionsToken>[1]) => ({
      GITHUB_TOKEN: desk.github.actionsToken("harbour/ops", permissions),
      GITHUB_API_URL: desk.github.url,
    });
    const args = { repositories: ["harbour/ops"] };
    const refused = await sync(args, as({ contents: "read", issues: "read" }));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("harbour/ops: Trying to change label: GitHub answered 403");
    expect(await sync(args, as(ACTION_PERMISSIONS))).toMatchObject({ code: 0, err: "" });
  });

  it("does nothing where there is no policy, and complains of one that is not valid", async () => {
    await open("");
    desk.owner.push("main", { ".github/watchbill.yml": "priority: 7\n" });
    expect(await sync()).toEqual({
      code: 1,
      out: "",
      err: "harbour/ops: the policy is not valid; watchbill policy check says what is wrong.\n",
    });
    desk.owner.push("main", { ".github/watchbill.yml": null });
    expect(await sync()).toEqual({
      code: 0,
      out: "harbour/ops: no policy, so no label is needed.\n",
      err: "",
    });
    expect((await sync({ repositories: ["harbour/none"] })).err).toBe(
      "harbour/none: the App is not installed there.\n",
    );
  });
});
