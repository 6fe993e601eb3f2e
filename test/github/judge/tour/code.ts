import { OPS, type Tour } from "./scene.js";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Files and commits. */
export async function contents({ bot, badr }: Tour): Promise<void> {
  const file = `${OPS}/contents/docs/duty%20list.md`;
  const made = await badr(`PUT ${file}`, {
    message: "List",
    content: base64("1\n"),
    branch: "main",
  });
  const { sha } = made.content;
  const changed = await badr(`PUT ${file}`, { message: "More", content: base64("2\n"), sha });
  await bot(`GET ${file}?ref=main`);
  await bot(`GET ${OPS}/contents/docs`);
  await bot(`GET ${OPS}/contents`);
  await bot(`GET ${OPS}/commits?path=docs&per_page=1`);
  await bot(`GET ${OPS}/commits/main`);
  const main = await bot(`GET ${OPS}/commits/main`);
  await badr(`POST ${OPS}/git/refs`, { ref: "refs/heads/drafts/1", sha: main.sha });
  await badr(`DELETE ${file}`, { message: "Done", sha: changed.content.sha });
}

/** Check runs and suites, and the older statuses, on a commit. */
export async function checks({ github, bot, badr }: Tour): Promise<void> {
  const ops = github.repository("harbour/ops");
  const asBadr = ops.as("badr");
  const number = asBadr.openPullRequest({ title: "Check me", files: { "c.txt": "c\n" } });
  const sha = ops.pull(number).headSha;
  const made = await bot(`POST ${OPS}/check-runs`, {
    name: "watchbill",
    head_sha: sha,
    status: "in_progress",
    started_at: "2026-11-18T07:00:00Z",
    external_id: "harbour/ops#1",
    details_url: "https://example.org/why",
  });
  const run = `${OPS}/check-runs/${made.id}`;
  await bot(`PATCH ${run}`, {
    conclusion: "failure",
    output: {
      title: "Frozen until Sunday",
      summary: "No releases.",
      text: "More.",
      annotations: [
        {
          path: "c.txt",
          start_line: 1,
          end_line: 1,
          start_column: 1,
          end_column: 2,
          annotation_level: "warning",
          message: "Here.",
          title: "There",
        },
      ],
    },
    actions: [{ label: "Ask again", description: "Judge this again.", identifier: "again" }],
  });
  await bot(`GET ${run}`);
  await bot(`GET ${run}/annotations`);
  await bot(`GET ${OPS}/commits/${sha}/check-runs?check_name=watchbill&filter=all`);
  const { check_suites } = await bot(`GET ${OPS}/commits/${sha}/check-suites`);
  const suite = `${OPS}/check-suites/${check_suites[0].id}`;
  await bot(`GET ${suite}`);
  await bot(`GET ${suite}/check-runs`);
  await bot(`POST ${run}/rerequest`);
  await bot(`POST ${suite}/rerequest`);
  asBadr.press(made.id, "again");
  await badr(`POST ${OPS}/statuses/${sha}`, { state: "success", context: "ci", description: "Ok" });
  await bot(`GET ${OPS}/commits/${sha}/status`);
  await bot(`GET ${OPS}/commits/${sha}/statuses`);
  await bot(`GET ${OPS}/commits/${sha}/pulls`);
}

/** Deployments, and the gate before one. */
export async function deployments({ github, app, bot, badr }: Tour): Promise<void> {
  const ops = github.repository("harbour/ops");
  const made = await badr(`POST ${OPS}/deployments`, {
    ref: "main",
    environment: "staging",
    required_contexts: [],
    auto_merge: false,
  });
  const deployment = `${OPS}/deployments/${made.id}`;
  await badr(`POST ${deployment}/statuses`, { state: "success", description: "Up." });
  await bot(`GET ${OPS}/deployments?environment=staging`);
  await bot(`GET ${deployment}`);
  await bot(`GET ${deployment}/statuses`);
  ops.guard("production", app.state);
  await bot(`GET ${OPS}/environments`);
  await bot(`GET ${OPS}/environments/production`);
  ops.as("badr").openPullRequest({ title: "Deploy me", head: "ship", files: { "d.txt": "d\n" } });
  const run = ops.requestDeployment("ship", "production");
  await bot(`GET ${OPS}/environments/production/deployment_protection_rules`);
  ops.ran("backup.yml");
  ops.ran("backup.yml", "failure");
  await bot(`GET ${OPS}/actions/workflows/backup.yml/runs?status=success&per_page=20`);
  await bot(`GET ${OPS}/actions/workflows/gone.yml/runs`).catch(() => undefined);
  await bot(`GET ${OPS}/commits?path=docs&per_page=1`);
  await bot(`GET ${OPS}/issues/comments?sort=created&direction=desc&per_page=100`);
  ops.release("v1.0.0");
  ops.release("v1.1.0-rc.1", true);
  await bot(`GET ${OPS}/releases/latest`);
  await bot(`GET ${OPS}/releases?per_page=30`);
  await bot(`GET ${OPS}/actions/runs?status=waiting`);
  await bot(`GET ${OPS}/actions/runs/${run.id}`);
  await bot(`GET ${OPS}/actions/runs/${run.id}/pending_deployments`);
  const answer = `POST ${OPS}/actions/runs/${run.id}/deployment_protection_rule`;
  await bot(answer, { environment_name: "production", comment: "Frozen until Sunday." });
  await bot(`GET ${OPS}/actions/runs/${run.id}/approvals`);
  await bot(answer, {
    environment_name: "production",
    state: "approved",
    comment: "Not frozen.",
  });
}
