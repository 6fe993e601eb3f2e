import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { manualClock } from "./clock.js";
import { type GitHubOptions, startGitHub } from "./index.js";
import { createJudge } from "./judge/index.js";

type OctokitOptions = NonNullable<ConstructorParameters<typeof Octokit>[0]>;

/** An App that may do everything the tests of the simulated GitHub try. */
export const MANIFEST = `
name: tester
url: https://tester.example
default_permissions:
  actions: read
  administration: write
  checks: write
  contents: write
  deployments: write
  issues: write
  members: read
  merge_queues: read
  metadata: read
  pull_requests: write
  statuses: write
default_events: [check_run, check_suite, deployment, deployment_status,
  issue_comment, issues, label, member, membership, organization, pull_request,
  pull_request_review, push, repository, status, team, team_add]
`;

export interface Received {
  readonly event: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly payload: { readonly action?: string } & Record<string, unknown>;
}

const nameOf = (event: string, action: string | null | undefined): string =>
  action ? `${event}.${action}` : event;

/** Listens for webhooks and remembers them in the order they came. */
export const startListener = async (answer: { status: number } = { status: 202 }) => {
  const received: Received[] = [];
  let gate: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const event = String(request.headers["x-github-event"]);
      received.push({ event, headers: request.headers, text, payload: JSON.parse(text) });
      void gate.then(() => response.writeHead(answer.status).end("noted"));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    /** `issues.opened`, `push` … in the order received, which for deliveries on the way together is anyone's guess. */
    names: () => received.map(({ event, payload }) => nameOf(event, payload.action)),
    answer,
    /** Answers nothing until the promise is kept. */
    hold: (until: Promise<unknown>) => {
      gate = until;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/**
 * An organisation `harbour` with amina (member), bo (maintainer of the team `operations`), a repository `harbour/ops`,
 * and an App installed on it that hears everything. The judge watches: `stop` throws if anything on the wire was not as
 * GitHub describes it.
 */
export const openScene = async (
  options: Partial<GitHubOptions> & { manifest?: string; private?: boolean } = {},
) => {
  const clock = manualClock("2026-11-18T07:00:00Z");
  const judge = createJudge();
  const listener = await startListener();
  const github = await startGitHub({ clock, judge, ...options });
  github.createOrganization("harbour");
  github.createUser("amina", { organization: "harbour" });
  github.createUser("bo", { organization: "harbour" });
  github.createUser("stranger");
  github.createTeam("harbour", "operations", { maintainers: ["bo"] });
  const ops = github.createRepository("harbour/ops", {
    files: { "README.md": "# ops\n", "deploy/prod.yml": "one\ntwo\nthree\nfour\nfive\n" },
    private: options.private ?? false,
  });
  const app = github.registerApp({
    manifest: options.manifest ?? MANIFEST,
    webhookUrl: listener.url,
    secret: "s3cret",
  });
  const installation = app.install("harbour");
  let mark = 0;
  const forget = async () => {
    await github.settled();
    listener.received.length = 0;
    mark = github.deliveries.length;
  };
  await forget();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  /** A client that complains to no one. */
  const octokit = (authStrategy: OctokitOptions["authStrategy"], auth: unknown) =>
    new Octokit({ baseUrl: github.url, ...(authStrategy && { authStrategy }), auth, log });
  const asApp = octokit(createAppAuth, {
    appId: app.id,
    privateKey: app.privateKey,
    installationId: installation,
  });
  const asUser = (login: string) => octokit(undefined, github.tokenFor(login));
  return {
    github,
    clock,
    ops,
    app,
    installation,
    listener,
    amina: ops.as("amina"),
    bo: ops.as("bo"),
    asApp,
    asUser,
    octokit,
    judge,
    /** Lets what is under way end, and forgets the deliveries so far. */
    forget,
    /** The deliveries since, in the order in which GitHub started them, once all have ended. */
    told: async () => {
      await github.settled();
      return github.deliveries.slice(mark).map(({ event, action }) => nameOf(event, action));
    },
    /** The payload of the last delivery so named (`issues.opened`) since. */
    payload: async (name: string) => {
      await github.settled();
      const found = github.deliveries
        .slice(mark)
        .filter(({ event, action }) => nameOf(event, action) === name)
        .at(-1);
      if (!found) throw new Error(`No one was told of ${name}`);
      return JSON.parse(found.request.body) as Record<string, unknown>;
    },
    async stop() {
      await github.settled();
      await github.stop();
      await listener.stop();
      judge.assertClean();
    },
  };
};

export type Scene = Awaited<ReturnType<typeof openScene>>;

export const OPS = { owner: "harbour", repo: "ops" } as const;
