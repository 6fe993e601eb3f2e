import { readDuration } from "../domain/calendar/duration.js";
import { Misread } from "../domain/calendar/misread.js";
import { sameLabel } from "../domain/labels.js";
import { byUrgency } from "../domain/priority/level.js";
import { labelMeant } from "../domain/priority/meant.js";
import { plainName } from "../domain/priority/reading.js";
import {
  type MatrixSettings,
  type PriorityLabel,
  type PrioritySettings,
  prioritySet,
} from "../domain/priority/settings.js";
import { type Path, type Remark, shown } from "./problem.js";
import type { Policy } from "./settings.js";

/** What is wrong with the `priority` section, though each of its settings is right by itself. */
export const priorityProblems = ({ priority }: Policy): readonly Remark[] => {
  if (priority === false) return [];
  const set = prioritySet(priority);
  return [
    ...labelsDiffer(priority, set),
    ...wordsDiffer(set),
    ...urgentFirst(set),
    ...missingIsNoPriority(priority, set),
    ...graceCanBeRead(priority),
    ...(priority.matrix ? matrixProblems(priority.matrix, priority, set) : []),
  ];
};

const labelsDiffer = (
  { labels }: PrioritySettings,
  set: readonly PriorityLabel[],
): readonly Remark[] => {
  const seen = new Map<string, string>();
  return set.flatMap(({ name }, index) => {
    const twin = seen.get(name.toLowerCase());
    if (twin === undefined) {
      seen.set(name.toLowerCase(), name);
      return [];
    }
    const message =
      twin === name
        ? `${shown(name)} is listed twice. Keep one of the two.`
        : `${shown(name)} is the same label as ${shown(twin)}: ` +
          "GitHub compares labels without regard to case. Keep one of the two.";
    const path = ["priority", "labels", index];
    return [{ path: typeof labels[index] === "string" ? path : [...path, "name"], message }];
  });
};

const wordsDiffer = (set: readonly PriorityLabel[]): readonly Remark[] => {
  const owners = new Map<string, PriorityLabel>();
  const keyOf = (word: string): string => plainName(word) || word.trim().toLowerCase();
  for (const label of set) if (!owners.has(keyOf(label.name))) owners.set(keyOf(label.name), label);
  return set.flatMap((label, index) =>
    (label.means ?? []).flatMap((word, place) => {
      const owner = owners.get(keyOf(word)) ?? label;
      owners.set(keyOf(word), owner);
      if (owner === label) return [];
      const message = `${shown(word)} means ${shown(owner.name)} already. A word can mean one priority only.`;
      return [{ path: ["priority", "labels", index, "means", place], message }];
    }),
  );
};

/** A set that its own words or numbers put the other way round was listed upside down. */
const urgentFirst = (set: readonly PriorityLabel[]): readonly Remark[] => {
  const [first, last] = [set[0], set.at(-1)];
  const ordered = byUrgency(set);
  if (!first || first === last || ordered.at(-1) !== first || ordered[0] !== last) return [];
  const message =
    `The most urgent priority comes first, and by its name that is ${shown(last?.name ?? "")}. ` +
    "Turn the list round, or watchbill takes it to be in the order of urgency as it stands.";
  return [{ path: ["priority", "labels"], message, severity: "warning" }];
};

const missingIsNoPriority = (
  { missing }: PrioritySettings,
  set: readonly PriorityLabel[],
): readonly Remark[] => {
  if (!set.some(({ name }) => sameLabel(name, missing))) return [];
  const message =
    `${shown(missing)} says that an issue has no priority, so it cannot be one of the priority labels. ` +
    "Choose another label.";
  return [{ path: ["priority", "missing"], message }];
};

const graceCanBeRead = ({ grace }: PrioritySettings): readonly Remark[] => {
  const path = ["priority", "grace"];
  // `true` was meant to switch it on, but says not for how long.
  if (typeof grace !== "string")
    return grace === false ? [] : [{ path, message: 'Say how long, such as "10 minutes".' }];
  try {
    readDuration(grace);
    return [];
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    const expected = 'a duration such as "10 minutes"';
    return [{ path, message: `expected ${expected}, found ${shown(grace)}.`, expected }];
  }
};

const matrixProblems = (
  matrix: MatrixSettings,
  { missing }: PrioritySettings,
  set: readonly PriorityLabel[],
): readonly Remark[] => {
  const taken = new Map([
    [missing.toLowerCase(), "says that an issue has no priority"],
    ...set.map(({ name }) => [name.toLowerCase(), "is a priority label itself"] as const),
  ]);
  const places = (["urgency", "importance"] as const).flatMap((axis) =>
    (["high", "low"] as const).map((degree) => [axis, degree] as const),
  );
  const labels = places.flatMap(([axis, degree]) => {
    const name = matrix[axis][degree];
    const use = taken.get(name.toLowerCase());
    taken.set(name.toLowerCase(), `is the label of ${axis}, ${degree}, already`);
    return use === undefined
      ? []
      : [
          {
            path: ["priority", "matrix", axis, degree],
            message: `${shown(name)} ${use}. Choose another label.`,
          },
        ];
  });
  return [...labels, ...tableProblems(matrix, set)];
};

const tableProblems = (
  { table }: MatrixSettings,
  set: readonly PriorityLabel[],
): readonly Remark[] =>
  Object.entries(table ?? {}).flatMap(([urgency, row]) =>
    Object.entries(row ?? {}).flatMap(([importance, word]) => {
      if (word === null || word === undefined || labelMeant(word, set)) return [];
      const path: Path = ["priority", "matrix", "table", urgency, importance];
      return [{ path, message: `${shown(word)} names none of the priority labels.` }];
    }),
  );
