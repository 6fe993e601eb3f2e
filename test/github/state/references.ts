import type { Issue, PullRequest, Repository, Thread, World } from "../model.js";
import type { Doer } from "../world.js";
import { tell } from "./timeline.js";

/** Text that GitHub reads no references in: code and HTML comments. */
const readable = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, " ")
    .replace(/`[^`\n]*`/g, " ");

const REFERENCE =
  /(?:\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+)?(?:(?<![\w/&])([\w.-]+\/[\w.-]+)?#(\d+)\b|https?:\/\/(?!redirect\.)[^\s/]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+))/gi;

interface Reference {
  readonly thread: Thread;
  /** Written with `closes`, `fixes`, `resolves` or their like. */
  readonly closing: boolean;
}

/** The threads that a text names, each once. https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls */
const referencesIn = (world: World, repository: Repository, text: string): Reference[] => {
  const found = new Map<Thread, Reference>();
  for (const [, keyword, short, number, long, linked] of readable(text).matchAll(REFERENCE)) {
    const name = short ?? long;
    const where = name ? world.repositories.get(name.toLowerCase()) : repository;
    const thread = where?.threads.get(Number(number ?? linked));
    if (!thread) continue;
    const closing = keyword !== undefined || (found.get(thread)?.closing ?? false);
    found.set(thread, { thread, closing });
  }
  return [...found.values()];
};

/** Notes in every thread that the text names that this one names it; once a pair, as GitHub shows it. */
export const crossReference = (world: World, by: Doer, source: Thread, text: string): void => {
  for (const { thread, closing } of referencesIn(world, source.repository, text)) {
    if (thread === source) continue;
    const noted = thread.timeline.some(
      (event) => event.kind === "cross-referenced" && event.source === source,
    );
    if (noted) continue;
    const willClose =
      closing &&
      source.type === "PullRequest" &&
      source.base === source.repository.defaultBranch &&
      thread.type === "Issue";
    tell(world, by, thread, { kind: "cross-referenced", source, willClose });
  }
};

/**
 * The issues that merging the pull request closes: named with a closing keyword in its body if it goes into the default
 * branch, and those linked by hand.
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 */
export const closingIssues = (world: World, pull: PullRequest): readonly Issue[] => {
  const found = new Set(pull.linkedIssues);
  if (pull.base === pull.repository.defaultBranch)
    for (const { thread, closing } of referencesIn(world, pull.repository, pull.body ?? ""))
      if (closing && thread.type === "Issue") found.add(thread);
  return [...found];
};
