import { bare, closest } from "./closest.js";
import { failedSchema, NONE_FITS } from "./noise.js";
import { type Remark, shown } from "./problem.js";
import { amount, choices, found, wanted } from "./say.js";
import { pointerSteps, type SchemaError, type SchemaNode, typesOf, valueAt } from "./schemaNode.js";
import { timezoneTrouble } from "./timezone.js";

/** One failure with all that it can be explained by. */
interface Failure {
  readonly params: SchemaError["params"];
  readonly value: unknown;
  readonly schema: SchemaNode;
  /** What a setting at the top is a setting of, such as "the policy"; undefined further down. */
  readonly whole: string | undefined;
}

type Words = Omit<Remark, "path"> & { readonly below?: string | number };

const otherThan = (expected: string, value: unknown, remedy = "."): Words => ({
  message: `expected ${expected}, found ${found(value)}${remedy}`,
  expected,
});

const suggested = (words: Words, suggestion: string | undefined): Words =>
  suggestion === undefined
    ? words
    : {
        ...words,
        message: `${words.message} Did you mean ${shown(suggestion)}?`,
        suggestion,
      };

const wrongKind = ({ value, schema }: Failure): Words => {
  const types = typesOf(schema);
  const expected = wanted(schema);
  const scalar = typeof value === "number" || typeof value === "boolean";
  if (types.includes("string") && scalar && !schema.errorMessage)
    return { ...otherThan(expected, value, "; put it in quotes."), suggestion: `"${value}"` };
  const truth = typeof value === "string" ? /^(?:(yes|on)|no|off)$/i.exec(value) : null;
  if (truth && types.includes("boolean")) {
    const meant = truth[1] ? "true" : "false";
    return { ...otherThan(expected, value, `; write ${meant}.`), suggestion: meant };
  }
  const numeric = types.includes("number") || types.includes("integer");
  if (numeric && typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))
    return { ...otherThan(expected, value, "; write it without quotes."), suggestion: value };
  return otherThan(expected, value);
};

const notAChoice = ({ value, schema }: Failure): Words => {
  const allowed = schema.enum ?? [schema.const];
  const texts = allowed.filter((one) => typeof one === "string");
  return suggested(
    otherThan(schema.errorMessage ?? choices(allowed), value),
    typeof value === "string" ? closest(value, texts) : undefined,
  );
};

const unknownKey = ({ params, schema, whole }: Failure): Words => {
  const key = String(params.additionalProperty);
  const known = schema.properties ?? {};
  const words = { message: `${shown(key)} is not a setting ${whole ? `of ${whole}` : "here"}.` };
  const called = schema.alsoCalled ?? {};
  const meant =
    closest(
      key,
      Object.keys(known).filter((name) => bare(name) === bare(key)),
    ) ??
    Object.entries(called).find(([name]) => bare(name) === bare(key))?.[1] ??
    closest(key, Object.keys(known));
  if (meant !== undefined) return { ...suggested(words, meant), below: key, part: "key" };
  const home = Object.keys(known).find((name) => Object.hasOwn(known[name]?.properties ?? {}, key));
  const hint = home
    ? ` It belongs under ${shown(home)}.`
    : Object.keys(known).length > 0
      ? ` Known are ${choices(Object.keys(known)).replace(/ or ([^ ]*)$/, " and $1")}.`
      : "";
  return { message: words.message + hint, below: key, part: "key" };
};

const EXPLAINED: Readonly<Record<string, (failure: Failure) => Words>> = {
  type: wrongKind,
  enum: notAChoice,
  const: notAChoice,
  additionalProperties: unknownKey,
  [NONE_FITS]: wrongKind,
  required: ({ params }) => ({
    message: `${shown(String(params.missingProperty))} is missing here.`,
    expected: String(params.missingProperty),
  }),
  dependencies: ({ params }) => ({
    message: `${shown(String(params.property))} is of no use without ${params.deps}.`,
    below: String(params.property),
    part: "key",
  }),
  format: ({ params, value, schema }) =>
    params.format === "timezone"
      ? timezoneTrouble(String(value))
      : otherThan(schema.errorMessage ?? `a ${params.format}`, value),
  pattern: ({ params, value, schema }) =>
    otherThan(
      schema.patternErrorMessage ?? schema.errorMessage ?? `text that matches ${params.pattern}`,
      value,
    ),
  minLength: ({ params, value }) =>
    otherThan(params.limit === 1 ? "text" : `at least ${amount(params.limit, "character")}`, value),
  maxLength: ({ params, value }) => {
    const expected = `at most ${amount(params.limit, "character")}`;
    const { length } = Array.from(String(value));
    return { message: `expected ${expected}, found ${length}: ${shown(String(value))}.`, expected };
  },
  minItems: ({ params, value }) =>
    otherThan(`a list of at least ${params.limit === 1 ? "one" : params.limit}`, value),
  maxItems: ({ params, value }) => {
    const expected = `a list of at most ${params.limit}`;
    return { message: `expected ${expected}, found ${(value as unknown[]).length}.`, expected };
  },
  uniqueItems: ({ params, value }) => {
    const below = Math.max(Number(params.i), Number(params.j));
    const twice = (value as readonly unknown[])[below];
    const what = typeof twice === "string" ? shown(twice) : "This entry";
    return { message: `${what} is listed twice.`, below };
  },
  minimum: ({ params, value }) => otherThan(`a number of at least ${params.limit}`, value),
  maximum: ({ params, value }) => otherThan(`a number of at most ${params.limit}`, value),
  propertyNames: ({ params, schema }) => {
    const key = String(params.propertyName);
    const names = schema.propertyNames;
    const expected = names?.patternErrorMessage ?? names?.errorMessage;
    return {
      message: `${shown(key)} cannot be a name here${expected ? `: expected ${expected}` : ""}.`,
      ...(expected ? { expected } : {}),
      below: key,
      part: "key",
    };
  },
  minProperties: ({ schema, value }) =>
    otherThan(schema.errorMessage ?? `settings such as ${exampleOf(schema)}`, value),
};

const exampleOf = (schema: SchemaNode): string =>
  shown(Object.keys(schema.properties ?? {})[0] ?? "");

/**
 * One failure of a schema in plain words, such as `expected text, found a number (2024); put it in quotes.`
 *
 * @param whole what the file is called in a sentence, such as "the policy".
 */
export const explain = (
  error: SchemaError,
  schema: SchemaNode,
  value: unknown,
  whole: string,
): Remark => {
  const steps = pointerSteps(error.instancePath);
  const about: Failure = {
    params: error.params,
    value: valueAt(value, steps),
    schema: failedSchema(error, schema),
    whole: steps.length === 0 ? whole : undefined,
  };
  const words = EXPLAINED[error.keyword];
  const { below, ...said } = words
    ? words(about)
    : otherThan(about.schema.errorMessage ?? `something that ${error.message}`, about.value);
  const place = [...steps, ...(below === undefined ? [] : [below])];
  return { ...said, path: withPositions(place, value) };
};

/** JSON pointers write positions in lists as text; people's paths have them as numbers. */
const withPositions = (steps: readonly (string | number)[], value: unknown): (string | number)[] =>
  steps.map((step, index) =>
    Array.isArray(valueAt(value, steps.slice(0, index))) ? Number(step) : step,
  );
