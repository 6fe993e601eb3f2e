import type { SchemaError, SchemaNode } from "./schemaNode.js";

// `compiled.js` is made by `build/compile.ts` from schemas/watchbill.schema.json, as the last step of `npm run build`.

/** The schema with every reference written out. */
export const schema: SchemaNode;

/** Judges a policy by the schema, and fills in every default in place. */
export const validate: {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
