import { shown } from "./problem.js";
import { alternativesOf, type SchemaNode, typesOf } from "./schemaNode.js";

/** How the types of JSON are called among people. */
const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
};

/** What a value is, for the person who wrote it: `a number (2024)`. */
export const found = (value: unknown): string => {
  if (value === null || value === undefined) return "nothing";
  if (value === "") return "an empty text";
  if (typeof value === "string") return `text (${shown(value)})`;
  if (typeof value === "number") return `a number (${value})`;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return Object.keys(value).length === 0 ? "empty settings" : "settings";
};

const eitherOf = (words: readonly string[]): string =>
  [...new Set(words)].join(", ").replace(/, ([^,]*)$/, " or $1");

/** Values to choose from: `"soft" or "deep"`. Nothing (null) is never said: it only stands for the default. */
export const choices = (values: readonly unknown[]): string =>
  eitherOf(
    values
      .filter((value) => value !== null)
      .map((value) => (typeof value === "string" ? shown(value) : String(value))),
  );

const settingsLike = ({ properties = {} }: SchemaNode): string => {
  const [first] = Object.keys(properties);
  return first === undefined ? "settings" : `settings (such as ${shown(first)})`;
};

/** In a few words, what a schema wants: `a list or text`, `settings (such as "labels") or false`. */
export const wanted = (schema: SchemaNode): string => {
  if (schema.errorMessage) return schema.errorMessage;
  if (schema.enum) return choices(schema.enum);
  if (schema.const !== undefined) return choices([schema.const]);
  const types = typesOf(schema);
  // `true` only stands for empty settings, so nobody needs to be told of it.
  const switched = types.includes("object") && types.includes("boolean");
  const kinds = types
    .filter((type) => type !== "null")
    .map((type) => {
      if (type === "object") return settingsLike(schema);
      return switched && type === "boolean" ? "false" : (KINDS[type] ?? type);
    });
  return eitherOf(kinds.length > 0 ? kinds : alternativesOf(schema).map(wanted).filter(Boolean));
};

/** "1 character", "50 characters": a number with its noun. */
export const amount = (count: unknown, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
