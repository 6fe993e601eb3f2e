import { pointerSteps, valueAt } from "../policy/schemaNode.js";

/**
 * A JSON Schema with every local `$ref` replaced by what it refers to, and without its `definitions`: ajv then names the
 * full way to each failure, which is how the failed alternatives of one `anyOf` are told apart.
 *
 * @throws Error when a reference leads nowhere, out of the document, or in a circle.
 */
export const inlineReferences = (root: unknown): unknown => {
  const inline = (node: unknown, within: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, within));
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...rest } = node as Record<string, unknown>;
    const own = Object.entries(rest)
      .filter(([key]) => key !== "definitions" || node !== root)
      .map(([key, value]) => [key, inline(value, within)]);
    if (typeof $ref !== "string") return Object.fromEntries(own);
    if (within.includes($ref)) throw new Error(`${$ref} refers to itself`);
    const target = $ref.startsWith("#/") ? valueAt(root, pointerSteps($ref)) : undefined;
    if (target === undefined) throw new Error(`${$ref} leads nowhere in this schema`);
    // What stands beside a reference, such as a title of its own, comes before what it refers to.
    return { ...(inline(target, [...within, $ref]) as object), ...Object.fromEntries(own) };
  };
  return inline(root, []);
};
