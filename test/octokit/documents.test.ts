import { describe, expect, it } from "@jest/globals";
import { readDocuments } from "../../src/github/documents.js";
import type { GraphQL } from "../../src/github/graphql.js";

const OPS = { owner: "harbour", name: "ops" };
const SHA = "a".repeat(40);

/** A GitHub that answers with what a commit of it shows, and the queries that it was asked. */
const showing = (commit: unknown) => {
  const asked: Record<string, unknown>[] = [];
  const graphql = async (_query: string, variables: Record<string, unknown>) => {
    asked.push(variables);
    return { repository: { defaultBranchRef: { name: "main" }, c0: commit } };
  };
  return { graphql: graphql as unknown as GraphQL, asked };
};
const blob = (text: string | null, but: object = {}) => ({
  object: { text, isBinary: false, isTruncated: false, ...but },
});

describe("documents at a commit", () => {
  it("are read with why not, and what is gone or no file is left out", async () => {
    const { graphql } = showing({
      f0: blob("# x"),
      f1: blob(null, { isBinary: true }),
      f2: blob("# y", { isTruncated: true }),
      f3: null,
      f4: { object: {} },
    });
    const wanted = ["a", "b", "c", "d", "e"].map((path) => ({ sha: SHA, path: `${path}.md` }));
    expect(await readDocuments(graphql, OPS, wanted)).toEqual({
      defaultBranch: "main",
      copies: [
        { sha: SHA, path: "a.md", text: "# x" },
        { sha: SHA, path: "b.md", unread: "binary" },
        { sha: SHA, path: "c.md", unread: "too large" },
      ],
    });
  });

  it("do not pass for deleted where GitHub does not show their commit", async () => {
    const { graphql } = showing(null);
    await expect(readDocuments(graphql, OPS, [{ sha: SHA, path: "a.md" }])).rejects.toThrow(SHA);
  });

  it("are asked for twenty at a time", async () => {
    const { graphql, asked } = showing({});
    const wanted = Array.from({ length: 45 }, (_, at) => ({ sha: SHA, path: `${at}.md` }));
    await readDocuments(graphql, OPS, wanted);
    expect(asked.map((variables) => Object.keys(variables).length - 2)).toEqual([20, 20, 5]);
  });
});
