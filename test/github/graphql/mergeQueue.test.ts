import { describe, expect, it } from "@jest/globals";
import { enqueue } from "../state/mergeQueue.js";
import { inOps, repositoryIn, smallWorld } from "./smallWorld.js";

const QUEUE = `mergeQueue(branch: "main") { entries(first: 10) {
  nodes { position state headCommit { oid } baseCommit { oid } pullRequest { number } enqueuer { login } }
} }`;
const REFS = `refs(refPrefix: "refs/heads/gh-readonly-queue/main/", first: 10) {
  nodes { prefix name target { oid } }
}`;

/** Two pull requests of bram's in the queue of main, which waits for nothing, so that they stay there. */
const queued = () => {
  const small = smallWorld();
  const { world, bram, ops, propose } = small;
  ops.rulesets.set(1, {
    id: 1,
    name: "Queue",
    enforcement: "active",
    branches: ["main"],
    rules: [{ type: "merge_queue" }],
  });
  const pulls = [propose({ "a.txt": "a\n" }), propose({ "b.txt": "b\n" })] as const;
  const last = enqueue(world, { user: bram }, pulls);
  return { ...small, pulls, last };
};

describe("a merge queue", () => {
  it("shows each pull request on the head of the one ahead of it", async () => {
    const { ask, pulls, last, ops } = queued();
    const permissions = { contents: "read", pull_requests: "read", merge_queues: "read" } as const;
    const answer = repositoryIn(await ask(inOps(`${QUEUE} ${REFS}`), {}, permissions));
    const main = ops.branches.get("main");
    const entry = { state: "MERGEABLE", enqueuer: { login: "bram" } };
    expect(answer.mergeQueue).toEqual({
      entries: {
        nodes: [
          {
            ...entry,
            position: 1,
            headCommit: { oid: last.baseSha },
            baseCommit: { oid: main },
            pullRequest: { number: pulls[0].number },
          },
          {
            ...entry,
            position: 2,
            headCommit: { oid: last.headSha },
            baseCommit: { oid: last.baseSha },
            pullRequest: { number: pulls[1].number },
          },
        ],
      },
    });
    const prefix = "refs/heads/gh-readonly-queue/main/";
    expect(answer.refs).toEqual({
      nodes: [
        { prefix, name: `pr-${pulls[0].number}-${main}`, target: { oid: last.baseSha } },
        { prefix, name: `pr-${pulls[1].number}-${last.baseSha}`, target: { oid: last.headSha } },
      ],
    });
  });

  it("is closed to a token without its permission, and says so beside what may be read", async () => {
    const { ask } = queued();
    const permissions = { contents: "read", pull_requests: "read" } as const;
    const { data, errors } = await ask(inOps(`name ${QUEUE}`), {}, permissions);
    expect(data?.repository).toEqual({ name: "ops", mergeQueue: null });
    expect(errors).toMatchObject([{ type: "FORBIDDEN", path: ["repository", "mergeQueue"] }]);
  });

  it("is none where no rule demands one", async () => {
    const { ask } = smallWorld();
    const permissions = { contents: "read", merge_queues: "read" } as const;
    expect(repositoryIn(await ask(inOps(QUEUE), {}, permissions))).toEqual({ mergeQueue: null });
  });
});
