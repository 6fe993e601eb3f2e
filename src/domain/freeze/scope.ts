import picomatch from "picomatch";
import type { Instant } from "../time.js";
import { listed, quoted } from "../words.js";
import type { FreezeWindow, OpenTo } from "./settings.js";

/** What is known of a change that someone wants to merge. */
export interface Change {
  /** The branch it would merge into. */
  readonly base: string;
  /** Whether that branch counts as production. */
  readonly production: boolean;
  readonly paths: readonly string[];
  readonly labels: readonly string[];
  readonly openedAt?: Instant | undefined;
}

/** A setting that may be one text or several. */
export const several = (written: string | readonly string[] | undefined): readonly string[] =>
  written === undefined ? [] : typeof written === "string" ? [written] : written;

const GLOB = { dot: true, nonegate: true, noextglob: true };

/** Branches by name or pattern: * is any text without a slash, ** any text. */
export const matchesBranch = (patterns: readonly string[], branch: string): boolean =>
  patterns.some((pattern) => pattern === branch || picomatch.isMatch(branch, pattern, GLOB));

/**
 * Files by pattern, as in a workflow's `paths` (https://docs.github.com/actions, "paths"), and as in .gitignore where
 * that is what people mean: `docs/` is everything below it, and a pattern without a slash is a name in any folder.
 * A pattern that begins with ! takes files out again.
 */
export const matchesPath = (patterns: readonly string[], path: string): boolean => {
  const matches = (pattern: string): boolean => {
    const rooted = pattern.replace(/^\.?\//, "");
    const glob = rooted.endsWith("/") ? `${rooted}**` : rooted;
    return picomatch.isMatch(path, glob, { ...GLOB, basename: !pattern.includes("/") });
  };
  return patterns.reduce(
    (matched, pattern) =>
      pattern.startsWith("!") ? matched && !matches(pattern.slice(1)) : matched || matches(pattern),
    false,
  );
};

const wears = (change: Change, label: string): boolean =>
  change.labels.some((worn) => worn.toLowerCase() === label.toLowerCase());

/**
 * Whether a window speaks about a change: it goes into one of the window's branches (a production branch where the
 * window names none), touches one of its paths, and wears one of its labels.
 */
export const inScope = (
  { branches, paths, labels }: Pick<FreezeWindow, "branches" | "paths" | "labels">,
  change: Change,
): boolean =>
  (branches === undefined ? change.production : matchesBranch(several(branches), change.base)) &&
  (paths === undefined || change.paths.some((path) => matchesPath(several(paths), path))) &&
  (labels === undefined || several(labels).some((label) => wears(change, label)));

/** The labels of `open_to`, and whether all of them are needed. */
const labelsOf = ({ labels }: OpenTo): { names: readonly string[]; all: boolean } =>
  typeof labels === "object" && "all" in labels
    ? { names: labels.all, all: true }
    : { names: several(labels), all: false };

/** Why a window is open to a change by its files or labels, as half a sentence; undefined if it is not. */
export const whyOpen = (openTo: OpenTo, change: Change): string | undefined => {
  const patterns = several(openTo.paths);
  if (change.paths.length > 0 && patterns.length > 0)
    if (change.paths.every((path) => matchesPath(patterns, path)))
      return `all its files are in ${listed(patterns.map(quoted), "or")}`;
  const { names, all } = labelsOf(openTo);
  const worn = names.filter((name) => wears(change, name));
  if (worn.length === 0 || (all && worn.length < names.length)) return undefined;
  return `it is labelled ${listed(worn.map(quoted), "and")}`;
};

/** Which changes `open_to` lets through, each as half a sentence that says what is so of the change. */
export const waysThrough = (openTo: OpenTo): readonly string[] => {
  const patterns = several(openTo.paths);
  const { names, all } = labelsOf(openTo);
  return [
    ...(patterns.length > 0 ? [`all its files are in ${listed(patterns.map(quoted), "or")}`] : []),
    ...(names.length > 0
      ? [`it is labelled ${listed(names.map(quoted), all ? "and" : "or")}`]
      : []),
    ...(openTo.opened_before ? [OPENED_BEFORE] : []),
  ];
};

/** Why a change is let through that was opened before the freeze began. */
export const OPENED_BEFORE = "it was opened before the freeze began";
