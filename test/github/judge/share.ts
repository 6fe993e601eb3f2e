import { createHash } from "node:crypto";
import { isObject, type Json, type JsonObject } from "./jsonSchema.js";

/** Shorter ones are not worth a name. In characters of JSON. */
const LEAST_LENGTH = 300;

/**
 * Gives every object schema that stands in a description more than once a name of its own, so that it is kept, and
 * compiled, once: GitHub repeats the whole of a user dozens of times in one webhook.
 *
 * @returns the description with `$ref`s in their place, and the schemas to add to its components, by name
 */
export function share(description: JsonObject): { shared: JsonObject; schemas: JsonObject } {
  const counts = new Map<string, number>();
  count(description, counts);
  const schemas = new Map<string, Json>();

  const replace = (node: Json): Json => {
    if (!isObject(node)) return Array.isArray(node) ? node.map(replace) : node;
    const text = JSON.stringify(node);
    const inside = (): JsonObject =>
      Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replace(value)]));
    if (!isObjectSchema(node) || text.length < LEAST_LENGTH || (counts.get(text) ?? 0) < 2)
      return inside();
    const name = `shared-${createHash("sha256").update(text).digest("hex").slice(0, 10)}`;
    if (!schemas.has(name)) schemas.set(name, inside());
    return { $ref: `#/components/schemas/${name}` };
  };

  const shared = replace(description) as JsonObject;
  return { shared, schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function count(node: Json, counts: Map<string, number>): void {
  if (isObjectSchema(node)) {
    const text = JSON.stringify(node);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (node !== null && typeof node === "object")
    for (const value of Object.values(node)) count(value, counts);
}

/** In a list of properties `type` may be a name too, but then a schema stands there, not a word. */
function isObjectSchema(node: Json): node is JsonObject {
  if (!isObject(node) || !isObject(node.properties)) return false;
  return typeof node.type === "string" || Array.isArray(node.type);
}
