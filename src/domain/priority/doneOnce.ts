import type { LabelEffect } from "../effect.js";
import type { IssueEvent } from "../history.js";
import { sameLabel } from "../labels.js";
import { type Instant, Temporal } from "../time.js";

/** A label effect, and whether it was done since it is wanted and somebody has undone it: then it is left at that. */
export interface OnceEffect {
  readonly effect: LabelEffect & { readonly since: Instant };
  readonly undone: boolean;
}

/**
 * A label that watchbill puts on, or takes off, once since an instant, whatever others did to it in between: a bot's late
 * label goes, and if the bot puts it back, it stays.
 */
export const doneOnce = (
  events: readonly IssueEvent[],
  { name, present }: Pick<LabelEffect, "name" | "present">,
  since: Instant,
): OnceEffect => {
  const [does, undoes] = present ? ["labeled", "unlabeled"] : ["unlabeled", "labeled"];
  const on = (kind: string | undefined) => (event: IssueEvent) =>
    event.kind === kind && "label" in event && sameLabel(event.label, name);
  const isSince = ({ at }: IssueEvent) => Temporal.Instant.compare(at, since) >= 0;
  const done = events.findIndex((event) => event.own && isSince(event) && on(does)(event));
  const last = events.findLastIndex((event) => !event.own && isSince(event) && on(undoes)(event));
  const effect = { kind: "label", name, present } as const;
  if (done >= 0) return { effect: { ...effect, since }, undone: last > done };
  return { effect: { ...effect, since: events[last]?.at ?? since }, undone: false };
};
