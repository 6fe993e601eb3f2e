import { alternativesOf, type SchemaNode, typesOf } from "./schemaNode.js";

type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Brings short ways of writing to the one that the schema describes, wherever the schema allows both: a single text or
 * number where a list is meant becomes a list of one, and `true` where settings or `false` are meant becomes empty
 * settings, which is to say the defaults.
 */
export const settle = (value: unknown, schema: SchemaNode): unknown => {
  const types = typesOf(schema);
  if (value === true && types.includes("object") && types.includes("boolean")) return {};
  if (Array.isArray(value)) {
    const items = childSchema(schema, (one) => one.items);
    return items ? value.map((item) => settle(item, items)) : value;
  }
  if (isMapping(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const child = childSchema(schema, ({ properties = {}, additionalProperties: other }) =>
          Object.hasOwn(properties, key)
            ? properties[key]
            : typeof other === "object"
              ? other
              : undefined,
        );
        return [key, child ? settle(item, child) : item];
      }),
    );
  const alone = typeof value === "string" || typeof value === "number";
  return alone && types.includes("array") && types.includes("string") ? [value] : value;
};

const childSchema = (
  schema: SchemaNode,
  child: (schema: SchemaNode) => SchemaNode | undefined,
): SchemaNode | undefined => {
  const own = child(schema);
  if (own) return own;
  for (const alternative of alternativesOf(schema)) {
    const found = childSchema(alternative, child);
    if (found) return found;
  }
  return undefined;
};

/**
 * One policy over another, key by key: mappings are merged, anything else takes the place of what was there, and a key
 * without a value (null) goes back to the default. Settled values only.
 */
export const merge = (under: unknown, over: unknown): unknown => {
  if (!isMapping(over)) return over;
  const merged = new Map(isMapping(under) ? Object.entries(under) : []);
  for (const [key, value] of Object.entries(over))
    if (value === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), value));
  return Object.fromEntries(merged);
};
