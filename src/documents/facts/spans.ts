import type { Span } from "../contract.js";
import { minutesBetween } from "../time/instants.js";
import type { Fact } from "./facts.js";
import type { Moments } from "./moments.js";

const LATER: readonly Fact[] = ["detected", "declared", "mitigated", "resolved"];

/**
 * How long the incident took, by the report's own instants: what people type beside them is wrong in a third of published
 * reports. Impossible spans are left out; a finding speaks of those.
 */
export const spansOf = (moments: Moments): readonly Span[] => {
  const from: Fact = moments.has("started") ? "started" : "detected";
  const start = moments.get(from);
  if (!start) return [];
  return LATER.filter((until) => until !== from).flatMap((until) => {
    const end = moments.get(until);
    const minutes = end ? minutesBetween(start.at, end.at) : undefined;
    return minutes === undefined || minutes < 0 ? [] : [{ from, until, minutes }];
  });
};
