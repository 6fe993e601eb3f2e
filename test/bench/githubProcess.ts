import { readFileSync } from "node:fs";
import { systemClock } from "../../src/doors/systemClock.js";
import { startGitHub } from "../github/index.js";
import { type GitHubReady, SECRET } from "./ready.js";

// A simulated GitHub as a process of its own: the repository `harbour/ops` with so many open issues and pull requests.

const [issueCount = "0", pullCount = "0"] = process.argv.slice(2);

const github = await startGitHub({
  clock: systemClock,
  requestsPerHour: Number.MAX_SAFE_INTEGER,
  keepDeliveries: 0,
});
github.createOrganization("harbour");
github.createUser("amina", { organization: "harbour" });
const ops = github.createRepository("harbour/ops", {
  files: { "README.md": "# ops\n", ".github/watchbill.yml": "logging: false\n" },
  labels: ["priority_critical", "priority_major", "priority_minor", "needs-priority"],
});
const amina = ops.as("amina");
const manifest = readFileSync(new URL("../../../app.yml", import.meta.url), "utf8");
const app = github.registerApp({ manifest, secret: SECRET });
const installation = app.install("harbour");
const issues = Array.from({ length: Number(issueCount) }, (_, nth) =>
  amina.openIssue({ title: `Disk full on web-${nth}` }),
);
const pulls = Array.from({ length: Number(pullCount) }, (_, nth) =>
  amina.openPullRequest({
    title: `Replica ${nth}`,
    files: { [`deploy/${nth}.yml`]: "new: yes\n" },
  }),
);
const ready: GitHubReady = {
  url: github.url,
  appId: app.id,
  privateKey: app.privateKey,
  installation,
  actionsToken: github.actionsToken("harbour/ops", {
    checks: "write",
    contents: "read",
    deployments: "read",
    issues: "write",
    pull_requests: "write",
  }),
  issues,
  pulls,
};
process.send?.(ready);

/** Opens an issue or a pull request; gives the milliseconds until the verdict on it stands, the webhook's way included. */
const timed = async (kind: "issue" | "pull request"): Promise<number> => {
  const route =
    kind === "issue"
      ? "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
      : "POST /repos/{owner}/{repo}/check-runs";
  const done = new Promise<number>((resolve) => {
    github.faults.hold(route, () => resolve(performance.now()), { when: "after" });
  });
  const begun = performance.now();
  if (kind === "issue") amina.openIssue({ title: "Disk full" });
  else amina.openPullRequest({ title: "Replica", files: { "deploy/new.yml": `at: ${begun}\n` } });
  const milliseconds = (await done) - begun;
  await github.settled();
  return milliseconds;
};

process.on("message", async (message: { webhook?: string; time?: "issue" | "pull request" }) => {
  if (message.webhook !== undefined) {
    app.setWebhook(message.webhook);
    process.send?.({});
  } else if (message.time) process.send?.({ milliseconds: await timed(message.time) });
});
