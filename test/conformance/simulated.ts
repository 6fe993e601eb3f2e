import { manualClock, startGitHub } from "../github/index.js";
import { createJudge } from "../github/judge/index.js";
import { OPS, PERMISSIONS, type Scene } from "./scene.js";

const MANIFEST = JSON.stringify({ name: "watchbill", default_permissions: PERMISSIONS });

/** The scene on our simulated GitHub, judged by GitHub's own description of what crosses the wire. */
export async function simulated(): Promise<Scene> {
  const judge = createJudge();
  const github = await startGitHub({ clock: manualClock("2026-11-18T07:00:00Z"), judge });
  github.createOrganization(OPS.owner);
  github.createUser("amina", { organization: OPS.owner, role: "admin" });
  github.createUser("badr", { organization: OPS.owner });
  github.createUser("carim");
  github.setOrganizationRole(OPS.owner, `${OPS.owner}-owner`, undefined);
  github.createTeam(OPS.owner, "operations", { maintainers: ["badr"] });
  const name = `${OPS.owner}/${OPS.repo}`;
  github.createRepository(name, { files: { "README.md": "# ops\n" }, private: true });
  const { id, privateKey, install } = github.registerApp({ manifest: MANIFEST });
  return {
    url: github.url,
    app: { id, privateKey, installation: install(OPS.owner) },
    token: (login) => github.tokenFor(login),
    async stop() {
      await github.stop();
      judge.assertClean();
    },
  };
}
