import { OPS, type Tour } from "./scene.js";

/** A pull request's life, but for how it ends. */
export async function pulls({ github, bot, amina, badr }: Tour): Promise<void> {
  const ops = github.repository("harbour/ops");
  const asBadr = ops.as("badr");
  const target = asBadr.openIssue({ title: "Needs a change" });
  asBadr.push("feature", { "a.txt": "1\n", "docs/b.md": "b\n" });
  asBadr.push("release", { "r.txt": "r\n" });
  const { number } = await badr(`POST ${OPS}/pulls`, {
    title: "Change",
    body: `Closes #${target}`,
    head: "feature",
    base: "main",
    draft: true,
  });
  const pull = `${OPS}/pulls/${number}`;
  asBadr.pushTo(number, { "a.txt": "2\n" });
  asBadr.pushTo(number, { "a.txt": "3\n" }, { force: true });
  asBadr.ready(number);
  asBadr.draft(number);
  asBadr.ready(number);
  await badr(`PATCH ${pull}`, { title: "A change", base: "release" });
  await badr(`PATCH ${pull}`, { base: "main" });
  asBadr.label(number, "reviewed");
  asBadr.unlabel(number, "reviewed");
  asBadr.comment(number, "Please look.");
  asBadr.assign(number, "amina");
  asBadr.unassign(number, "amina");
  await badr(`POST ${pull}/requested_reviewers`, {
    reviewers: ["amina"],
    team_reviewers: ["operations"],
  });
  const { id } = await amina(`POST ${pull}/reviews`, { event: "APPROVE", body: "Good." });
  await bot(`GET ${pull}/reviews`);
  await bot(`GET ${pull}/reviews/${id}`);
  await amina(`PUT ${pull}/reviews/${id}`, { body: "Very good." });
  await amina(`PUT ${pull}/reviews/${id}/dismissals`, { message: "On second thoughts." });
  await bot(`GET ${pull}`);
  await bot(`GET ${pull}/files?per_page=1`);
  await bot(`GET ${pull}/commits`);
  await bot(`GET ${OPS}/pulls?state=all&base=main&head=harbour:feature`);
  await bot(`GET ${OPS}/issues/${number}/timeline?per_page=100`);
  await bot(`GET ${OPS}/issues/${number}`);
  await badr(`PATCH ${pull}`, { state: "closed" });
  await badr(`PATCH ${pull}`, { state: "open" });
}

/** The ways in: by hand, by itself, through the queue; and what stands in them. */
export async function merges({ github, bot, amina, badr }: Tour): Promise<void> {
  const ops = github.repository("harbour/ops");
  const asBadr = ops.as("badr");
  await amina(`PUT ${OPS}/branches/main/protection`, {
    required_status_checks: { strict: false, contexts: [], checks: [{ context: "gate" }] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  await amina(`GET ${OPS}/branches/main/protection`);
  await bot(`GET ${OPS}/branches/main`);
  await bot(`GET ${OPS}/branches?protected=true`);
  ops.addRuleset("Production", ["main"], [{ type: "deletion" }]);
  await bot(`GET ${OPS}/rules/branches/main`);

  const open = (title: string) =>
    asBadr.openPullRequest({ title, files: { [`${title}.txt`]: `${title}\n` } });
  const pass = async (sha: string) =>
    bot(`POST ${OPS}/check-runs`, { name: "gate", head_sha: sha, conclusion: "success" });

  ops.allowAutoMerge();
  const auto = open("auto");
  asBadr.enableAutoMerge(auto);
  asBadr.disableAutoMerge(auto);
  asBadr.enableAutoMerge(auto);
  await bot(`GET ${OPS}/pulls/${auto}`);
  await pass(ops.pull(auto).headSha);

  const queued = open("queued");
  await pass(ops.pull(queued).headSha);
  asBadr.enqueue(queued);
  ops.emptyQueue();
  await pass(asBadr.enqueue(queued));

  const byHand = open("hand");
  await pass(ops.pull(byHand).headSha);
  await badr(`PUT ${OPS}/pulls/${byHand}/merge`, { merge_method: "squash", commit_title: "Hand" });
  await bot(`GET ${OPS}/pulls/${byHand}/merge`);
  await bot(`GET ${OPS}/pulls/${byHand}`);
  await amina(`DELETE ${OPS}/branches/main/protection`);
  asBadr.deleteBranch("release");
}
