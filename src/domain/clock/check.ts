import { Misread } from "../calendar/misread.js";
import { nearest } from "../calendar/names.js";
import { prioritySet, sameLabel } from "../priority/settings.js";
import { listed } from "../words.js";
import { type ClockPolicy, readTargetOrNone, readWarning } from "./settings.js";

/** What is wrong with the clocks' sections, with its place as keys from the top of the policy. */
export interface ClockProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Targets and warnings that cannot be read, and targets of labels that are no priority. */
export const clockProblems = ({
  acknowledge,
  resolve,
  waiting,
  priority,
}: ClockPolicy): readonly ClockProblem[] => [
  ...(acknowledge
    ? [
        ...unread(["acknowledge", "within"], () => readTargetOrNone(acknowledge.within)),
        ...unread(["acknowledge", "warn"], () => readWarning(acknowledge.warn)),
      ]
    : []),
  ...(resolve ? resolveProblems(resolve, priority) : []),
  ...(waiting && sameLabel(waiting.needs_info, waiting.vendor)
    ? [
        {
          path: ["waiting", "vendor"],
          message: "This is the label for a reporter's answer too; choose another one.",
        },
      ]
    : []),
];

const resolveProblems = (
  { within, warn }: Exclude<ClockPolicy["resolve"], false>,
  priority: ClockPolicy["priority"],
): readonly ClockProblem[] => {
  const names = priority ? prioritySet(priority).map(({ name }) => name) : [];
  return [
    ...Object.entries(within).flatMap(([label, text]) => {
      const path = ["resolve", "within", label];
      if (names.some((name) => sameLabel(name, label)))
        return unread(path, () => readTargetOrNone(text));
      const meant = nearest(label, names);
      const known = names.length > 0 ? `; these are ${listed(names, "and")}` : "";
      const message = meant
        ? `"${label}" is no priority label; did you mean "${meant}"?`
        : `"${label}" is no priority label${known}.`;
      return [{ path, message }];
    }),
    ...unread(["resolve", "warn"], () => readWarning(warn)),
  ];
};

const unread = (path: readonly string[], read: () => unknown): readonly ClockProblem[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return [{ path, message: `${error.message}.` }];
  }
};
