import { sweep } from "../../src/doors/cli/sweep.js";
import { type Desk, openDesk } from "../scenes/desk.js";

/** What one event or one sweep cost of GitHub's requests. */
export interface Cost {
  readonly what: string;
  readonly reads: number;
  readonly writes: number;
}

const POLICY = "timezone: Africa/Cairo\nlogging: false\noperations: { team: operations }\n";
const SMALL = { "deploy/web.yml": "replicas: 3\n" };

/** Counts, in the simulated GitHub's own log, what each deed makes watchbill's server ask for: all echoes included. */
const perEvent = async (): Promise<readonly Cost[]> => {
  const desk = await openDesk({
    now: "2026-11-18T10:30:00Z",
    policy: POLICY,
    judge: undefined,
  });
  const costs: Cost[] = [];
  const cost = async (what: string, deed: () => void): Promise<void> => {
    const mark = desk.github.requests.mark();
    deed();
    await desk.settled();
    const reads = desk.github.requests.reads(mark).length;
    costs.push({ what, reads, writes: desk.github.requests.writes(mark).length });
  };
  const { amina, bo, owner } = desk;
  // So that the first row does not pay for what is fetched once in ten minutes: the policy and the team.
  amina.openPullRequest({ title: "First", files: { "first.txt": "1\n" } });
  await desk.settled();

  let issue = 0;
  let pull = 0;
  await cost("an issue is opened without a priority", () => {
    issue = amina.openIssue({ title: "Disk full on web-2" });
  });
  await cost("it gets its priority", () => bo.label(issue, "priority_major"));
  await cost("an issue is opened with its priority", () => {
    amina.openIssue({ title: "Disk full on web-3", labels: ["priority_minor"] });
  });
  await cost("somebody comments on an issue", () => {
    amina.comment(issue, "I am on it.");
  });
  await cost("a pull request into production is opened", () => {
    pull = amina.openPullRequest({ title: "A third replica", files: SMALL });
  });
  await cost("it is pushed to", () => {
    amina.pushTo(pull, { "deploy/web.yml": "replicas: 4\n" });
  });
  await cost("it is approved by the operations team", () => {
    bo.review(pull, "approve");
  });
  await cost("somebody pushes to another branch", () => {
    amina.push("topic", { "README.md": "# ops!\n" });
  });
  await cost("somebody joins a team that the policy names (2 pull requests open)", () => {
    desk.github.setTeamRole("harbour", "operations", "dede", "member");
  });
  await cost("the policy file is pushed (2 pull requests and 2 issues open)", () => {
    owner.push("main", { ".github/watchbill.yml": `${POLICY}# changed\n` });
  });
  // Between the hourly sweeps, of which the next comes at half past.
  await desk.advanceTo("2026-11-18T21:59:00Z");
  const mark = desk.github.requests.mark();
  await desk.advanceTo("2026-11-18T22:00:00Z");
  costs.push({
    what: "the freeze begins, with no event at all (2 pull requests open)",
    reads: desk.github.requests.reads(mark).length,
    writes: desk.github.requests.writes(mark).length,
  });
  await desk.close();
  return costs;
};

const sweepNow = async (desk: Desk): Promise<void> => {
  const { appId, privateKey, baseUrl } = desk.credentials;
  await sweep(
    { repositories: [], dryRun: false },
    { APP_ID: String(appId), PRIVATE_KEY: privateKey, GITHUB_API_URL: baseUrl },
    desk.clock,
    { out() {}, err: (text) => void process.stderr.write(text) },
  );
};

/** `watchbill sweep` over 1,000 open items: the first time, and once all is in order. */
const perSweep = async (): Promise<readonly Cost[]> => {
  const desk = await openDesk({ server: false, judge: undefined, policy: POLICY });
  for (let count = 0; count < 600; count++) desk.amina.openIssue({ title: `Issue ${count}` });
  for (let count = 0; count < 400; count++)
    desk.amina.openPullRequest({ title: `Change ${count}`, files: SMALL });
  const costs: Cost[] = [];
  for (const what of [
    "a sweep over 1,000 open items, none of which was ever looked at",
    "a sweep over the same, all in order",
  ]) {
    const mark = desk.github.requests.mark();
    await sweepNow(desk);
    const reads = desk.github.requests.reads(mark).length;
    costs.push({ what, reads, writes: desk.github.requests.writes(mark).length });
  }
  await desk.close();
  return costs;
};

/** Requests per event and per sweep. These are counts: they are the same on every machine. */
export const countRequests = async (): Promise<readonly Cost[]> => [
  ...(await perEvent()),
  ...(await perSweep()),
];
