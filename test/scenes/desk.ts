import { readFileSync } from "node:fs";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { pino } from "pino";
import type { Clock } from "../../src/domain/time.js";
import { type Server, startServer } from "../../src/doors/server/server.js";
import { type GitHubOptions, manualClock, startGitHub } from "../github/index.js";
import { createJudge } from "../github/judge/index.js";
import type { Permissions } from "../github/model.js";

export const MANIFEST = readFileSync(new URL("../../../app.yml", import.meta.url), "utf8");
export const SECRET = "a secret between GitHub and watchbill";

/** What a workflow's token may do by the example workflow. */
export const ACTION_PERMISSIONS: Permissions = {
  checks: "write",
  contents: "read",
  deployments: "read",
  issues: "write",
  pull_requests: "write",
};

export interface DeskOptions extends Partial<Omit<GitHubOptions, "clock">> {
  /** When it begins: Wednesday noon in Cairo if not given. */
  readonly now?: string;
  /** Text of `.github/watchbill.yml`; undefined leaves it out. */
  readonly policy?: string | undefined;
  /** Whether the App was also given the permission to write files, which app.yml does not ask for. */
  readonly writesFiles?: boolean;
  /** Whether watchbill's server runs from the start. */
  readonly server?: boolean;
  readonly private?: boolean;
}

/** A policy that keeps to the two rules that need no issue and no team, and asks for a priority at once. */
export const CAIRO = "timezone: Africa/Cairo\nlogging: false\npriority: { grace: false }\n";

/**
 * The ops desk of the co-operative `harbour`: amina (member), bo (maintainer) and chi (member) of its team
 * `operations`, the repository `harbour/ops` whose main branch requires the check `watchbill`, the App registered by
 * app.yml and installed, and its server. Everything on the wire is judged by GitHub's own descriptions.
 */
export const openDesk = async (options: DeskOptions = {}) => {
  const clock = manualClock(options.now ?? "2026-11-18T10:00:00Z");
  const judge = createJudge();
  const github = await startGitHub({ clock, judge, ...options });
  github.createOrganization("harbour");
  for (const login of ["amina", "bo", "chi", "dede"])
    github.createUser(login, { organization: "harbour" });
  github.createTeam("harbour", "operations", { maintainers: ["bo"], members: ["chi"] });
  const policy = "policy" in options ? options.policy : CAIRO;
  const ops = github.createRepository("harbour/ops", {
    files: {
      "README.md": "# ops\n",
      "deploy/web.yml": "replicas: 2\n",
      ...(policy === undefined ? {} : { ".github/watchbill.yml": policy }),
    },
    private: options.private ?? false,
    labels: ["priority_critical", "priority_major", "priority_minor", "needs-priority"],
  });
  const manifest = options.writesFiles
    ? MANIFEST.replace("contents: read", "contents: write")
    : MANIFEST;
  const app = github.registerApp({ manifest, secret: SECRET });
  const installation = app.install("harbour");
  // The organisation's owner may push past the protection, as a repository's administrators often can.
  ops.protect("main", { checks: [{ context: "watchbill", appId: app.id }], admins: false });

  let server: Server | undefined;
  const desk = {
    clock,
    github,
    judge,
    ops,
    app,
    installation,
    amina: ops.as("amina"),
    bo: ops.as("bo"),
    chi: ops.as("chi"),
    dede: ops.as("dede"),
    owner: ops.as("harbour-owner"),
    /** The App's credentials, as a server is given them. */
    credentials: { baseUrl: github.url, appId: app.id, privateKey: app.privateKey },
    /** A token of the App's installation, as a workflow may be given one. */
    async installationToken(): Promise<string> {
      const { baseUrl, appId, privateKey } = desk.credentials;
      const { request } = new Octokit({ baseUrl });
      const auth = createAppAuth({ appId, privateKey, request });
      return (await auth({ type: "installation", installationId: installation })).token;
    },
    server: (): Server => {
      if (!server) throw new Error("No server runs");
      return server;
    },
    async startServer(more: { clock?: Clock } = {}): Promise<Server> {
      server = await startServer({
        credentials: desk.credentials,
        secret: SECRET,
        host: "127.0.0.1",
        port: 0,
        clock: more.clock ?? clock,
        log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
      });
      app.setWebhook(`${server.url}/api/github/webhooks`);
      await desk.settled();
      return server;
    },
    async stopServer(): Promise<void> {
      await server?.stop();
      server = undefined;
      app.setWebhook(undefined);
    },
    /** Waits until every delivery is answered and all work that it caused is done. */
    async settled(): Promise<void> {
      do {
        await github.settled();
        await server?.service.quiet();
      } while (github.deliveriesUnderWay() > 0);
    },
    /** Moves the clock, and waits for what falls due on the way. */
    advanceTo: (instant: string) => clock.advanceTo(instant, desk.settled),
    /** What the status comments of watchbill on an issue say now. */
    comments: (number: number) =>
      ops
        .issue(number)
        .comments.filter(({ author }) => author?.login === app.botLogin)
        .map(({ body }) => body),
    /** The conclusion and title of watchbill's check on a pull request's head. */
    check(number: number) {
      const run = ops.checks(number).find(({ name }) => name === "watchbill");
      return run && { conclusion: run.conclusion, title: run.title };
    },
    /** All that GitHub shows of watchbill's work: to compare the ends of two stories. */
    shown: (numbers: readonly number[]) =>
      numbers.map((number) =>
        ops.state.threads.get(number)?.type === "Issue"
          ? { labels: ops.labels(number), comments: desk.comments(number) }
          : desk.check(number),
      ),
    /** Stops everything, and fails if anything on the wire was not as GitHub describes it. */
    async close(): Promise<void> {
      await desk.stopServer();
      await github.stop();
      judge.assertClean();
    },
  };
  if (options.server ?? true) await desk.startServer();
  return desk;
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;
