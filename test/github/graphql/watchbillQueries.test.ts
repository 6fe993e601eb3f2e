import { describe, expect, it } from "@jest/globals";
import { CHECK_NAME, LOOK, OPEN } from "../../../src/github/queries.js";
import { createCheckRun } from "../state/checks.js";
import { addComment } from "../state/comments.js";
import { closeThread, openIssue } from "../state/threads.js";
import { repositoryIn, type SmallWorld, smallWorld } from "./smallWorld.js";

const HERE = { owner: "harbour", name: "ops", comments: 10, events: 10 };

const look = async ({ ask }: SmallWorld, number: number) => {
  const repository = repositoryIn(await ask(LOOK, { ...HERE, number }));
  return repository.issueOrPullRequest as Record<string, unknown>;
};

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly number: number }[];
}

describe("watchbill's own queries", () => {
  it("read an issue with its comments", async () => {
    const small = smallWorld();
    const { world, amina, app, ops } = small;
    const issue = openIssue(world, { user: amina }, ops, { title: "Lift", labels: ["a"] });
    const comment = addComment(world, { user: app.bot, app }, issue, "Noted");
    expect(await look(small, issue.number)).toMatchObject({
      __typename: "Issue",
      title: "Lift",
      body: "",
      author: { login: "amina", __typename: "User" },
      labels: { nodes: [{ name: "a" }] },
      comments: {
        pageInfo: { hasNextPage: false },
        nodes: [{ databaseId: comment.id, body: "Noted", viewerDidAuthor: true }],
      },
    });
  });

  it("read a pull request with its files and watchbill's check", async () => {
    const small = smallWorld();
    const { world, app, ops, propose } = small;
    const pull = propose({ "a.txt": "a\n" });
    const run = createCheckRun(world, { user: app.bot, app }, ops, pull.headSha, {
      name: CHECK_NAME,
      conclusion: "neutral",
    });
    const shown = await look(small, pull.number);
    expect(shown).toMatchObject({
      __typename: "PullRequest",
      headRefOid: pull.headSha,
      files: { nodes: [{ path: "a.txt" }] },
    });
    expect(JSON.stringify(shown)).toContain(`"databaseId":${run.id}`);
  });

  it("sweep everything open, a hundred a page, both lists to their own ends", async () => {
    const { world, amina, ops, propose, ask } = smallWorld();
    for (let n = 0; n < 150; n++) {
      const issue = openIssue(world, { user: amina }, ops, { title: `Issue ${n}` });
      if (n === 0) closeThread(world, { user: amina }, issue);
    }
    const pull = propose({ "a.txt": "a\n" });
    const first = repositoryIn(
      await ask(OPEN, { ...HERE, moreIssues: true, morePullRequests: true }),
    ) as { issues: Page; pullRequests: Page };
    expect(first.issues.nodes).toHaveLength(100);
    expect(first.pullRequests.nodes.map(({ number }) => number)).toEqual([pull.number]);
    const second = repositoryIn(
      await ask(OPEN, {
        ...HERE,
        moreIssues: true,
        morePullRequests: false,
        issuesAfter: first.issues.pageInfo.endCursor,
      }),
    ) as { issues: Page };
    expect(Object.keys(second)).toEqual(["issues", "freezeIssues"]);
    expect(second.issues.pageInfo.hasNextPage).toBe(false);
    const numbers = [...first.issues.nodes, ...second.issues.nodes].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 149 }, (_, index) => index + 2));
  });
});
