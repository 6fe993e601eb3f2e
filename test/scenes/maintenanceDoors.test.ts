import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { runAction } from "../../src/doors/action.js";
import { scheduleHealth } from "../../src/doors/cli/scheduleHealth.js";
import { scheduleTick } from "../../src/doors/cli/scheduleTick.js";
import { checkpoint } from "../../src/engine/maintenance/checkpoint.js";
import { writeEntry } from "../../src/engine/maintenance/entry.js";
import { logbookMark } from "../../src/engine/maintenance/marks.js";
import { ruleOf } from "../../src/engine/maintenance/rule.js";
import type { JobState } from "../../src/engine/maintenance/state.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { NOBODY_YET } from "../../src/maintenance/rotation.js";
import type { Issue } from "../github/model.js";
import type { LoggedRequest } from "../github/requestLog.js";
import { silentLog } from "../silentLog.js";
import { ACTION_PERMISSIONS, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const DAILY = `timezone: Europe/London
jobs:
  - id: dashboards
    title: Look at the dashboards {{date}}
    when: daily
    labels: [priority_minor]
    people: [amina, bo, chi]
`;

const labelled = (label: string): readonly Issue[] =>
  [...desk.ops.state.threads.values()].filter(
    (thread): thread is Issue =>
      thread.type === "Issue" && thread.labels.some(({ name }) => name === label),
  );
const titles = () => labelled("maintenance").map(({ title }) => title);

const commit = (text: string, path = ".github/maintenance.yml"): void => {
  desk.ops.unprotect("main");
  desk.bo.push("main", { [path]: text });
};

const open = async (options: { server?: boolean; file?: string; private?: boolean } = {}) => {
  const { file = DAILY, server = false, ...more } = options;
  desk = await openDesk({
    policy: "logging: false\noperations: false\n",
    now: "2026-11-27T08:30:00Z",
    server,
    ...more,
  });
  commit(file);
  await desk.settled();
};

const workflowToken = () => desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS);

/** A run of the Action at its schedule. */
const action = async (inputs: Record<string, string> = {}) => {
  const summary = join(mkdtempSync(join(tmpdir(), "watchbill-")), "summary.md");
  writeFileSync(summary, "");
  const env = {
    INPUT_TOKEN: workflowToken(),
    GITHUB_API_URL: desk.github.url,
    GITHUB_REPOSITORY: "harbour/ops",
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_STEP_SUMMARY: summary,
    ...inputs,
  };
  const code = await runAction(env, desk.clock, silentLog);
  return { code, summary: readFileSync(summary, "utf8") };
};

const asApp = () => ({
  GITHUB_API_URL: desk.github.url,
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
});

const said = () => {
  const words: string[] = [];
  const io = { out: (text: string) => words.push(text), err: (text: string) => words.push(text) };
  return { io, words: () => words.join("") };
};

/** The command line, as the App. */
const command = async (dryRun = false) => {
  const { io, words } = said();
  const code = await scheduleTick(
    { repositories: ["harbour/ops"], dryRun },
    asApp(),
    desk.clock,
    io,
  );
  return { code, said: words() };
};

const health = async () => {
  const { io, words } = said();
  const code = await scheduleHealth(
    { repositories: ["harbour/ops"], json: false },
    asApp(),
    desk.clock,
    io,
  );
  return { code, said: words() };
};

