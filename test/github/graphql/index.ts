import { execute, getOperationAST, getVariableValues } from "graphql";
import type { Actor, World } from "../model.js";
import { checked } from "./documents.js";
import { type ErrorEntry, entryOf, refusalType } from "./errors.js";
import type { Context, RateWindow } from "./fields.js";
import { estimate, nodeLimitError } from "./nodeCount.js";
import { resolveField, resolveType } from "./resolve.js";
import { officialSchema } from "./schema.js";
import { variableEntry } from "./wording.js";

export type { RateWindow } from "./fields.js";

/** The JSON body of `POST /graphql`. Nothing in it is trusted to have its type. */
export interface GraphqlRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** An answer of `POST /graphql`. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly body: GraphqlBody;
  /** Points that the call takes of the hour's; 0 for one that was not run. */
  readonly cost: number;
}

export interface GraphqlBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly ErrorEntry[];
  readonly message?: string;
  readonly documentation_url?: string;
  readonly status?: string;
}

const refused = (...errors: readonly ErrorEntry[]): GraphqlAnswer => ({
  status: 200,
  body: { errors },
  cost: 0,
});

const unauthenticated: GraphqlAnswer = {
  status: 401,
  body: {
    message: "This endpoint requires you to be authenticated.",
    documentation_url:
      "https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql",
    status: "401",
  },
  cost: 0,
};

/**
 * No points are left. Seen in the wild in 2026 as written here (github.com/yanyongyu/githubkit/issues/271,
 * github.com/octokit/plugin-throttling.js/pull/848); GitHub's documentation promises no more than HTTP 200 and a message.
 */
const exhausted = (actor: Context["actor"]): ErrorEntry => ({
  type: "RATE_LIMIT",
  code: "graphql_rate_limit",
  message: `API rate limit already exceeded for ${
    actor.kind === "user" ? `user ID ${actor.user.id}` : `installation ID ${actor.installation.id}`
  }.`,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An hour's points of which nothing is used yet, for callers that keep no count. */
const fresh = ({ clock }: World): RateWindow => ({
  limit: 5000,
  used: 0,
  resetAt: clock.now().add({ hours: 1 }),
});

/**
 * Answers `POST /graphql` on the state of the simulated GitHub, by GitHub's official schema. Errors come with HTTP 200
 * and stand in `errors`, worded as GitHub words them; with data where GitHub answers in part.
 *
 * The body holds a NOT_SIMULATED error and no data when the query asks for what the official schema has and this
 * simulation cannot tell. An exception thrown from here is a fault of the simulation.
 *
 * @param rate what stands of the hour's points before this call; the answer's `cost` is to be taken from it
 * @see https://docs.github.com/en/graphql/guides/forming-calls-with-graphql
 */
export const answerGraphql = async (
  world: World,
  actor: Actor,
  request: GraphqlRequest,
  rate: RateWindow = fresh(world),
): Promise<GraphqlAnswer> => {
  if (actor.kind === "anonymous" || actor.kind === "app") return unauthenticated;
  if (typeof request.query !== "string" || request.query === "")
    return refused({ message: "A query attribute must be specified and must be a string." });
  const reading = checked(request.query);
  if ("errors" in reading) return refused(...reading.errors);
  const { document } = reading;
  const operationName = typeof request.operationName === "string" ? request.operationName : null;
  const operation = getOperationAST(document, operationName);
  if (!operation)
    return refused({
      message: operationName
        ? `No operation named "${operationName}"`
        : "An operation name is required",
    });

  const schema = officialSchema();
  const given = isRecord(request.variables) ? request.variables : {};
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (variables.errors) return refused(...variables.errors.map(variableEntry));
  if (rate.used >= rate.limit) return refused(exhausted(actor));
  const { nodeCount, cost } = estimate(schema, document, operation, variables.coerced);
  const tooMany = nodeLimitError(nodeCount);
  if (tooMany) return refused(tooMany);

  const contextValue: Context = { world, actor, rate, cost, nodeCount };
  const result = await execute({
    schema,
    document,
    operationName,
    variableValues: given,
    contextValue,
    rootValue: undefined,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const missing = result.errors?.filter((error) => refusalType(error) === "NOT_SIMULATED") ?? [];
  if (missing.length > 0) return refused(...missing.map(entryOf));
  const body = {
    data: result.data ?? null,
    ...(result.errors ? { errors: result.errors.map(entryOf) } : {}),
  };
  return { status: 200, body, cost };
};
