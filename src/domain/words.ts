/**
 * Text from a user or a policy, shown as it is: in a code span, where GitHub pings nobody, links nothing and renders
 * no Markdown. A span is fenced by more backticks than the text holds in a row (CommonMark, "Code spans").
 */
export const quoted = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
};

/** `a`, `a or b`, `a, b or c`: a list as a sentence has it. */
export const listed = (items: readonly string[], last: "and" | "or"): string =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} ${last} ${items[items.length - 1]}`;

/** `1 issue`, `3 issues`: a count with its noun. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
