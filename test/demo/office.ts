import { readFileSync } from "node:fs";
import { Octokit } from "@octokit/rest";
import { pino } from "pino";
import { startServer } from "../../src/doors/server/server.js";
import { manualClock, startGitHub } from "../github/index.js";

export const POLICY = `timezone: Africa/Cairo
operations:
  team: operations
hours:
  working: Sunday to Thursday 09:00 to 17:00
  on_call: Sunday to Thursday 17:00 to 23:00
circles:
  web: { owner: amina, deputies: [chi], services: [shop], parent: operations }
  operations: { owner: bo }
`;

const REPO = { owner: "harbour", repo: "ops" } as const;
const SECRET = "only the simulated GitHub and watchbill know this";

/**
 * A co-operative with its ops repository on a simulated GitHub, and watchbill's real server beside it.
 *
 * @param port where the simulated GitHub listens; 0 for any free port.
 */
export const openOffice = async (port: number) => {
  // Monday morning in Cairo.
  const clock = manualClock("2026-11-16T07:00:00Z");
  const github = await startGitHub({ clock, port });
  github.createOrganization("harbour");
  for (const login of ["amina", "bo", "chi", "dina"])
    github.createUser(login, { organization: "harbour" });
  github.createTeam("harbour", "operations", { maintainers: ["bo"], members: ["chi"] });
  const ops = github.createRepository("harbour/ops", {
    files: {
      "README.md": "# ops\n",
      "deploy/web.yml": "replicas: 2\n",
      ".github/watchbill.yml": POLICY,
    },
    labels: ["priority_critical", "priority_major", "priority_minor", "escalated"],
  });
  const app = github.registerApp({
    manifest: readFileSync(new URL("../../../app.yml", import.meta.url), "utf8"),
    secret: SECRET,
  });
  app.install("harbour");
  ops.protect("main", { checks: [{ context: "watchbill", appId: app.id }] });
  const server = await startServer({
    credentials: { baseUrl: github.url, appId: app.id, privateKey: app.privateKey },
    secret: SECRET,
    host: "127.0.0.1",
    port: 0,
    clock,
    log: pino({ level: "silent" }),
  });
  app.setWebhook(server.url);
  const settled = async (): Promise<void> => {
    do {
      await github.settled();
      await server.service.quiet();
    } while (github.deliveriesUnderWay() > 0);
  };
  await settled();

  // What the transcript says of GitHub is read back from it, over its API, as a visitor would see it.
  const visitor = new Octokit({ baseUrl: github.url, auth: github.tokenFor("chi") });
  return {
    clock,
    github,
    server,
    amina: ops.as("amina"),
    bo: ops.as("bo"),
    chi: ops.as("chi"),
    dina: ops.as("dina"),
    settled,
    labels: async (number: number): Promise<readonly string[]> => {
      const { data } = await visitor.rest.issues.get({ ...REPO, issue_number: number });
      return data.labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
    },
    comments: async (number: number): Promise<readonly string[]> => {
      const { data } = await visitor.rest.issues.listComments({ ...REPO, issue_number: number });
      return data
        .filter(({ user }) => user?.type === "Bot")
        .map(({ body }) => (body ?? "").replace(/<!--.*?-->\s*/gs, ""));
    },
    check: async (number: number) => {
      const { data: pull } = await visitor.rest.pulls.get({ ...REPO, pull_number: number });
      const { data } = await visitor.rest.checks.listForRef({ ...REPO, ref: pull.head.sha });
      return data.check_runs.find(({ name }) => name === "watchbill");
    },
    merge: async (number: number): Promise<string> => {
      const bo = new Octokit({
        baseUrl: github.url,
        auth: github.tokenFor("bo"),
        log: { debug() {}, info() {}, warn() {}, error() {} },
      });
      try {
        const { data } = await bo.rest.pulls.merge({ ...REPO, pull_number: number });
        return data.message;
      } catch (error) {
        const { status, message } = error as { status: number; message: string };
        return `${status}: ${message.split(" - http")[0]}`;
      }
    },
    async close(): Promise<void> {
      await server.stop();
      await github.stop();
    },
  };
};

export type Office = Awaited<ReturnType<typeof openOffice>>;