describe("the doors to a schedule", () => {
  it("open one issue though the server, the Action and the command line come at once", async () => {
    await open({ server: true });
    for (const day of ["27", "28", "29"]) {
      await desk.advanceTo(`2026-11-${day}T08:59:59Z`);
      // Each of the four reads before any of them writes.
      let arrived = 0;
      let go = (): void => {};
      const all = new Promise<void>((resolve) => {
        go = resolve;
      });
      desk.github.faults.hold(
        ({ body }) => says(body, "query Maintenance("),
        () => {
          arrived += 1;
          if (arrived === 4) go();
          return all;
        },
        { when: "after", times: 4 },
      );
      let others: Promise<unknown> | undefined;
      await desk.clock.advanceTo(`2026-11-${day}T09:00:00Z`, async () => {
        if (desk.clock.now().toString() !== `2026-11-${day}T09:00:00Z`) return;
        others ??= Promise.all([action(), command(), command()]);
        await others;
        await desk.settled();
      });
      expect(arrived).toBe(4);
      expect(titles()).toHaveLength(Number(day) - 26);
    }
    expect(titles()).toEqual([27, 28, 29].map((day) => `Look at the dashboards 2026-11-${day}`));
    expect(labelled("maintenance").map(({ assignees }) => assignees[0]?.login)).toEqual([
      "amina",
      "bo",
      "chi",
    ]);
  }, 60_000);

  it("begin one log though several begin it at once", async () => {
    await open();
    await Promise.all([action(), command(), command()]);
    const logs = labelled("maintenance-log").filter(({ comments }) => comments.length > 0);
    expect(logs).toHaveLength(1);
    await desk.clock.advanceTo("2026-11-27T09:00:00Z");
    await Promise.all([action(), command(), command()]);
    expect(titles()).toHaveLength(1);
  });

  it("open what the trigger is late for, doubled or not", async () => {
    await open();
    await action();
    await desk.clock.advanceTo("2026-11-27T13:47:00Z");
    await Promise.all([action(), action()]);
    await action();
    expect(titles()).toEqual(["Look at the dashboards 2026-11-27"]);
  });

  it("open the latest alone after 70 silent days", async () => {
    await open();
    await action();
    await desk.clock.advanceTo("2027-02-05T10:00:00Z");
    await action();
    await action();
    expect(titles()).toEqual(["Look at the dashboards 2027-02-05"]);
  });

  it("say in a dry run what they would open, and change nothing", async () => {
    await open();
    await action();
    await desk.clock.advanceTo("2026-11-27T09:10:00Z");
    const mark = desk.github.requests.mark();
    const { summary } = await action({ "INPUT_DRY-RUN": "true" });
    expect(summary).toContain(
      "- harbour/ops, maintenance: Would open `Look at the dashboards 2026-11-27` for `amina`: " +
        "`dashboards@2026-11-27T09:00:00Z`.",
    );
    expect((await command(true)).said).toContain("Would open");
    expect(desk.github.requests.writes(mark)).toEqual([]);
    expect((await command()).said).toContain("Opened #2 for `dashboards@2026-11-27T09:00:00Z`.");
    expect((await command()).said).toBe("Nothing is due.\n");
  });

  it("heed nothing that somebody from outside writes", async () => {
    await open();
    await action();
    desk.github.createUser("mallory");
    const id = desk.ops.state.id;
    const says = { claims: ["dashboards@2026-11-27T09:00:00Z"] };
    const [log] = labelled("maintenance-log") as [Issue];
    desk.ops.as("mallory").comment(log.number, writeEntry(id, says, ""));
    desk.ops.as("mallory").openByForm({
      title: "Done already",
      body: `<!-- watchbill:maintenance ${id} dashboards@2026-11-27T09:00:00Z [] -->`,
      labels: ["maintenance"],
    });
    await desk.clock.advanceTo("2026-11-27T09:00:00Z");
    await action();
    expect(titles()).toContain("Look at the dashboards 2026-11-27");
  });
});

const WORKFLOW = `on:
  schedule:
    - cron: "7 * * * *"
jobs:
  look:
    runs-on: ubuntu-latest
    steps:
      - uses: watchbill/watchbill@v1
`;

