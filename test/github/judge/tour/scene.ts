import { createAppAuth } from "@octokit/auth-app";
import { type AppHandle, type GitHub, manualClock, startGitHub } from "../../index.js";
import type { Judge } from "../index.js";

/** Sends a request (`GET /repos/harbour/ops`) and gives the answer's body. Throws if it is refused. */
// biome-ignore lint/suspicious/noExplicitAny: the tour reads a few fields of answers of every kind
export type Send = (request: string, body?: object) => Promise<any>;

/** A GitHub with everything in it that the tour needs, and everyone's way to speak to it. */
export interface Tour {
  readonly github: GitHub;
  readonly app: AppHandle;
  /** The App, in its installation. */
  readonly bot: Send;
  /** The App, by its JWT. */
  readonly itself: Send;
  /** Who owns the organisation. */
  readonly amina: Send;
  /** A member of the team `operations`. */
  readonly badr: Send;
}

/** An App that may do, and hears, everything that is simulated. */
export const MANIFEST = {
  name: "watchbill",
  default_permissions: {
    actions: "write",
    administration: "write",
    checks: "write",
    contents: "write",
    deployments: "write",
    environments: "read",
    issues: "write",
    members: "read",
    merge_queues: "read",
    metadata: "read",
    pull_requests: "write",
    statuses: "write",
  },
  default_events: [
    "check_run",
    "check_suite",
    "deployment",
    "deployment_protection_rule",
    "deployment_status",
    "issue_comment",
    "issues",
    "label",
    "member",
    "membership",
    "merge_group",
    "organization",
    "pull_request",
    "pull_request_review",
    "push",
    "repository",
    "status",
    "team",
    "team_add",
  ],
} as const;

const sender =
  (url: string, authorization: string | undefined): Send =>
  async (request, body) => {
    const [method = "GET", path = "/"] = request.split(" ");
    const answer = await fetch(url + path, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        "content-type": "application/json",
        ...(authorization && { authorization }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${request} → ${answer.status} ${text}`);
    const json = answer.headers.get("content-type")?.startsWith("application/json");
    return json && text !== "" ? JSON.parse(text) : text;
  };

/** Sets the scene: organisation `harbour`, team `operations`, private repository `harbour/ops`, the App. */
export async function beginTour(judge: Pick<Judge, "exchange" | "delivery">): Promise<Tour> {
  const github = await startGitHub({ clock: manualClock("2026-11-18T07:00:00Z"), judge });
  github.createOrganization("harbour");
  github.createUser("amina", { organization: "harbour", role: "admin" });
  const app = github.registerApp({
    manifest: JSON.stringify(MANIFEST),
    webhookUrl: "http://127.0.0.1:9/nobody-listens",
    secret: "between us",
  });
  const id = app.install("harbour");
  github.createUser("badr", { organization: "harbour" });
  github.createUser("carim");
  github.createTeam("harbour", "operations", { maintainers: ["amina"], members: ["badr"] });
  github.createRepository("harbour/ops", { files: { "README.md": "# ops\n" }, private: true });

  const auth = createAppAuth({ appId: app.id, privateKey: app.privateKey });
  const { token } = await auth({ type: "app" });
  const itself = sender(github.url, `Bearer ${token}`);
  const installation = await itself(`POST /app/installations/${id}/access_tokens`);
  const person = (login: string) => sender(github.url, `Bearer ${github.tokenFor(login)}`);
  return {
    github,
    app,
    itself,
    bot: sender(github.url, `Bearer ${installation.token}`),
    amina: person("amina"),
    badr: person("badr"),
  };
}

export const OPS = "/repos/harbour/ops";
