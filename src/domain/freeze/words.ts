import { type Instant, sayInstant, Temporal } from "../time.js";
import { quoted } from "../words.js";
import type { Applying } from "./applying.js";
import type { FreezeQuestion } from "./question.js";
import type { FreezeCalendar } from "./read.js";
import { type Change, OPENED_BEFORE, waysThrough } from "./scope.js";
import type { Span } from "./span.js";

/** What a message is made of. */
export interface Facts {
  readonly calendar: FreezeCalendar;
  readonly question: FreezeQuestion;
  readonly change: Change;
  readonly edges: Span;
  readonly all: readonly Applying[];
  readonly about: Applying | undefined;
  readonly spared: Applying | undefined;
}

/** A few words for a check's title. */
export const titleOf = (frozen: boolean, until: Instant | undefined, timezone: string): string => {
  if (until) return `${frozen ? "Frozen" : "Open"} until ${sayInstant(until, timezone)}`;
  return frozen ? "Frozen until further notice" : "Open";
};

/** That nothing goes in, until when and why, without what to do. */
export const whyFrozen = ({ question, edges, about }: Facts): string => {
  if (!about) throw new Error("a freeze without a window");
  const until = instantOf(edges.until);
  const end = until ? `until ${sayInstant(until, question.timezone)}` : "until further notice";
  return `${where(question)} is frozen ${end}, ${about.cause}.`;
};

/** Why nothing merges, until when, and what to do. */
export const sayFrozen = (facts: Facts): string => {
  const { calendar, edges, about } = facts;
  const until = instantOf(edges.until);
  const ways = [...new Set(about?.openings.flatMap(waysThrough))];
  return [
    whyFrozen(facts),
    ...(ways.length > 0 ? [`Meanwhile a change is merged only if ${ways.join(", or ")}.`] : []),
    until
      ? "Please merge this after that; this check turns green by itself."
      : "Please wait until the freeze is lifted; this check then turns green by itself.",
    `If it cannot wait, ask ${
      calendar.settings.contact === undefined
        ? "those who keep this policy"
        : quoted(calendar.settings.contact)
    }.`,
  ].join(" ");
};

/** That the change may merge, until when, and why if a window spares it. */
export const sayOpen = ({ question, change, edges, all, about, spared }: Facts): string => {
  const until = instantOf(edges.until);
  const next =
    until && about ? ` until ${sayInstant(until, question.timezone)}, ${about.begins}` : "";
  if (spared)
    return (
      `${where(question)} is frozen ${spared.cause}, but not for this change: ` +
      `${spared.why ?? OPENED_BEFORE}. It may be merged${next}.`
    );
  if (all.length === 0 && !change.production)
    return `No freeze applies: ${quoted(change.base)} is no production branch.`;
  if (all.length === 0) return "No freeze applies to this change. It may be merged at any time.";
  return `${where(question)} is not frozen. This may be merged${next || " at any time"}.`;
};

const where = ({ base }: FreezeQuestion): string =>
  base === undefined ? "Production" : quoted(base);

const instantOf = (at: number): Instant | undefined =>
  Number.isFinite(at) ? Temporal.Instant.fromEpochMilliseconds(at) : undefined;
