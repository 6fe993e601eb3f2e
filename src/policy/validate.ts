import { explain } from "./explain.js";
import { withoutNoise } from "./noise.js";
import type { Remark } from "./problem.js";
import type { SchemaError, SchemaNode } from "./schemaNode.js";

/** A schema and the validator that was made of it, for one kind of file that users write. */
export interface FileSchema {
  /** What the file is called in a sentence, such as "the policy". */
  readonly whole: string;
  readonly schema: SchemaNode;
  readonly validate: {
    (value: unknown): boolean;
    errors?: readonly SchemaError[] | null;
  };
}

/** No more failures than this are explained: whoever has so many mends these first. */
const MOST_EXPLAINED = 200;

/**
 * Judges settled data by a schema, and fills in the schema's defaults in place.
 *
 * @returns what is wrong, one remark for each thing that a person got wrong; none when it is valid.
 */
export const validate = (value: unknown, { whole, schema, validate }: FileSchema): Remark[] => {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).slice(0, MOST_EXPLAINED);
  return withoutNoise(errors, schema, value).map((error) => explain(error, schema, value, whole));
};
