/** The parts of a JSON Schema (draft 7) that watchbill reads itself, beside the validator that ajv makes of it. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  /** What every other key holds; false when there may be none. */
  readonly additionalProperties?: SchemaNode | boolean;
  readonly propertyNames?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  /** What is right, in a few words, where `pattern` fails. Editors show it too. */
  readonly patternErrorMessage?: string;
  /** What is right, in a few words, where this schema fails in a way that has no words of its own. Editors show it too. */
  readonly errorMessage?: string;
  /** Other words that people use for its settings, and the settings that they mean. */
  readonly alsoCalled?: Readonly<Record<string, string>>;
  readonly [keyword: string]: unknown;
}

/** One failure as ajv tells it (https://ajv.js.org/api.html#error-objects). */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer into the value. */
  readonly instancePath: string;
  /** JSON pointer, as a URI fragment, into the schema. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The key that is judged, where a schema of keys (`propertyNames`) fails. */
  readonly propertyName?: string;
}

/** The steps of a JSON pointer (RFC 6901), or of one written as a URI fragment with `#`. */
export const pointerSteps = (pointer: string): string[] => {
  const plain = pointer.startsWith("#") ? decodeURIComponent(pointer.slice(1)) : pointer;
  return plain
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
};

/** What stands at some steps into plain data; undefined when nothing does. */
export const valueAt = (value: unknown, steps: readonly (string | number)[]): unknown => {
  let found = value;
  for (const step of steps) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
};

/** The types a schema allows; none when it does not say. */
export const typesOf = ({ type }: SchemaNode): readonly string[] =>
  type === undefined ? [] : typeof type === "string" ? [type] : type;

/** The alternatives of a schema; itself when it has none. */
export const alternativesOf = (schema: SchemaNode): readonly SchemaNode[] =>
  [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => list ?? []);
