import { OPS, type Tour } from "./scene.js";

/** An issue's life. */
export async function issues({ github, bot, amina }: Tour): Promise<void> {
  const badr = github.repository("harbour/ops").as("badr");
  const body = "The mail server is slow.";
  const { number } = await amina(`POST ${OPS}/issues`, {
    title: "Mail is slow",
    body,
    labels: ["bug"],
    assignees: ["badr"],
  });
  const issue = `${OPS}/issues/${number}`;
  await amina(`PATCH ${issue}`, { title: "Mail is very slow", body: "Since Monday." });
  await amina(`POST ${issue}/assignees`, { assignees: ["amina"] });
  await amina(`DELETE ${issue}/assignees`, { assignees: ["amina"] });
  badr.pin(number);
  const { id } = await amina(`POST ${issue}/reactions`, { content: "eyes" });
  await bot(`GET ${issue}/reactions`);
  await amina(`DELETE ${issue}/reactions/${id}`);
  await amina(`PATCH ${issue}`, { state: "closed", state_reason: "not_planned" });
  await amina(`PATCH ${issue}`, { state: "open" });
  await bot(`GET ${OPS}/issues?state=all&labels=bug&per_page=5&sort=updated&direction=asc`);
  await bot(`GET ${issue}`);
  await bot(`GET ${issue}/timeline?per_page=100`);
  await bot(`GET ${issue}/events?per_page=100`);
  await amina(`PUT ${issue}/lock`, { lock_reason: "resolved" });
  await amina(`DELETE ${issue}/lock`);
}

/** Labels of the repository and of an issue. */
export async function labels({ github, bot, amina }: Tour): Promise<void> {
  const number = github.repository("harbour/ops").as("badr").openIssue({ title: "Label me" });
  const issue = `${OPS}/issues/${number}`;
  await amina(`POST ${OPS}/labels`, { name: "soon", color: "d93f0b", description: "Soon." });
  await amina(`PATCH ${OPS}/labels/soon`, { new_name: "later", color: "ededed" });
  await bot(`GET ${OPS}/labels?per_page=2`);
  await bot(`GET ${OPS}/labels/later`);
  await bot(`POST ${issue}/labels`, { labels: ["later", "new: one"] });
  await bot(`GET ${issue}/labels`);
  await bot(`DELETE ${issue}/labels/new%3A%20one`);
  await bot(`PUT ${issue}/labels`, { labels: ["a", "b"] });
  await bot(`DELETE ${issue}/labels`);
  await bot(`GET ${issue}/timeline`);
  await amina(`DELETE ${OPS}/labels/later`);
}

/** Comments by a person and by the App, and what people think of them. */
export async function comments({ github, bot, amina, badr }: Tour): Promise<void> {
  const number = github.repository("harbour/ops").as("badr").openIssue({ title: "Talk" });
  const { id } = await badr(`POST ${OPS}/issues/${number}/comments`, { body: "Hello?" });
  const comment = `${OPS}/issues/comments/${id}`;
  await bot(`POST ${OPS}/issues/${number}/comments`, { body: "Please choose a priority." });
  await badr(`PATCH ${comment}`, { body: "Hello!" });
  const reaction = await bot(`POST ${comment}/reactions`, { content: "+1" });
  await bot(`GET ${comment}/reactions?content=%2B1`);
  await bot(`GET ${comment}`);
  await bot(`GET ${OPS}/issues/${number}/comments?since=2026-01-01T00:00:00Z`);
  await bot(`GET ${OPS}/issues/comments?sort=created&direction=desc`);
  await bot(`GET ${OPS}/issues/${number}/timeline`);
  await bot(`DELETE ${comment}/reactions/${reaction.id}`);
  await amina(`DELETE ${comment}`);
  github.createUser("dalia", { organization: "harbour" });
  const left = github.repository("harbour/ops").as("dalia").openIssue({ title: "Goodbye" });
  github.deleteUser("dalia");
  await bot(`GET ${OPS}/issues/${left}`);
}
