import { afterEach, describe, expect, it } from "@jest/globals";
import { sweep as sweepOnce } from "../../src/doors/cli/sweep.js";
import { deploy, merge, openGuardedDesk, POLICY, said, state, THURSDAY } from "./deploying.js";
import { type Desk, MANIFEST, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

describe("the sweep for waiting deployments", () => {
  const actionsSince = (mark: number): readonly string[] =>
    desk.github.requests
      .since(mark)
      .map(({ method, path }) => `${method} ${path.split("?")[0]}`)
      .filter((request) => /\/(actions|environments)\//.test(request));
  const RUNS = "GET /repos/harbour/ops/actions/runs";

  const sweep = async (): Promise<readonly string[]> => {
    const mark = desk.github.requests.mark();
    await desk.clock.advance({ minutes: 60 }, desk.settled);
    return actionsSince(mark);
  };

  it("asks one question where nothing waits, and none where no environment is production", async () => {
    desk = await openGuardedDesk();
    expect(await sweep()).toEqual([RUNS]);
    await desk.close();
    desk = await openGuardedDesk({ policy: `${POLICY}production: { environments: [] }\n` });
    expect(await sweep()).toEqual([]);
  });

  it("asks what it needs of what waits, and writes nothing when all is said", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    await merge(desk);
    const run = await deploy(desk);
    const mark = desk.github.requests.mark();
    expect(await sweep()).toEqual([
      RUNS,
      `${RUNS}/${run.id}/pending_deployments`,
      "GET /repos/harbour/ops/environments/production/deployment_protection_rules",
      `${RUNS}/${run.id}`,
      `${RUNS}/${run.id}/approvals`,
    ]);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("leaves alone what waits for others", async () => {
    desk = await openGuardedDesk();
    const other = desk.github.registerApp({
      manifest: MANIFEST.replace("name: watchbill", "name: other-guard"),
      secret: "another",
    });
    other.install("harbour");
    desk.ops.guard("production", other.state);
    const others = await deploy(desk);
    desk.ops.guard("production", desk.app.state, other.state);
    const both = await deploy(desk);
    await sweep();
    expect(said(others)).toEqual([]);
    expect(state(both)).toBe("approved,pending");
    expect(said(both)).toHaveLength(1);
  });

  it("is made by the command line too, and answers nothing on a dry run", async () => {
    desk = await openGuardedDesk({ server: false });
    const run = await deploy(desk);
    const env = {
      GITHUB_API_URL: desk.github.url,
      APP_ID: String(desk.app.id),
      PRIVATE_KEY: desk.app.privateKey,
    };
    const io = { out: () => {}, err: () => {} };
    await sweepOnce({ repositories: [], dryRun: true }, env, desk.clock, io);
    expect(said(run)).toEqual([]);
    await sweepOnce({ repositories: [], dryRun: false }, env, desk.clock, io);
    expect(state(run)).toBe("approved");
  });

  it("asks nothing where the App may not answer", async () => {
    desk = await openDesk({ server: false });
    desk.app.changeManifest(MANIFEST.replace("  deployments: write", "  deployments: read"));
    desk.app.acceptPermissions("harbour");
    await desk.startServer();
    expect(await sweep()).toEqual([]);
  });
});
