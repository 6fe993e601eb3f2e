import type { Commit, Repository, Sha } from "./model.js";

/** The commit. Throws if the repository has none of that SHA. */
export const commitOf = (repository: Repository, sha: Sha): Commit => {
  const found = repository.commits.get(sha);
  if (!found) throw new Error(`${repository.name} has no commit ${sha}`);
  return found;
};

/** The commit and all before it, the deepest first. */
export const lineage = (repository: Repository, from: Commit): ReadonlySet<Sha> => {
  const seen = new Set<Sha>();
  const open = frontier(from);
  for (let next = open.pop(); next; next = open.pop()) {
    seen.add(next.sha);
    for (const parent of next.parents) open.add(commitOf(repository, parent));
  }
  return seen;
};

/** Whether `sha` is the commit or one before it. Looks no further back than `sha` is deep. */
export const contains = (repository: Repository, from: Commit, sha: Sha): boolean => {
  const wanted = repository.commits.get(sha);
  if (!wanted) return false;
  const open = frontier(from);
  for (let next = open.pop(); next && next.depth >= wanted.depth; next = open.pop()) {
    if (next === wanted) return true;
    for (const parent of next.parents) open.add(commitOf(repository, parent));
  }
  return false;
};

/** Commits still to look at, each once, the deepest first. */
const frontier = (...from: Commit[]) => {
  const known = new Set<Sha>();
  const open: Commit[] = [];
  const add = (commit: Commit): void => {
    if (known.has(commit.sha)) return;
    known.add(commit.sha);
    let index = open.length;
    while (index > 0 && (open[index - 1] as Commit).depth > commit.depth) index--;
    open.splice(index, 0, commit);
  };
  for (const commit of from) add(commit);
  return { add, pop: () => open.pop(), open: open as readonly Commit[] };
};

const BASE = 1;
const HEAD = 2;
const BOTH = BASE | HEAD;

/** Walks back from both until all that is left is in the history of both. */
const diverge = (repository: Repository, base: Commit, head: Commit) => {
  const marks = new Map<Sha, number>();
  const mark = (commit: Commit, more: number) =>
    marks.set(commit.sha, (marks.get(commit.sha) ?? 0) | more);
  mark(base, BASE);
  mark(head, HEAD);
  const ahead: Commit[] = [];
  let nearest: Commit | undefined;
  const queue = frontier(base, head);
  while (queue.open.some(({ sha }) => marks.get(sha) !== BOTH) || nearest === undefined) {
    const next = queue.pop();
    if (!next) break;
    const reached = marks.get(next.sha) ?? 0;
    if (reached === BOTH) nearest ??= next;
    if (reached === HEAD) ahead.push(next);
    for (const sha of next.parents) {
      const parent = commitOf(repository, sha);
      mark(parent, reached);
      queue.add(parent);
    }
  }
  return { ahead: ahead.reverse(), nearest };
};

/** What `head` has that `base` has not, oldest first. */
export const commitsBetween = (
  repository: Repository,
  base: Commit,
  head: Commit,
): readonly Commit[] => diverge(repository, base, head).ahead;

/** The deepest commit that both have; undefined if they share no history. */
export const mergeBase = (repository: Repository, base: Commit, head: Commit): Commit | undefined =>
  diverge(repository, base, head).nearest;
