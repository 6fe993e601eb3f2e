import { isObject, type Json, type JsonObject } from "./jsonSchema.js";

/**
 * A request body's schema that takes no field it does not name. GitHub ignores such fields; here they are a misspelling
 * that would go unseen. Objects that name no field at all (a dispatch's inputs) stay open.
 *
 * @param resolve gives the component schema that a `$ref` names
 */
export function closed(schema: JsonObject, resolve: (ref: string) => JsonObject): JsonObject {
  const open = branch(schema, resolve);
  return namesFields(open) ? { ...open, unevaluatedProperties: false } : open;
}

/** One of several schemas on the same value: the whole is closed, not each of them; the values of its fields are. */
function branch(schema: JsonObject, resolve: (ref: string) => JsonObject): JsonObject {
  const { $ref } = schema;
  if (typeof $ref === "string") return branch(resolve($ref), resolve);
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "properties" && isObject(value))
      result[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, closed(one as JsonObject, resolve)]),
      );
    else if (keyword === "items" && isObject(value)) result[keyword] = closed(value, resolve);
    else if ((keyword === "anyOf" || keyword === "allOf") && Array.isArray(value))
      result[keyword] = value.map((one) => branch(one, resolve));
    else if (keyword === "additionalProperties" && schema.properties && value === true) continue;
    else result[keyword] = value;
  }
  return result;
}

function namesFields(schema: JsonObject): boolean {
  const parts = [schema.anyOf, schema.allOf].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  );
  return schema.properties !== undefined || parts.some(namesFields);
}
