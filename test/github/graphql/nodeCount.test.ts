import { describe, expect, it } from "@jest/globals";
import { getOperationAST, parse } from "graphql";
import { estimate, nodeLimitError } from "./nodeCount.js";
import { officialSchema } from "./schema.js";

const estimated = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The text has no operation");
  return estimate(officialSchema(), document, operation, variables);
};

const REPOSITORIES = `{
  viewer {
    repositories(first: 50) {
      edges { repository: node {
        name
        pullRequests(first: 20) { edges { pullRequest: node {
          title
          comments(first: 10) { edges { comment: node { bodyHTML } } }
        } } }
        issues(first: 20) { totalCount edges { issue: node {
          title bodyHTML
          comments(first: 10) { edges { comment: node { bodyHTML } } }
        } } }
      } }
    }
    followers(first: 10) { edges { follower: node { login } } }
  }
}`;

describe("what a query may return and cost", () => {
  it("is 22,060 nodes for GitHub's own example", () => {
    expect(estimated(REPOSITORIES).nodeCount).toBe(22_060);
  });

  it("is 51 points for GitHub's own example: 5,101 requests", () => {
    const text = `{ viewer { login repositories(first: 100) { edges { node {
      id
      issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } }
    } } } } }`;
    expect(estimated(text).cost).toBe(51);
  });

  it("is at least one point", () => {
    expect(estimated("{ viewer { login } }")).toEqual({ nodeCount: 0, cost: 1 });
  });

  it("counts what fragments and variables add, and not what is skipped", () => {
    const text = `query($n: Int!, $more: Boolean!) {
      viewer { ...Some repositories(first: 7) @include(if: $more) { totalCount } }
    }
    fragment Some on User { followers(last: $n) { totalCount } }`;
    expect(estimated(text, { n: 40, more: false }).nodeCount).toBe(40);
    expect(estimated(text, { n: 40, more: true }).nodeCount).toBe(47);
  });

  it("is refused over 500,000 nodes in GitHub's words", () => {
    expect(nodeLimitError(500_000)).toBeUndefined();
    expect(nodeLimitError(603_360)).toEqual({
      type: "MAX_NODE_LIMIT_EXCEEDED",
      message:
        "This query requests up to 603,360 possible nodes which exceeds the maximum limit of 500,000.",
    });
  });
});
