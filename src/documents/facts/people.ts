import type { Fact, Value } from "./facts.js";

/** Whether the only reviewer named is the author: `@anna` and `Anna Holm` are not told to be one, `anna` and `Anna` are. */
export const reviewsOwnReport = (facts: ReadonlyMap<Fact, Value>): boolean => {
  const authors = namesIn(facts.get("author")?.text);
  const reviewers = namesIn(facts.get("reviewer")?.text);
  return (
    authors.size > 0 && reviewers.size > 0 && [...reviewers].every((name) => authors.has(name))
  );
};

const namesIn = (text: string | undefined): ReadonlySet<string> =>
  new Set(
    (text ?? "")
      .split(/[,;&\n]|\band\b/)
      .map((name) =>
        name
          .replaceAll(/\(.*?\)|[@*_]/g, "")
          .trim()
          .toLowerCase(),
      )
      .filter((name) => name !== ""),
  );
