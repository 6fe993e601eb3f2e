import type { Remark } from "../contract.js";
import type { Reading } from "../reading.js";
import { type Part, says } from "./parts.js";

/** Something that a contract demands of a document: a section, or a value in its front matter. */
export interface Demand {
  readonly field: string;
  /** What it is, as in `There is no runbook.`: `runbook`. */
  readonly what: string;
  /** What to write where it is missing. */
  readonly tell: string;
  /** Whether a part of this name is it. */
  named(part: Pick<Part, "name" | "form">): boolean;
  /** Keys of the front matter whose value may stand for it. */
  readonly keys: readonly string[];
}

/** Whether a demand is met, and if not, why. */
export const meets = (
  demand: Demand,
  reading: Reading,
  parts: readonly Part[],
): Remark | undefined => {
  const { frontMatter } = reading;
  const given = demand.keys.filter((key) => frontMatter && Object.hasOwn(frontMatter.values, key));
  if (given.some((key) => isSaid(frontMatter?.values[key]))) return undefined;
  const found = parts.filter((part) => demand.named(part));
  if (found.some(says)) return undefined;
  const [empty] = found;
  const [key] = given;
  const line = empty?.line ?? (key === undefined ? 1 : (frontMatter?.lineOf(key) ?? 1));
  const lacks =
    empty || key !== undefined
      ? `Nothing is said under "${empty?.name ?? key}"`
      : `There is no ${demand.what}`;
  return { field: demand.field, verdict: "fail", line, message: `${lacks}. ${demand.tell}` };
};

const isSaid = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isSaid)
    : typeof value === "object" && value !== null
      ? Object.values(value).some(isSaid)
      : typeof value === "string"
        ? /[\p{L}\p{N}]/u.test(value) &&
          !/^(?:tb[dca]|todo|n\/?a|unknown|none)$/i.test(value.trim())
        : value !== null && value !== undefined;
