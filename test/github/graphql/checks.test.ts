import { describe, expect, it } from "@jest/globals";
import { commitOf } from "../git.js";
import { createCheckRun } from "../state/checks.js";
import { addDeploymentStatus, createDeployment } from "../state/deployments.js";
import { createStatus } from "../state/statuses.js";
import { inThread, repositoryIn, smallWorld } from "./smallWorld.js";

const pullIn = (body: Parameters<typeof repositoryIn>[0]) => repositoryIn(body).issueOrPullRequest;

describe("the checks on a head", () => {
  it("are the App's newest run of a name, with how many annotations it has", async () => {
    const { world, app, ops, propose, ask } = smallWorld();
    const pull = propose({ "a.txt": "a\n" });
    const by = { user: app.bot, app };
    const actions = world.apps.get("github-actions");
    if (!actions) throw new Error("Actions is always here");
    const named = { name: "watchbill" };
    createCheckRun(world, by, ops, pull.headSha, { ...named, conclusion: "success" });
    const red = createCheckRun(world, by, ops, pull.headSha, {
      ...named,
      conclusion: "failure",
      output: { title: "Frozen", summary: "Until Sunday" },
    });
    createCheckRun(world, by, ops, pull.headSha, { name: "other", conclusion: "success" });
    createCheckRun(world, { user: actions.bot, app: actions }, ops, pull.headSha, {
      name: "build",
      conclusion: "success",
    });
    const run =
      "databaseId name status conclusion title summary annotations(first: 1) { totalCount }";
    const body = await ask(
      inThread(
        pull,
        `commits(last: 1) { nodes { commit {
          checkSuites(first: 5, filterBy: { checkName: "watchbill" }) { nodes {
            app { slug databaseId } status conclusion
            checkRuns(first: 5, filterBy: { checkName: "watchbill", checkType: LATEST }) { nodes { ${run} } }
            all: checkRuns(first: 5, filterBy: { checkName: "watchbill", checkType: ALL }) { totalCount }
          } }
          byApp: checkSuites(first: 5, filterBy: { appId: ${actions.id} }) { nodes { app { slug } } }
        } } }`,
      ),
    );
    expect(pullIn(body)).toEqual({
      commits: {
        nodes: [
          {
            commit: {
              checkSuites: {
                nodes: [
                  {
                    app: { slug: "watchbill", databaseId: app.id },
                    status: "COMPLETED",
                    conclusion: "FAILURE",
                    checkRuns: {
                      nodes: [
                        {
                          databaseId: red.id,
                          name: "watchbill",
                          status: "COMPLETED",
                          conclusion: "FAILURE",
                          title: "Frozen",
                          summary: "Until Sunday",
                          annotations: { totalCount: 0 },
                        },
                      ],
                    },
                    all: { totalCount: 2 },
                  },
                ],
              },
              byApp: { nodes: [{ app: { slug: "github-actions" } }] },
            },
          },
        ],
      },
    });
  });

  it("come with statuses in one rollup, whose parts need their own permissions", async () => {
    const { world, app, bram, ops, propose, ask } = smallWorld();
    const pull = propose({ "a.txt": "a\n" });
    createCheckRun(world, { user: app.bot, app }, ops, pull.headSha, {
      name: "watchbill",
      conclusion: "success",
    });
    createStatus(world, { user: bram }, ops, pull.headSha, {
      context: "lab",
      state: "pending",
      description: null,
      targetUrl: null,
    });
    const query = inThread(
      pull,
      `statusCheckRollup { state contexts(first: 5) { nodes {
        ... on CheckRun { name } ... on StatusContext { context state }
      } } }`,
    );
    const permissions = { pull_requests: "read", checks: "read" } as const;
    const whole = await ask(query, {}, { ...permissions, statuses: "read" });
    expect(pullIn(whole)).toEqual({
      statusCheckRollup: {
        state: "PENDING",
        contexts: { nodes: [{ name: "watchbill" }, { context: "lab", state: "PENDING" }] },
      },
    });
    const part = await ask(query, {}, permissions);
    expect(part.errors?.map(({ type, path }) => [type, path?.slice(-2)])).toEqual([
      ["FORBIDDEN", ["nodes", 1]],
    ]);
  });

  it("stand beside the deployments of the commit", async () => {
    const { world, bram, ops, propose, ask } = smallWorld();
    const pull = propose({ "a.txt": "a\n" });
    const by = { user: bram };
    const head = commitOf(ops, pull.headSha);
    const staged = createDeployment(world, by, ops, head, {
      ref: pull.head,
      environment: "staging",
    });
    addDeploymentStatus(world, by, staged, "success");
    createDeployment(world, by, ops, head, { ref: pull.head, environment: "lab" });
    const body = await ask(
      inThread(
        pull,
        `commits(last: 1) { nodes { commit { deployments(first: 5, environments: ["staging"]) {
          nodes { environment state latestStatus { state } }
        } } } }`,
      ),
      {},
      { pull_requests: "read", contents: "read", deployments: "read" },
    );
    expect(pullIn(body)).toMatchObject({
      commits: {
        nodes: [
          {
            commit: {
              deployments: {
                nodes: [
                  { environment: "staging", state: "ACTIVE", latestStatus: { state: "SUCCESS" } },
                ],
              },
            },
          },
        ],
      },
    });
  });
});
