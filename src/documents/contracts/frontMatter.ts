import type { FrontMatterSchema, ValueSchema } from "../../domain/document.js";
import { listed } from "../../domain/words.js";
import type { Remark } from "../contract.js";
import type { FrontMatter } from "../frontMatter.js";
import { datesIn } from "../time/dates.js";

/** What is wrong with a document's front matter by the schema of a team's own contract, each at its key's line. */
export const frontMatterRemarks = (
  frontMatter: FrontMatter | undefined,
  { required = [], properties = {}, additionalProperties = true }: FrontMatterSchema,
): readonly Remark[] => {
  const values = frontMatter?.values ?? {};
  const known = Object.entries(properties);
  return [
    ...required
      .filter((key) => isEmpty(values[key]))
      .map((key) =>
        remark(
          frontMatter?.lineOf(key) ?? 1,
          `The front matter has no "${key}". ${properties[key]?.description ?? `Add it between the lines --- at the head.`}`,
        ),
      ),
    ...known.flatMap(([key, schema]) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      const wrong = isEmpty(value) ? undefined : wrongWith(value, schema);
      return wrong === undefined
        ? []
        : [remark(frontMatter?.lineOf(key) ?? 1, `"${key}" ${wrong}.`)];
    }),
    ...(additionalProperties
      ? []
      : Object.keys(values)
          .filter((key) => !Object.hasOwn(properties, key))
          .map((key) =>
            remark(
              frontMatter?.lineOf(key) ?? 1,
              `"${key}" has no place in this front matter. Known are ${listed(Object.keys(properties), "and")}.`,
            ),
          )),
  ];
};

const remark = (line: number, message: string): Remark => ({
  field: "front_matter",
  verdict: "fail",
  line,
  message,
});

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

/** Values longer than this are no front matter that a pattern is meant for. */
const LONGEST = 1_000;

const KINDS: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  string: [(value) => typeof value === "string", "text"],
  number: [(value) => typeof value === "number", "a number"],
  integer: [(value) => Number.isInteger(value), "a whole number"],
  boolean: [(value) => typeof value === "boolean", "true or false"],
  array: [Array.isArray, "a list"],
  object: [
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    "keys with values",
  ],
};

/** What is wrong with a value, as the end of a sentence; undefined if nothing is. */
const wrongWith = (value: unknown, schema: ValueSchema): string | undefined => {
  const { type, enum: choices, pattern, format, minLength = 0, minItems = 0, items } = schema;
  const types = type === undefined ? [] : typeof type === "string" ? [type] : type;
  if (types.length > 0 && !types.some((one) => KINDS[one]?.[0](value)))
    return `must be ${listed(
      types.map((one) => KINDS[one]?.[1] ?? one),
      "or",
    )}`;
  if (choices && !choices.some((one) => one === value))
    return `must be ${listed(
      choices.map((one) => JSON.stringify(one)),
      "or",
    )}`;
  if (typeof value === "string") {
    if (value.length < minLength) return `must have at least ${minLength} characters`;
    if (format === "date" && !isDay(value))
      return "must be a day of the calendar, such as 2026-11-19";
    if (pattern !== undefined && (value.length > LONGEST || !new RegExp(pattern, "u").test(value)))
      return schema.description === undefined
        ? `must match ${pattern}`
        : `is not as it should be: ${schema.description.replace(/\.$/, "")}`;
  }
  if (Array.isArray(value)) {
    if (value.length < minItems) return `must have at least ${minItems} entries`;
    if (items)
      for (const [index, one] of value.entries()) {
        const wrong = wrongWith(one, items);
        if (wrong !== undefined) return `has an entry, the ${index + 1}., that ${wrong}`;
      }
  }
  return undefined;
};

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && datesIn(value).some(({ possible }) => possible);
