import { GraphqlResponseError } from "@octokit/graphql";

/** What a query came to although some of what it named is not there; throws if it failed otherwise. */
export const asFarAsFound = async <Data>(ask: () => Promise<Data>): Promise<Data> => {
  try {
    return await ask();
  } catch (error) {
    const isMissing =
      error instanceof GraphqlResponseError &&
      error.data &&
      error.errors?.every(({ type }) => type === "NOT_FOUND");
    if (isMissing) return error.data as Data;
    throw error;
  }
};
