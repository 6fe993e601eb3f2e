import { withCustomRequest } from "@octokit/graphql";
import type { Octokit } from "@octokit/rest";

/** Sends a query; throws `GraphqlResponseError` when the answer holds errors. */
export type GraphQL = <Data>(query: string, variables: Record<string, unknown>) => Promise<Data>;

/** GraphQL over an Octokit's own requests, and so with its credentials. */
export const graphqlOver = (octokit: Octokit): GraphQL => {
  const ask = withCustomRequest(octokit.request) as GraphQL;
  return async (query, variables) => {
    const data = await ask<never>(query, variables);
    // Octokit hands an answer that is not JSON on as text, in which no data is found: nothing was learned from it.
    if (typeof data !== "object" || data === null) throw new Error("the answer was not JSON");
    return data;
  };
};
