import type { SchemaError, SchemaNode } from "../policy/schemaNode.js";

// `compiled.js` is made by `build/compile.ts` from schemas/maintenance.schema.json, as the last step of `npm run build`.

/** The schema with every reference written out. */
export const schema: SchemaNode;

/** Judges a schedule by the schema. */
export const validate: {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
