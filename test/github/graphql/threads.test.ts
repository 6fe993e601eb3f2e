import { describe, expect, it } from "@jest/globals";
import { addComment, editComment } from "../state/comments.js";
import { addLabels, removeLabel } from "../state/labels.js";
import { assign, closeThread, openIssue, reopenThread, unassign } from "../state/threads.js";
import { inOps, inThread, repositoryIn, smallWorld } from "./smallWorld.js";

const thread = (body: Parameters<typeof repositoryIn>[0]) =>
  repositoryIn(body).issueOrPullRequest as Record<string, never>;

describe("an issue", () => {
  it("shows its text, people, labels and comments", async () => {
    const { world, amina, bram, ops, app, clock, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, {
      title: "Lift stuck",
      body: "Since six",
      labels: ["priority_major"],
      assignees: [bram],
    });
    await clock.advance({ minutes: 5 });
    const comment = addComment(world, { user: app.bot, app }, issue, "Noted");
    await clock.advance({ minutes: 5 });
    editComment(world, { user: app.bot, app }, comment, "Noted again");
    const body = await ask(
      inThread(
        issue,
        `number title body state closed createdAt stateReason authorAssociation isPinned
         author { login __typename }
         labels(first: 100) { nodes { name color } }
         assignees(first: 10) { nodes { login } }
         comments(first: 10) { totalCount nodes {
           databaseId body viewerDidAuthor createdAt lastEditedAt includesCreatedEdit
           editor { login } author { login }
         } }`,
      ),
    );
    expect(thread(body)).toEqual({
      number: 1,
      title: "Lift stuck",
      body: "Since six",
      state: "OPEN",
      closed: false,
      createdAt: "2026-11-18T07:00:00Z",
      stateReason: null,
      authorAssociation: "MEMBER",
      isPinned: false,
      author: { login: "amina", __typename: "User" },
      labels: { nodes: [{ name: "priority_major", color: "ededed" }] },
      assignees: { nodes: [{ login: "bram" }] },
      comments: {
        totalCount: 1,
        nodes: [
          {
            databaseId: comment.id,
            body: "Noted again",
            viewerDidAuthor: true,
            createdAt: "2026-11-18T07:05:00Z",
            lastEditedAt: "2026-11-18T07:10:00Z",
            includesCreatedEdit: true,
            editor: { login: "watchbill" },
            author: { login: "watchbill" },
          },
        ],
      },
    });
  });

  it("tells who labelled, assigned, closed and reopened it, and when, narrowed to what is asked for", async () => {
    const { world, amina, bram, ops, clock, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Lift stuck" });
    const by = { user: bram };
    await clock.advance({ hours: 1 });
    addLabels(world, by, issue, ["needs-info"]);
    removeLabel(world, by, issue, "needs-info");
    assign(world, by, issue, amina);
    unassign(world, by, issue, amina);
    addComment(world, by, issue, "Done?");
    closeThread(world, by, issue, "not_planned");
    reopenThread(world, by, issue);
    const items = `itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT,
      CLOSED_EVENT, REOPENED_EVENT, ISSUE_COMMENT, CROSS_REFERENCED_EVENT]`;
    const body = await ask(
      inThread(
        issue,
        `timelineItems(first: 20, ${items}) { totalCount nodes {
          __typename
          ... on LabeledEvent { actor { login } createdAt label { name } }
          ... on UnlabeledEvent { actor { login } label { name } }
          ... on AssignedEvent { assignee { ... on User { login } } }
          ... on ClosedEvent { stateReason }
          ... on IssueComment { body }
        } }
        closes: timelineItems(first: 20, itemTypes: CLOSED_EVENT) { totalCount }`,
      ),
    );
    expect(thread(body)).toEqual({
      timelineItems: {
        totalCount: 7,
        nodes: [
          {
            __typename: "LabeledEvent",
            actor: { login: "bram" },
            createdAt: "2026-11-18T08:00:00Z",
            label: { name: "needs-info" },
          },
          { __typename: "UnlabeledEvent", actor: { login: "bram" }, label: { name: "needs-info" } },
          { __typename: "AssignedEvent", assignee: { login: "amina" } },
          { __typename: "UnassignedEvent" },
          { __typename: "IssueComment", body: "Done?" },
          { __typename: "ClosedEvent", stateReason: "NOT_PLANNED" },
          { __typename: "ReopenedEvent" },
        ],
      },
      closes: { totalCount: 1 },
    });
  });

  it("refuses kinds of events that the simulation does not record", async () => {
    const { world, amina, ops, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Lift stuck" });
    const body = await ask(
      inThread(issue, "timelineItems(first: 1, itemTypes: MENTIONED_EVENT) { totalCount }"),
    );
    expect(body).toEqual({
      errors: [expect.objectContaining({ type: "NOT_SIMULATED" })],
    });
  });
});

describe("the issues of a repository", () => {
  it("come page by page in the order asked for, narrowed by state and label", async () => {
    const { world, amina, ops, clock, ask } = smallWorld();
    const by = { user: amina };
    for (let n = 1; n <= 5; n++) {
      const labels = n % 2 ? ["odd"] : [];
      const issue = openIssue(world, by, ops, { title: `Issue ${n}`, labels });
      if (n === 3) closeThread(world, by, issue);
      await clock.advance({ minutes: 1 });
    }
    const list = async (args: string) => {
      const body = await ask(
        inOps(`issues(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { number } }`),
      );
      const issues = repositoryIn(body).issues as {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { number: number }[];
      };
      return { ...issues, nodes: issues.nodes.map(({ number }) => number) };
    };
    const ascending = "states: OPEN, orderBy: { field: CREATED_AT, direction: ASC }";
    const first = await list(`first: 3, ${ascending}`);
    expect(first).toMatchObject({
      totalCount: 4,
      nodes: [1, 2, 4],
      pageInfo: { hasNextPage: true },
    });
    const { endCursor } = first.pageInfo;
    expect(await list(`first: 3, after: "${endCursor}", ${ascending}`)).toMatchObject({
      nodes: [5],
      pageInfo: { hasNextPage: false },
    });
    expect((await list(`last: 2, ${ascending}`)).nodes).toEqual([4, 5]);
    expect((await list(`first: 9, labels: ["ODD"]`)).nodes).toEqual([1, 3, 5]);
    expect((await list(`first: 9, filterBy: { states: CLOSED }`)).nodes).toEqual([3]);
  });

  it.each([
    [
      "issues { nodes { id } }",
      "MISSING_PAGINATION_BOUNDARIES",
      "You must provide a `first` or `last` value to properly paginate the `issues` connection.",
    ],
    [
      "issues(first: 101) { nodes { id } }",
      "EXCESSIVE_PAGINATION",
      "Requesting 101 records on the `issues` connection exceeds the `first` limit of 100 records.",
    ],
  ])("need bounds of 1 to 100: %s", async (fields, type, message) => {
    const body = await smallWorld().ask(inOps(fields));
    expect(body.errors?.[0]).toMatchObject({ type, message, path: ["repository", "issues"] });
  });

  it("can be counted without bounds", async () => {
    const body = await smallWorld().ask(inOps("issues { totalCount }"));
    expect(repositoryIn(body)).toEqual({ issues: { totalCount: 0 } });
  });

  it.each([
    [`labels(first: 1, query: "a") { totalCount }`, "not simulated: Repository.labels(query:)"],
    [
      `issues(first: 1, labels: ["a", "b"]) { totalCount }`,
      "not simulated: a filter by several labels at once",
    ],
  ])("are not answered by an argument that would go unheard: %s", async (fields, message) => {
    const body = await smallWorld().ask(inOps(fields));
    expect(body).toEqual({ errors: [expect.objectContaining({ type: "NOT_SIMULATED", message })] });
  });

  it("are not answered by a filter that the simulation does not know", async () => {
    const body = await smallWorld().ask(
      inOps(`issues(first: 1, filterBy: { mentioned: "amina" }) { totalCount }`),
    );
    expect(body.errors?.[0]?.message).toBe("not simulated: IssueFilters.mentioned");
  });
});
