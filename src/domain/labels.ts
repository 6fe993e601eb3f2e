import type { IssueSnapshot } from "./snapshot.js";
import { type Instant, Temporal } from "./time.js";

/** Whether two names are one label's: GitHub compares them without regard to case. */
export const sameLabel = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** A label of a set, and since when it is the one that counts. */
export interface StandingLabel {
  readonly label: string;
  readonly at: Instant;
}

/**
 * Of a set of labels of which one counts, the one that does: what a person last asked for or put on, unless a person has
 * since taken it off; with no person's, what a bot last put on; else the first of the set that the issue wears.
 *
 * @param requests what was asked for by commands, oldest first
 */
export const standingLabel = (
  labels: readonly string[],
  issue: Pick<IssueSnapshot, "labels" | "events" | "createdAt">,
  requests: readonly StandingLabel[],
): StandingLabel | undefined => {
  const ofSet = (name: string) => labels.find((label) => sameLabel(label, name));
  const isWorn = (label: string) => issue.labels.some((worn) => sameLabel(worn, label));
  const put = (byPerson: boolean) =>
    issue.events.flatMap((event) => {
      if (event.kind !== "labeled" || event.own || (event.by?.bot ?? false) === byPerson) return [];
      const label = ofSet(event.label);
      return label !== undefined && isWorn(label) ? [{ label, at: event.at }] : [];
    });
  // A request counts until a person takes its label off.
  const asked = requests.filter(
    ({ label, at }) =>
      !issue.events.some(
        (event) =>
          event.kind === "unlabeled" &&
          !event.own &&
          !event.by?.bot &&
          sameLabel(event.label, label) &&
          Temporal.Instant.compare(event.at, at) > 0,
      ),
  );
  const latest = (found: readonly StandingLabel[]): StandingLabel | undefined =>
    [...found].sort((one, other) => Temporal.Instant.compare(one.at, other.at)).at(-1);
  const worn = labels.find(isWorn);
  return (
    latest([...put(true), ...asked]) ??
    latest(put(false)) ??
    (worn === undefined ? undefined : { label: worn, at: issue.createdAt })
  );
};
