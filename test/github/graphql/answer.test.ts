import { describe, expect, it } from "@jest/globals";
import type { Permissions } from "../model.js";
import { createRepository } from "../state/repositories.js";
import { openIssue } from "../state/threads.js";
import { answerGraphql } from "./index.js";
import { inOps, inThread, repositoryIn, smallWorld } from "./smallWorld.js";

describe("an answer", () => {
  it("names the App's bot as the viewer, with [bot], and as an actor without", async () => {
    const { world, app, ops, ask } = smallWorld();
    const issue = openIssue(world, { user: app.bot, app }, ops, { title: "Mine" });
    const body = await ask(
      `{ viewer { login } repository(owner: "harbour", name: "OPS") {
        issue(number: ${issue.number}) { viewerDidAuthor author { login __typename } }
      } }`,
    );
    expect(body.data).toEqual({
      viewer: { login: "watchbill[bot]" },
      repository: {
        issue: { viewerDidAuthor: true, author: { login: "watchbill", __typename: "Bot" } },
      },
    });
  });

  it("shows no author where the account is gone", async () => {
    const { world, amina, ops, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Old" });
    amina.deleted = true;
    const body = await ask(inThread(issue, "author { login }"));
    expect(repositoryIn(body)).toEqual({ issueOrPullRequest: { author: null } });
  });

  it("to nobody in particular is 401", async () => {
    const { world, app } = smallWorld();
    const request = { query: "{ viewer { login } }" };
    expect((await answerGraphql(world, { kind: "anonymous" }, request)).status).toBe(401);
    expect((await answerGraphql(world, { kind: "app", app }, request)).status).toBe(401);
  });

  it("tells what is left of the hour's points after this call", async () => {
    const { world, amina, clock } = smallWorld();
    const rate = { limit: 5000, used: 10, resetAt: clock.now() };
    const query = "{ rateLimit { cost limit used remaining nodeCount resetAt } }";
    const { body, cost } = await answerGraphql(
      world,
      { kind: "user", user: amina },
      { query },
      rate,
    );
    expect(cost).toBe(1);
    expect(body.data?.rateLimit).toEqual({
      cost: 1,
      limit: 5000,
      used: 11,
      remaining: 4989,
      nodeCount: 0,
      resetAt: "2026-11-18T07:00:00Z",
    });
  });

  it("is refused when no points are left, with HTTP 200", async () => {
    const { world, amina, clock } = smallWorld();
    const rate = { limit: 5000, used: 5000, resetAt: clock.now() };
    const request = { query: "{ viewer { login } }" };
    const answer = await answerGraphql(world, { kind: "user", user: amina }, request, rate);
    expect(answer).toEqual({
      status: 200,
      cost: 0,
      body: {
        errors: [
          {
            type: "RATE_LIMIT",
            code: "graphql_rate_limit",
            message: `API rate limit already exceeded for user ID ${amina.id}.`,
          },
        ],
      },
    });
  });

  it.each([
    [undefined, "A query attribute must be specified and must be a string."],
    ["query A { viewer { id } } query B { viewer { id } }", "An operation name is required"],
  ])("to a request that is none says so: %s", async (query, message) => {
    const { world, amina } = smallWorld();
    const { body } = await answerGraphql(world, { kind: "user", user: amina }, { query });
    expect(body).toEqual({ errors: [{ message }] });
  });

  it("to a variable of the wrong type names it and its type", async () => {
    const { ask } = smallWorld();
    const query = `query($n: Int!) { repository(owner: "harbour", name: "ops") { issue(number: $n) { id } } }`;
    const { errors, data } = await ask(query, { n: "two" });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toBe("Variable $n of type Int! was provided invalid value");
  });

  it("is refused whole when it might be too large", async () => {
    const { ask } = smallWorld();
    const body = await ask(
      inOps(
        "issues(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: 100) { totalCount } } } } }",
      ),
    );
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.type).toBe("MAX_NODE_LIMIT_EXCEEDED");
  });
});

