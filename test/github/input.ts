import { Temporal } from "../../src/domain/time.js";
import type { Call } from "./endpoint.js";
import type { Instant } from "./model.js";
import { wrongShape } from "./refusal.js";

type Body = Readonly<Record<string, unknown>>;

const wrong = (name: string, what: string) =>
  wrongShape(`For 'properties/${name}', it is not ${what}.`);

/** A text in the body. Throws 422 if it is something else. */
export const text = (body: Body, name: string): string | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw wrong(name, "a string");
  return value;
};

/** A text that must be there. */
export const needed = (body: Body, name: string): string => {
  const value = text(body, name);
  if (value === undefined) throw wrongShape(`"${name}" wasn't supplied.`);
  return value;
};

/** One of a few words. */
export const oneOf = <T extends string>(
  body: Body,
  name: string,
  words: readonly T[],
): T | undefined => {
  const value = text(body, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (!found) throw wrong(name, `a member of [${words.map((word) => `"${word}"`).join(", ")}]`);
  return found;
};

export const flag = (body: Body, name: string): boolean | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw wrong(name, "a boolean");
  return value;
};

export const whole = (body: Body, name: string): number | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value)) throw wrong(name, "an integer");
  return value as number;
};

/** A list of texts. */
export const texts = (body: Body, name: string): readonly string[] | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string"))
    throw wrong(name, "an array of strings");
  return value as string[];
};

/** A list of objects. */
export const objects = (body: Body, name: string): readonly Body[] | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((item) => typeof item !== "object" || item === null))
    throw wrong(name, "an array of objects");
  return value as Body[];
};

export const object = (body: Body, name: string): Body | undefined => {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) throw wrong(name, "an object");
  return value as Body;
};

/** A timestamp: ISO 8601. */
export const instant = (body: Body, name: string): Instant | undefined => {
  const value = text(body, name);
  if (value === undefined) return undefined;
  try {
    return Temporal.Instant.from(value);
  } catch {
    throw wrong(name, "a valid date-time");
  }
};

/** Names of labels: text, or objects with a name. Throws 422. */
export const labelNames = ({ body, list }: Pick<Call, "body" | "list">): readonly string[] =>
  readLabels(list ?? (body.labels as unknown));

export const readLabels = (value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong("labels", "an array");
  return value.map((item: unknown) => {
    const name = typeof item === "object" && item !== null ? (item as Body).name : item;
    if (typeof name !== "string") throw wrong("labels/items", "a string");
    return name;
  });
};
