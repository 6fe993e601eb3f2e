import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLScalarType, type GraphQLSchema } from "graphql";
import { Temporal } from "../../../src/domain/time.js";

/** By path, because the package exports only an entry that loads 5 MB of JSON besides. */
const FILE = new URL(
  "../../../../node_modules/@octokit/graphql-schema/schema.graphql",
  import.meta.url,
);

let schema: GraphQLSchema | undefined;

/**
 * GitHub's public GraphQL schema as `@octokit/graphql-schema` publishes it, built on first use and once a process:
 * it takes a fifth of a second and 39 MB. `assumeValid*` because GitHub's own schema declares a field twice, which
 * graphql-js refuses. `DateTime` carries instants: whole seconds in UTC on the wire, as GitHub writes them.
 */
export const officialSchema = (): GraphQLSchema => {
  if (schema) return schema;
  schema = buildSchema(readFileSync(FILE, "utf8"), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  const dateTime = schema.getType("DateTime") as GraphQLScalarType;
  dateTime.serialize = (value) =>
    value instanceof Temporal.Instant ? value.toString({ smallestUnit: "second" }) : value;
  dateTime.parseValue = (value) => Temporal.Instant.from(String(value));
  return schema;
};
