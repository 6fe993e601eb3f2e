import { listed } from "../../domain/words.js";
import type { Validate } from "../compiled.js";
import type { FrontMatter } from "../frontMatter.js";
import type { Contradiction } from "./moments.js";

/**
 * What is wrong with the front matter of a document that says which kind it is, as in `document: incident-report`, by the
 * schema for that kind. Front matter of other kinds (a website's) is nobody's business here.
 */
export const frontMatterFaults = (
  frontMatter: FrontMatter | undefined,
  document: "incident-report" | "service-record",
  validate: Validate,
): readonly Contradiction[] => {
  if (frontMatter?.values.document !== document) return [];
  // A key without a value is a blank, not a fault of form; the judges of each fact say that it is missing.
  const filled = Object.fromEntries(
    Object.entries(frontMatter.values).filter(([, value]) => value !== null && value !== ""),
  );
  if (validate(filled)) return [];
  return (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
    const key = instancePath.split("/")[1] ?? "";
    return { line: frontMatter.lineOf(key), message: `"${key}" ${wrong(keyword, params)}` };
  });
};

const wrong = (keyword: string, params: Readonly<Record<string, unknown>>): string => {
  if (keyword === "enum")
    return `is none of ${listed(
      (params.allowedValues as unknown[]).map((one) => `"${one}"`),
      "or",
    )}. Write one of these.`;
  if (keyword === "pattern")
    return String(params.pattern).includes(":")
      ? "is no instant with its offset or zone. Write it like 2026-11-19T09:30+02:00."
      : "is no day. Write it like 2026-11-19.";
  if (keyword === "uniqueItems") return "names one thing twice. Take one of them out.";
  return `must be ${listed([params.type].flat().map(String), "or")}. Write it so.`;
};
