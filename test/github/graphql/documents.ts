import {
  type DocumentNode,
  GraphQLError,
  getNamedType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { ErrorEntry } from "./errors.js";
import { officialSchema } from "./schema.js";
import { simulated } from "./simulated.js";
import { validationEntry } from "./wording.js";

/** A query text, read and checked. */
export type Checked =
  | { readonly document: DocumentNode }
  | { readonly errors: readonly ErrorEntry[] };

/** Types that the resolver answers by what they have in common. */
const isGeneric = (name: string): boolean => name === "PageInfo" || /(Connection|Edge)$/.test(name);

/** Fields that GitHub has and this does not, found before anything runs, so that no data is needed to meet them. */
const unsimulated = (document: DocumentNode): ErrorEntry[] => {
  const types = new TypeInfo(officialSchema());
  const found: ErrorEntry[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!parent || !isObjectType(getNamedType(parent)) || isGeneric(parent.name)) return;
        const name = node.name.value;
        if (name.startsWith("__") || simulated[parent.name]?.[name]) return;
        found.push({ type: "NOT_SIMULATED", message: `not simulated: ${parent.name}.${name}` });
      },
    }),
  );
  return found;
};

const check = (text: string): Checked => {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      errors: [
        {
          ...(error.locations ? { locations: error.locations } : {}),
          message: error.message.replace(/^Syntax Error: /, "Parse error: "),
        },
      ],
    };
  }
  const invalid = validate(officialSchema(), document);
  if (invalid.length > 0)
    return { errors: invalid.map((error) => validationEntry(document, error)) };
  const missing = unsimulated(document);
  return missing.length > 0 ? { errors: missing } : { document };
};

const known = new Map<string, Checked>();

/**
 * Reads a query text and checks it against the official schema. Clients send the same few texts again and again, so
 * they are remembered; the oldest is let go after 500.
 */
export const checked = (text: string): Checked => {
  const before = known.get(text);
  if (before) return before;
  const fresh = check(text);
  const [oldest] = known.keys();
  if (known.size >= 500 && oldest !== undefined) known.delete(oldest);
  known.set(text, fresh);
  return fresh;
};
