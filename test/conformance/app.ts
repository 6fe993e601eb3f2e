import { expect } from "@jest/globals";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { Flow } from "./flow.js";
import {
  answer,
  installed,
  OPS,
  PERMISSIONS,
  person,
  type Scene,
  silent,
  stranger,
} from "./scene.js";

/** A client that acts as the App itself, by its JWT. */
function itself({ url, app: { id, privateKey } }: Scene): Octokit {
  return new Octokit({
    baseUrl: url,
    authStrategy: createAppAuth,
    auth: { appId: id, privateKey },
    log: silent,
  });
}

export const app: readonly Flow[] = [
  {
    name: "finds itself and where it is installed",
    async run(scene) {
      const { apps } = itself(scene).rest;
      expect((await apps.getAuthenticated()).data).toMatchObject({
        id: scene.app.id,
        slug: "watchbill",
        permissions: PERMISSIONS,
      });
      const installations = await apps.listInstallations();
      expect(installations.data).toMatchObject([
        { id: scene.app.installation, app_id: scene.app.id, account: { login: "harbour" } },
      ]);
      const here = await apps.getRepoInstallation(OPS);
      expect(here.data.id).toBe(scene.app.installation);
      expect((await answer(apps.getRepoInstallation({ ...OPS, repo: "none" }))).status).toBe(404);
    },
  },
  {
    name: "changes its JWT for a token of the installation",
    async run(scene) {
      const { apps } = itself(scene).rest;
      const made = await apps.createInstallationAccessToken({
        installation_id: scene.app.installation,
      });
      expect(made.status).toBe(201);
      expect(made.data.token).toMatch(/^ghs_/);
      expect(made.data.permissions).toEqual(PERMISSIONS);
      const client = stranger(scene, made.data.token);
      expect((await client.rest.repos.get(OPS)).data.full_name).toBe("harbour/ops");
    },
  },
  {
    name: "may ask for a token that may less",
    async run(scene) {
      const { apps } = itself(scene).rest;
      const asked = {
        installation_id: scene.app.installation,
        permissions: { issues: "read" },
      } as const;
      const { token, permissions } = (await apps.createInstallationAccessToken(asked)).data;
      expect(permissions).toMatchObject({ issues: "read" });
      expect(permissions).not.toHaveProperty("checks");
      const { issues } = stranger(scene, token).rest;
      expect((await answer(issues.create({ ...OPS, title: "May I?" }))).status).toBe(403);
    },
  },
  {
    name: "is refused a token for an installation that is not there",
    async run(scene) {
      const { apps } = itself(scene).rest;
      const elsewhere = apps.createInstallationAccessToken({ installation_id: 999_999 });
      expect((await answer(elsewhere)).status).toBe(404);
    },
  },
  {
    name: "is not let in with a JWT that another key signed",
    async run(scene) {
      const { generateKeyPairSync } = await import("node:crypto");
      const { privateKey } = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
        publicKeyEncoding: { type: "spki", format: "pem" },
      });
      const forged = itself({ ...scene, app: { ...scene.app, privateKey } });
      expect((await answer(forged.rest.apps.getAuthenticated())).status).toBe(401);
    },
  },
  {
    name: "may not speak as itself without a JWT",
    async run(scene) {
      expect((await answer(stranger(scene).rest.apps.getAuthenticated())).status).toBe(401);
    },
  },
];

export const access: readonly Flow[] = [
  {
    name: "a token that is none is refused",
    notOnEmulate: "it lets it in",
    async run(scene) {
      const { repos } = stranger(scene, "ghp_invented").rest;
      expect(await answer(repos.get(OPS))).toEqual({ status: 401, message: "Bad credentials" });
    },
  },
  {
    name: "a repository that is not there is not found",
    async run(scene) {
      const { repos } = person(scene, "amina").rest;
      expect(await answer(repos.get({ ...OPS, repo: "none" }))).toEqual({
        status: 404,
        message: "Not Found",
      });
    },
  },
  {
    name: "a private repository is not there for who may not see it",
    notOnEmulate: "it answers 401 or 403, and so tells that it is there",
    async run(scene) {
      for (const client of [person(scene, "carim"), stranger(scene)])
        expect((await answer(client.rest.repos.get(OPS))).status).toBe(404);
    },
  },
  {
    name: "the repository is as it was made",
    async run(scene) {
      const { data } = await person(scene, "amina").rest.repos.get(OPS);
      expect(data).toMatchObject({
        full_name: "harbour/ops",
        private: true,
        default_branch: "main",
        owner: { login: "harbour", type: "Organization" },
      });
    },
  },
];

export const teams: readonly Flow[] = [
  {
    name: "a team is found by its slug, with its members",
    async run(scene) {
      const { teams } = installed(scene).rest;
      const team = { org: "harbour", team_slug: "operations" };
      expect((await teams.getByName(team)).data).toMatchObject({ slug: "operations" });
      const members = await teams.listMembersInOrg(team);
      expect(members.data.map(({ login }) => login)).toContain("badr");
      expect(await answer(teams.getByName({ ...team, team_slug: "none" }))).toEqual({
        status: 404,
        message: "Not Found",
      });
    },
  },
  {
    name: "a membership says its role, and is not found for an outsider",
    async run(scene) {
      const { teams } = installed(scene).rest;
      const team = { org: "harbour", team_slug: "operations" };
      const membership = await teams.getMembershipForUserInOrg({ ...team, username: "badr" });
      expect(membership.data).toMatchObject({ role: "maintainer", state: "active" });
      const none = teams.getMembershipForUserInOrg({ ...team, username: "carim" });
      expect((await answer(none)).status).toBe(404);
    },
  },
  {
    name: "the organisation's members are listed",
    async run(scene) {
      const { orgs } = installed(scene).rest;
      const members = await orgs.listMembers({ org: "harbour" });
      expect(members.data.map(({ login }) => login).sort()).toEqual(["amina", "badr"]);
    },
  },
];
