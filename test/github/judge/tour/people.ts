import { MANIFEST, OPS, type Tour } from "./scene.js";

/** Registration, installation and tokens of an App, and its webhooks' log. */
export async function apps({ github, app, itself, bot, amina }: Tour): Promise<void> {
  await itself("GET /app");
  await itself("GET /app/installations");
  const { id } = await itself("GET /orgs/harbour/installation");
  await itself(`GET ${OPS}/installation`);
  await itself(`GET /app/installations/${id}`);
  await bot("GET /installation/repositories?per_page=10");
  await amina("GET /rate_limit");
  await amina("GET /user");
  await amina("GET /users/badr");

  app.suspend("harbour");
  app.unsuspend("harbour");
  github.createRepository("harbour/mail", { files: { "README.md": "# mail\n" } });
  app.chooseRepositories("harbour", ["harbour/ops"]);
  app.chooseRepositories("harbour");
  app.changeManifest(JSON.stringify(MANIFEST));
  app.acceptPermissions("harbour");

  await github.settled();
  const [delivery] = await itself("GET /app/hook/deliveries?per_page=1");
  await itself(`GET /app/hook/deliveries/${delivery.id}`);
  await itself(`POST /app/hook/deliveries/${delivery.id}/attempts`);
  await github.settled();

  const code = github.confirmManifest({ ...MANIFEST, name: "another" }, "harbour");
  await amina(`POST /app-manifests/${code}/conversions`);
}

/** Members, teams and who may do what. */
export async function people({ github, bot, amina }: Tour): Promise<void> {
  const ops = github.repository("harbour/ops");
  github.createTeam("harbour", "night", { members: ["carim"], parent: "operations" });
  github.setTeamRole("harbour", "night", "carim", "maintainer");
  ops.allowTeam("operations", "maintain");
  ops.allow("carim", "write");
  ops.allow("carim", "triage");
  await bot("GET /orgs/harbour/teams");
  await bot("GET /orgs/harbour/teams/night");
  await bot("GET /orgs/harbour/teams/operations/members?role=all&per_page=1");
  await bot("GET /orgs/harbour/teams/operations/memberships/badr");
  await bot("GET /orgs/harbour/members");
  await amina("GET /orgs/harbour/members/badr");
  await bot(`GET ${OPS}/collaborators/carim/permission`);
  await bot(`GET ${OPS}/assignees/badr`);
  github.setTeamRole("harbour", "night", "carim", undefined);
  ops.allow("carim", "none");
  github.setOrganizationRole("harbour", "carim", "admin");
  github.setOrganizationRole("harbour", "carim", undefined);
}

/** What only the repository itself goes through. */
export async function repositories({ github, amina, badr }: Tour): Promise<void> {
  const mail = github.createRepository("harbour/post", { files: { "README.md": "# post\n" } });
  await badr("GET /repos/harbour/post");
  await amina("GET /repos/harbour/ops");
  mail.as("carim").openPullRequest({ title: "From a fork", files: { "fix.md": "x" }, fork: true });
  mail.setPrivate(true);
  mail.setPrivate(false);
  mail.setArchived(true);
  mail.setArchived(false);
}

/** The App gives its token back, and leaves. */
export async function farewell({ itself, bot }: Tour): Promise<void> {
  const { id } = await itself("GET /orgs/harbour/installation");
  await bot("DELETE /installation/token");
  await itself(`DELETE /app/installations/${id}`);
}
