import type { Blob } from "./model.js";

export interface FileDiff {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly previousPath: string | undefined;
  /** After the change; before it where the file is removed. */
  readonly blob: Blob;
  readonly additions: number;
  readonly deletions: number;
  /** A unified diff without file headers; undefined for binary files and pure renames. */
  readonly patch: string | undefined;
}

const isBinary = (blob: Blob): boolean => blob.bytes.subarray(0, 8000).includes(0);

const linesOf = (blob: Blob | undefined): readonly string[] => {
  const text = blob?.bytes.toString() ?? "";
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
};

/** Where two texts differ: one region of lines, from the first difference to the last. */
export interface Region {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export const changedRegion = (before: readonly string[], after: readonly string[]): Region => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
};

const CONTEXT = 3;

/** One hunk with three lines around it: right, though not always the shortest. */
const patchOf = (before: readonly string[], after: readonly string[], region: Region): string => {
  const from = Math.max(0, region.start - CONTEXT);
  const oldTo = Math.min(before.length, region.oldEnd + CONTEXT);
  const newTo = Math.min(after.length, region.newEnd + CONTEXT);
  const span = (lines: number) => `${lines === 0 ? from : from + 1},${lines}`;
  return [
    `@@ -${span(oldTo - from)} +${span(newTo - from)} @@`,
    ...before.slice(from, region.start).map((line) => ` ${line}`),
    ...before.slice(region.start, region.oldEnd).map((line) => `-${line}`),
    ...after.slice(region.start, region.newEnd).map((line) => `+${line}`),
    ...before.slice(region.oldEnd, oldTo).map((line) => ` ${line}`),
  ].join("\n");
};

const compare = (
  path: string,
  status: FileDiff["status"],
  before: Blob | undefined,
  after: Blob | undefined,
  previousPath?: string,
): FileDiff => {
  const blob = (after ?? before) as Blob;
  const common = { path, status, previousPath, blob };
  if (before?.sha === after?.sha || isBinary(blob))
    return { ...common, additions: 0, deletions: 0, patch: undefined };
  const old = linesOf(before);
  const now = linesOf(after);
  const region = changedRegion(old, now);
  return {
    ...common,
    additions: region.newEnd - region.start,
    deletions: region.oldEnd - region.start,
    patch: patchOf(old, now, region),
  };
};

/**
 * The files that differ between two trees, by path. A file that was removed and added unchanged elsewhere is renamed;
 * GitHub also sees renames in files that are merely alike, which this does not.
 */
export const diffTrees = (
  before: ReadonlyMap<string, Blob>,
  after: ReadonlyMap<string, Blob>,
): readonly FileDiff[] => {
  const gone = new Map<string, string>();
  for (const [path, blob] of before) if (!after.has(path)) gone.set(blob.sha, path);
  const diffs: FileDiff[] = [];
  const moved = new Set<string>();
  for (const [path, blob] of after) {
    const old = before.get(path);
    if (old?.sha === blob.sha) continue;
    const origin = old ? undefined : gone.get(blob.sha);
    if (origin !== undefined && !moved.has(origin)) {
      moved.add(origin);
      diffs.push(compare(path, "renamed", blob, blob, origin));
    } else diffs.push(compare(path, old ? "modified" : "added", old, blob));
  }
  for (const [path, blob] of before)
    if (!after.has(path) && !moved.has(path)) diffs.push(compare(path, "removed", blob, undefined));
  return diffs.sort((a, b) => (a.path < b.path ? -1 : 1));
};

/**
 * The tree that holds both sides' changes since `base`, or the first path where they conflict. Two changes of one file
 * go together where their lines do not touch.
 */
export const mergeTrees = (
  base: ReadonlyMap<string, Blob>,
  ours: ReadonlyMap<string, Blob>,
  theirs: ReadonlyMap<string, Blob>,
  makeBlob: (content: string) => Blob,
): { readonly files: ReadonlyMap<string, Blob> } | { readonly conflict: string } => {
  const merged = new Map(ours);
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const [old, our, their] = [base.get(path), ours.get(path), theirs.get(path)];
    if (their?.sha === old?.sha || their?.sha === our?.sha) continue;
    if (our?.sha === old?.sha) {
      if (their) merged.set(path, their);
      else merged.delete(path);
      continue;
    }
    const text = old && our && their && mergeLines(linesOf(old), linesOf(our), linesOf(their));
    if (text === undefined) return { conflict: path };
    merged.set(path, makeBlob(text));
  }
  return { files: merged };
};

const mergeLines = (
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): string | undefined => {
  const a = changedRegion(base, ours);
  const b = changedRegion(base, theirs);
  const [first, second, firstText, secondText] =
    a.start <= b.start ? [a, b, ours, theirs] : [b, a, theirs, ours];
  if (first.oldEnd >= second.start) return undefined;
  return `${[
    ...firstText.slice(0, first.newEnd),
    ...base.slice(first.oldEnd, second.start),
    ...secondText.slice(second.start),
  ].join("\n")}\n`;
};
