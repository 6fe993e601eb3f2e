import { createEmulator } from "emulate";
import { OPS, PERMISSIONS, person, type Scene } from "./scene.js";

const PEOPLE = ["amina", "badr", "carim"] as const;

/** The scene on `emulate`, which others wrote and keep true to GitHub where the flows ask it. */
export async function emulated(): Promise<Scene> {
  const github = await createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: Object.fromEntries(
        PEOPLE.map((login) => [`${login}-token`, { login, scopes: ["repo", "admin:org"] }]),
      ),
      github: {
        users: PEOPLE.map((login) => ({ login })),
        orgs: [
          { login: OPS.owner, members: [{ login: "amina", role: "admin" }, { login: "badr" }] },
        ],
        repos: [{ owner: OPS.owner, name: OPS.repo, private: true }],
        apps: [
          {
            app_id: 7,
            slug: "watchbill",
            name: "watchbill",
            permissions: PERMISSIONS,
            installations: [{ installation_id: 11, account: OPS.owner }],
          },
        ],
      },
    },
  });
  const privateKey = github.generatedSecrets.find(({ id }) => id === "7")?.value ?? "";
  const scene: Scene = {
    url: github.url,
    app: { id: 7, privateKey, installation: 11 },
    token: (login) => `${login}-token`,
    stop: () => github.close(),
  };
  const { teams } = person(scene, "amina").rest;
  const team = { org: OPS.owner, team_slug: "operations" };
  await teams.create({ org: team.org, name: team.team_slug });
  await teams.addOrUpdateMembershipForUserInOrg({ ...team, username: "badr", role: "maintainer" });
  return scene;
}
