import { Misread } from "../calendar/misread.js";
import { readTarget, type Target } from "../hours/target.js";
import { type PrioritySettings, prioritySet, sameLabel } from "../priority/settings.js";

/** The `acknowledge` section of the policy file: by when someone of the team has taken notice of an issue (R40). */
export interface AcknowledgeSettings {
  /** A target as hours/target.ts reads it. */
  readonly within: string;
  /** How long before it is due somebody is told; `none` for not at all. */
  readonly warn: string;
}

/** The `resolve` section of the policy file: by when an issue is closed, by its priority (R34). */
export interface ResolveSettings {
  /** Targets by priority label, or `none`. Of a label that is left out: the default of its place among the priorities. */
  readonly within: Readonly<Record<string, string>>;
  readonly warn: string;
}

/** The `waiting` section of the policy file: the labels that stop the clocks while they stand (R45). */
export interface WaitingSettings {
  /** Stands until the reporter replies. */
  readonly needs_info: string;
  /** Stands until somebody takes it off. */
  readonly vendor: string;
}

/** All of a policy that clocks are made of. */
export interface ClockPolicy {
  readonly acknowledge: AcknowledgeSettings | false;
  readonly resolve: ResolveSettings | false;
  readonly waiting: WaitingSettings | false;
  readonly priority: PrioritySettings | false;
}

/** By when a first and a second priority are resolved; those that follow need not be by any time (R34). */
const BY_PLACE: readonly string[] = ["same working day", "3 working days"];

const isNone = (text: string): boolean => /^(none|never)$/i.test(text.trim());

/** The target that a text stands for; undefined for `none`. Throws a Misread as `readTarget` does. */
export const readTargetOrNone = (text: string): Target | undefined =>
  isNone(text) ? undefined : readTarget(text);

/** The target of a priority label; undefined where it has none. */
export const targetOf = (
  label: string,
  { within }: ResolveSettings,
  priority: PrioritySettings,
): Target | undefined => {
  const said = Object.entries(within).find(([name]) => sameLabel(name, label));
  const place = prioritySet(priority).findIndex(({ name }) => sameLabel(name, label));
  return readTargetOrNone(said?.[1] ?? BY_PLACE[place] ?? "none");
};

/**
 * How long before something is due somebody is told, in milliseconds of the time that counts for it; 0 for not at all.
 * `30 working minutes`, `1 hour before`.
 * @throws {Misread} if it is no number of hours or minutes
 */
export const readWarning = (text: string): number => {
  if (isNone(text)) return 0;
  const target = readTarget(text.replace(/\s+before$/i, ""));
  if (target.kind === "working days")
    throw new Misread(`"${text}" must be hours or minutes, such as "30 working minutes"`);
  return target.milliseconds;
};
