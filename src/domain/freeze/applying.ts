import { listed, quoted } from "../words.js";
import type { Call } from "./call.js";
import { describeWindow } from "./describe.js";
import type { Frame, FreezeCalendar } from "./read.js";
import { type Change, inScope, whyOpen } from "./scope.js";
import type { FreezeWindow, OpenTo } from "./settings.js";
import type { Spans } from "./span.js";
import { outside } from "./union.js";

/** A window that speaks about a change. */
export interface Applying {
  readonly window: FreezeWindow;
  readonly spans: Spans;
  /** Why it is open to this change all the same, as half a sentence; undefined if it is not. */
  readonly why: string | undefined;
  /** Whether it is open to changes opened before the freeze. */
  readonly openedBefore: boolean;
  /** Ends "Frozen until …": why. */
  readonly cause: string;
  /** Ends "Open until …": what happens then. */
  readonly begins: string;
  /** What it lets through. */
  readonly openings: readonly OpenTo[];
}

/**
 * The windows that speak about a change. Those of `merge_within` that do come to one: closed outside of all of them.
 */
export const applying = (
  calendar: FreezeCalendar,
  change: Change,
  called: readonly Frame[],
): readonly Applying[] => {
  const { settings } = calendar;
  const one = (
    window: FreezeWindow,
    spans: Spans,
    own: readonly OpenTo[],
    words: Pick<Applying, "cause" | "begins">,
  ): Applying => {
    const general = window.stage === "deep" || !settings.open_to ? [] : [settings.open_to];
    const openings = [...own, ...general];
    return {
      window,
      spans,
      why: openings.map((opening) => whyOpen(opening, change)).find((why) => why !== undefined),
      openedBefore: openings.some((opening) => opening.opened_before === true),
      openings,
      ...words,
    };
  };
  const ownOf = ({ open_to }: FreezeWindow): readonly OpenTo[] => (open_to ? [open_to] : []);
  const windows = [...calendar.windows, ...called]
    .filter(({ window }) => inScope(window, change))
    .map(({ window, spans, call }) =>
      one(window, spans, ownOf(window), call ? wordsForCall(window, call) : wordsFor(window)),
    );

  const within = calendar.within.filter(({ window }) => inScope(window, change));
  if (within.length === 0) return windows;
  return [
    ...windows,
    one(
      { stage: within.some(({ window }) => window.stage === "deep") ? "deep" : "soft" },
      outside(within.map(({ spans }) => spans)),
      within.flatMap(({ window }) => ownOf(window)),
      wordsForGap(within.map(({ window }) => window)),
    ),
  ];
};

const wordsFor = (window: FreezeWindow): Pick<Applying, "cause" | "begins"> => {
  const name = quoted(window.name ?? (describeWindow(window) || "a freeze"));
  const reason = window.reason === undefined ? "" : ` (${quoted(window.reason)})`;
  return { cause: `because of ${name}${reason}`, begins: `when ${name} begins` };
};

const wordsForCall = (
  { reason }: FreezeWindow,
  { issue, by }: Call,
): Pick<Applying, "cause" | "begins"> => ({
  cause: `because of #${issue}${reason === undefined ? "" : ` (${quoted(reason)})`}, called by ${by}`,
  begins: `when the freeze of #${issue} begins`,
});

const wordsForGap = (within: readonly FreezeWindow[]): Pick<Applying, "cause" | "begins"> => {
  const names = within.map((window) => quoted(window.name ?? describeWindow(window)));
  const reasons = [
    ...new Set(within.map(({ reason }) => reason).filter((text) => text !== undefined)),
  ];
  const reason = reasons.length === 0 ? "" : ` (${listed(reasons.map(quoted), "and")})`;
  return {
    cause: `because changes are merged only ${listed(names, "or")}${reason}`,
    begins: "when the time for merging is over",
  };
};
