import type { Content } from "./description.js";
import type { JsonObject } from "./jsonSchema.js";

/** What GitHub says when it refuses: the schema `basic-error`, with the two fields that are always there. */
const ERROR: JsonObject = {
  allOf: [{ $ref: "#/components/schemas/basic-error" }],
  required: ["message", "documentation_url"],
};

/** An answer that refuses. GitHub says why also where its description gives the status and no more. */
export const error = { content: { "application/json": { schema: ERROR } } };

const nothing = { content: {} };

/**
 * Statuses that any operation may answer with, though GitHub's description names them for some only:
 * - 304: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api (conditional requests)
 * - 400 a body that is no JSON, 401 bad credentials, 404 for what one may not see, 422 a field that is wrong:
 *   https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 * - 403 missing permission, 403 and 429 rate limits:
 *   https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export const EVERYWHERE: Readonly<Record<number, { readonly content: Content }>> = {
  304: nothing,
  400: error,
  401: error,
  403: error,
  404: error,
  422: error,
  429: error,
};

/**
 * Operations that also answer with a file's bytes, when asked for by `Accept: application/vnd.github.raw+json`. The
 * description says so in prose only: https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export const RAW = {
  type: "application/vnd.github.raw",
  operations: new Set(["repos/get-content", "git/get-blob"]),
} as const;