describe("watchbill schedule health", () => {
  it("says that all is well, when something was opened last and how late", async () => {
    await open();
    await action();
    await desk.clock.advanceTo("2026-11-27T09:20:00Z");
    await action();
    const { code, said } = await health();
    expect(said).toContain("✔ The schedule has 1 job and no mistakes.");
    expect(said).toContain("`dashboards@2026-11-27T09:00:00Z` on Friday 27 November 2026, 09:20");
    expect(said).toContain("20 minutes late");
    expect(code).toBe(0);
  });

  it("says that nobody looks, and that GitHub is about to switch the trigger off", async () => {
    await open();
    commit(WORKFLOW, ".github/workflows/watchbill.yml");
    await action();
    await desk.clock.advanceTo("2027-01-16T10:00:00Z");
    const { code, said } = await health();
    expect(said).toContain("✘ 50 occurrences should have been opened long since");
    expect(said).toContain(
      "schedule of the workflow `watchbill.yml` off on Tuesday 26 January 2027",
    );
    expect(code).toBe(1);
    await desk.clock.advanceTo("2027-01-27T10:00:00Z");
    expect((await health()).said).toContain("has probably switched the schedule");
  });

  it("asks nothing of the trigger of a private repository, which GitHub leaves on", async () => {
    await open({ private: true });
    commit(WORKFLOW, ".github/workflows/watchbill.yml");
    await action();
    await desk.clock.advanceTo("2027-01-16T10:00:00Z");
    expect((await health()).said).toContain("✔ The workflow `watchbill.yml` looks at it.");
  });
});

const says = (body: unknown, words: string): boolean => JSON.stringify(body ?? "").includes(words);

/** Whether a request is of a tick, rather than of a look at an issue that was opened, like any other. */
const isOfTick = ({ body, path, method }: LoggedRequest, log: number): boolean =>
  says(body, "query Maintenance") ||
  (method === "POST" && /\/ops\/issues$/.test(path)) ||
  path.endsWith(`/issues/${log}/comments`) ||
  path.includes("/contents/");

describe("a schedule of 500 jobs with 10,000 past issues", () => {
  it("takes at most 15 requests a tick", async () => {
    const jobs = Array.from(
      { length: 500 },
      (_, at) =>
        `  - { id: job-${at}, title: Job ${at}, when: day ${(at % 28) + 1} of the month }\n`,
    );
    const people = ["amina", "bo", "chi", "dede"];
    const file = `timezone: Europe/London\npeople: [${people.join(", ")}]\njobs:\n${jobs.join("")}`;
    await open({ file });
    for (let past = 0; past < 10_000; past++)
      desk.amina.openByForm({ title: `Past ${past}`, body: "Past", labels: ["maintenance"] });
    const id = desk.ops.state.id;
    const { schedule } = readSchedule(file);
    const since = desk.clock.now().subtract({ hours: 1 });
    const served = people.map((who, at) => {
      const seat = { turns: 3, last: at };
      return [who, { ...seat, seats: new Map([["", seat]]) }] as const;
    });
    const known = schedule.jobs.map((job): [string, JobState] => [
      job.id,
      {
        rule: ruleOf(job, schedule),
        since,
        settled: undefined,
        issue: 1,
        closed: undefined,
        standing: { ...NOBODY_YET, past: 20, people: new Map(served) },
      },
    ]);
    const log = desk.amina.openIssue({
      title: "Maintenance log",
      body: logbookMark(id),
      labels: ["maintenance-log"],
    });
    for (let entry = 0; entry < 200; entry++)
      desk.amina.comment(log, writeEntry(id, { claims: [] }, "Past"));
    const through = desk.ops.issue(log).comments.at(-1)?.id ?? 0;
    for (const says of checkpoint({ jobs: new Map(known), claims: new Map(), through }))
      desk.amina.comment(log, writeEntry(id, says, "Summed up"));
    const before = labelled("maintenance").length;
    const mark = desk.github.requests.mark();
    const { code } = await command();
    expect(code).toBe(0);
    const opened = labelled("maintenance").length - before;
    const spent = desk.github.requests.since(mark).filter(({ path }) => !path.startsWith("/app"));
    expect(opened).toBe(0);
    expect(spent.length).toBeLessThanOrEqual(15);
    await desk.clock.advanceTo("2026-11-27T09:00:00Z");
    const next = desk.github.requests.mark();
    await command();
    expect(labelled("maintenance").length - before).toBe(17);
    const requests = desk.github.requests.since(next).filter((request) => isOfTick(request, log));
    const starts = requests.flatMap(({ body }, at) =>
      says(body, "query Maintenance(") ? [at] : [],
    );
    // Six are opened in a tick.
    expect(starts).toHaveLength(3);
    for (const [nth, start] of starts.entries())
      expect((starts[nth + 1] ?? requests.length) - start).toBeLessThanOrEqual(10);
  }, 120_000);
});