describe("what is not there", () => {
  it.each([
    [
      `{ repository(owner: "harbour", name: "gone") { id } }`,
      "repository",
      "Could not resolve to a Repository with the name 'harbour/gone'.",
    ],
    [
      inOps("issueOrPullRequest(number: 99) { __typename }"),
      "repository.issueOrPullRequest",
      "Could not resolve to an issue or pull request with the number of 99.",
    ],
    [
      inOps("issue(number: 99) { id }"),
      "repository.issue",
      "Could not resolve to an Issue with the number of 99.",
    ],
    [
      inOps("pullRequest(number: 99) { id }"),
      "repository.pullRequest",
      "Could not resolve to a PullRequest with the number of 99.",
    ],
    [
      `{ organization(login: "nobody") { id } }`,
      "organization",
      "Could not resolve to an Organization with the login of 'nobody'.",
    ],
    [
      `{ node(id: "X_1") { id } }`,
      "node",
      "Could not resolve to a node with the global id of 'X_1'",
    ],
  ])("is null with a NOT_FOUND error in GitHub's words: %s", async (query, path, message) => {
    const { errors } = await smallWorld().ask(query);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ type: "NOT_FOUND", path: path.split("."), message });
  });

  it("includes a private repository that the token does not reach", async () => {
    const { world, amina, bram, ask, askAs } = smallWorld();
    createRepository(world, { user: amina }, amina, "own", { private: true });
    const query = `{ repository(owner: "amina", name: "own") { name } }`;
    expect((await ask(query)).errors?.[0]?.type).toBe("NOT_FOUND");
    expect((await askAs(bram, query)).errors?.[0]?.type).toBe("NOT_FOUND");
    expect((await askAs(amina, query)).data).toEqual({ repository: { name: "own" } });
  });

  it("leaves the other nodes asked for by id", async () => {
    const { world, amina, ops, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Here" });
    const { data, errors } = await ask(
      `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { title } } }`,
      { ids: [issue.nodeId, "X_1"] },
    );
    expect(data).toEqual({ nodes: [{ title: "Here" }, null] });
    expect(errors?.[0]).toMatchObject({ type: "NOT_FOUND", path: ["nodes", 1] });
  });
});

describe("what an App may not read", () => {
  const without = (name: string): Permissions => {
    const all = {
      contents: "read",
      issues: "read",
      pull_requests: "read",
      checks: "read",
    } as const;
    return Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
  };

  it.each([
    ["issues", inOps("issues(first: 1) { totalCount }"), ["repository", "issues"]],
    [
      "issues",
      inOps("issueOrPullRequest(number: 1) { __typename }"),
      ["repository", "issueOrPullRequest"],
    ],
    ["pull_requests", inOps("pullRequest(number: 2) { title }"), ["repository", "pullRequest"]],
    ["contents", inOps(`object(expression: "main:README.md") { oid }`), ["repository", "object"]],
    [
      "checks",
      inOps(
        `object(expression: "main") { ... on Commit { checkSuites(first: 1) { totalCount } } }`,
      ),
      ["repository", "object", "checkSuites"],
    ],
    [
      "members",
      `{ organization(login: "harbour") { teams(first: 1) { totalCount } } }`,
      ["organization", "teams"],
    ],
  ])("for want of %s is null with a FORBIDDEN error", async (permission, query, path) => {
    const { world, amina, ops, propose, ask } = smallWorld();
    openIssue(world, { user: amina }, ops, { title: "One" });
    propose({ "a.txt": "a\n" });
    const { errors } = await ask(query, {}, without(permission));
    expect(errors).toEqual([
      {
        type: "FORBIDDEN",
        path,
        extensions: { saml_failure: false },
        locations: expect.anything(),
        message: "Resource not accessible by integration",
      },
    ]);
  });

  it("stays readable in a public repository beyond its installation", async () => {
    const { world, amina, ask } = smallWorld();
    const open = createRepository(world, { user: amina }, amina, "open", {});
    openIssue(world, { user: amina }, open, { title: "Hello" });
    const body = await ask(
      `{ repository(owner: "amina", name: "open") { issue(number: 1) { title } } }`,
      {},
      {},
    );
    expect(repositoryIn(body)).toEqual({ issue: { title: "Hello" } });
  });

  it("does not keep people from it", async () => {
    const { bram, askAs } = smallWorld();
    const body = await askAs(bram, inOps("issues(first: 1) { totalCount }"));
    expect(repositoryIn(body)).toEqual({ issues: { totalCount: 0 } });
  });
});
