import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

const READER = `
name: reader
url: https://reader.example
default_permissions: { issues: read, pull_requests: write }
default_events: [issues, pull_request]
`;

describe("permissions on the simulated GitHub", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ manifest: READER });
  });
  afterAll(() => scene.stop());

  it("let an App read what app.yml asks to read, and refuse to let it write there", async () => {
    const { amina, asApp } = scene;
    const number = amina.openIssue({ title: "Look, do not touch" });
    expect((await asApp.issues.get({ ...OPS, issue_number: number })).status).toBe(200);
    const refused = asApp.issues.createComment({ ...OPS, issue_number: number, body: "hello" });
    await expect(refused).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("Resource not accessible by integration"),
      response: { headers: { "x-accepted-github-permissions": "issues=write" } },
    });
  });

  it("tell issues and pull requests apart where one endpoint serves both", async () => {
    const { amina, asApp } = scene;
    const pull = amina.openPullRequest({ title: "Change", files: { "b.txt": "b\n" } });
    const said = await asApp.issues.createComment({ ...OPS, issue_number: pull, body: "hello" });
    expect(said.status).toBe(201);
  });

  it("refuse what app.yml does not ask for at all, and name it", async () => {
    await expect(scene.asApp.repos.getContent({ ...OPS, path: "README.md" })).rejects.toMatchObject(
      {
        status: 403,
        response: { headers: { "x-accepted-github-permissions": "contents=read" } },
      },
    );
    await expect(
      scene.asApp.checks.create({ ...OPS, name: "x", head_sha: "0".repeat(40) }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it("hide private repositories that the App is not installed on", async () => {
    const { github, app, asApp } = scene;
    github.createOrganization("elsewhere");
    github.createRepository("elsewhere/hidden", { private: true, files: { a: "a" } });
    github.createRepository("elsewhere/open", { files: { a: "a" } });
    const hidden = { owner: "elsewhere", repo: "hidden" };
    await expect(asApp.issues.listForRepo(hidden)).rejects.toMatchObject({ status: 404 });
    const open = { owner: "elsewhere", repo: "open" };
    expect((await asApp.issues.listForRepo(open)).status).toBe(200);
    await expect(
      asApp.pulls.create({ ...open, title: "x", head: "a", base: "main" }),
    ).rejects.toMatchObject({ status: 403 });
    app.install("elsewhere", ["elsewhere/hidden"]);
    // The token is of the installation on harbour, and stays outside.
    await expect(asApp.issues.listForRepo(hidden)).rejects.toMatchObject({ status: 404 });
  });

  it("refuse an app.yml that subscribes to an event without its permission", () => {
    const manifest = "name: blind\ndefault_permissions: {}\ndefault_events: [issues]\n";
    expect(() => scene.github.registerApp({ manifest })).toThrow(/issues.*needs the permission/);
  });

  it("give a workflow's token what its file gives, as github-actions, and start no webhook by it", async () => {
    const { github, amina, ops } = scene;
    const number = amina.openIssue({ title: "For the Action" });
    await scene.forget();
    const auth = github.actionsToken("harbour/ops", { issues: "write" });
    const action = scene.octokit(undefined, auth);
    const { data } = await action.issues.createComment({
      ...OPS,
      issue_number: number,
      body: "hi",
    });
    expect(data).toMatchObject({
      user: { login: "github-actions[bot]" },
      performed_via_github_app: { slug: "github-actions", id: 15368 },
    });
    await action.issues.addLabels({ ...OPS, issue_number: number, labels: ["done"] });
    expect(ops.labels(number)).toEqual(["done"]);
    expect(await scene.told()).toEqual([]);
    await expect(action.pulls.list(OPS)).rejects.toMatchObject({ status: 403 });
    github.createRepository("harbour/private", { private: true, files: { a: "a" } });
    await expect(
      action.issues.listForRepo({ owner: "harbour", repo: "private" }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it("show people of an organisation their teams, and no one else", async () => {
    const team = { org: "harbour", team_slug: "operations" };
    const inside = await scene.asUser("amina").teams.getByName(team);
    expect(inside.data).toMatchObject({ slug: "operations", members_count: 1 });
    await expect(scene.asUser("stranger").teams.getByName(team)).rejects.toMatchObject({
      status: 404,
    });
    await expect(scene.asApp.teams.getByName(team)).rejects.toMatchObject({ status: 403 });
  });

  it("tell member, maintainer and outsider apart, child teams included", async () => {
    const { github, asUser } = scene;
    github.createUser("dalia");
    github.createTeam("harbour", "night", { members: ["dalia"], parent: "operations" });
    const ask = (username: string) =>
      asUser("amina").teams.getMembershipForUserInOrg({
        org: "harbour",
        team_slug: "operations",
        username,
      });
    expect((await ask("bo")).data).toMatchObject({ role: "maintainer", state: "active" });
    expect((await ask("dalia")).data).toMatchObject({ role: "member", state: "active" });
    await expect(ask("stranger")).rejects.toMatchObject({ status: 404 });
    const list = await asUser("amina").teams.listMembersInOrg({
      org: "harbour",
      team_slug: "operations",
    });
    expect(list.data.map(({ login }) => login)).toEqual(["bo", "dalia"]);
    const permission = await asUser("amina").repos.getCollaboratorPermissionLevel({
      ...OPS,
      username: "stranger",
    });
    expect(permission.data).toMatchObject({ permission: "read", role_name: "read" });
  });
});
