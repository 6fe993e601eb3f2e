import { isEventsOfApp } from "./corrections.js";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (node: unknown): node is JsonObject =>
  typeof node === "object" && node !== null && !Array.isArray(node);

/** Keywords that say something to a validator; all others are for readers, and are left out. */
const KEPT = new Set([
  "$ref",
  "type",
  "enum",
  "format",
  "pattern",
  "required",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minProperties",
  "maxProperties",
  "uniqueItems",
]);

/**
 * A schema of OpenAPI 3.0 as one of OpenAPI 3.1, which is JSON Schema 2020-12 (https://spec.openapis.org/oas/v3.1.0).
 *
 * - `nullable` becomes a type of its own. Beside alternatives that carry no type it means nothing by the letter of 3.0,
 *   yet GitHub writes it there and answers null, so it is taken at its word.
 * - `oneOf` becomes `anyOf`: GitHub's alternatives overlap (a private user's fields are all in a public user's), so
 *   that a right answer often matches two.
 */
export function toJsonSchema(schema: Json): JsonObject {
  if (!isObject(schema)) return {};
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "enum" && isEventsOfApp(value)) continue;
    if (KEPT.has(keyword)) result[keyword] = value;
    else if (keyword === "properties" && isObject(value)) result[keyword] = mapValues(value);
    else if (keyword === "items" || keyword === "not") result[keyword] = toJsonSchema(value);
    else if (keyword === "additionalProperties")
      result[keyword] = typeof value === "boolean" ? value : toJsonSchema(value);
    else if (keyword === "oneOf" || keyword === "anyOf")
      result.anyOf = Array.isArray(value) ? value.map(toJsonSchema) : [];
    else if (keyword === "allOf")
      result[keyword] = Array.isArray(value) ? value.map(toJsonSchema) : [];
  }
  return schema.nullable === true ? orNull(result) : result;
}

function mapValues(schemas: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, one]) => [name, toJsonSchema(one)]),
  );
}

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (typeof type === "string") {
    const withNull = Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {};
    return { ...schema, ...withNull, type: [type, "null"] };
  }
  return Object.keys(schema).length === 0 ? {} : { anyOf: [schema, { type: "null" }] };
}
