import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

const GATE = `
name: gatekeeper
url: https://gate.example
default_permissions: { deployments: write, contents: read }
default_events: [deployment, deployment_status, deployment_protection_rule]
`;

describe("deployments on the simulated GitHub", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ manifest: GATE });
  });
  afterAll(() => scene.stop());

  it("are listed by commit and environment, newest status first", async () => {
    scene.ops.deploy("main", "staging");
    scene.ops.deploy("main", "production", "failure");
    const { data } = await scene.asApp.repos.listDeployments({ ...OPS, environment: "staging" });
    expect(data).toHaveLength(1);
    const statuses = await scene.asApp.repos.listDeploymentStatuses({
      ...OPS,
      deployment_id: data[0]?.id ?? 0,
    });
    expect(statuses.data[0]?.state).toBe("success");
    expect(await scene.told()).toContain("deployment_status.created");
  });

  it("wait for the Apps that guard the environment, which may answer once", async () => {
    scene.ops.guard("production", scene.app.state);
    await scene.forget();
    const run = scene.ops.requestDeployment("main", "production");
    const asked = await scene.payload("deployment_protection_rule.requested");
    expect(asked.deployment_callback_url).toBe(
      `${scene.github.url}/repos/harbour/ops/actions/runs/${run.id}/deployment_protection_rule`,
    );
    const answer = (state: "approved" | "rejected") =>
      scene.asApp.request(
        "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule",
        {
          ...OPS,
          run_id: run.id,
          environment_name: "production",
          state,
          comment: "Frozen.",
        },
      );
    expect((await answer("rejected")).status).toBe(204);
    expect(run.gates[0]).toMatchObject({ state: "rejected", comments: ["Frozen."] });
    await expect(answer("approved")).rejects.toMatchObject({ status: 422 });
  });
});
