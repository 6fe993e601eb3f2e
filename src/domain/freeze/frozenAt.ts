import type { Ms } from "../calendar/wall.js";
import { type Instant, Temporal } from "../time.js";
import { adHocFrame } from "./adHoc.js";
import { type Applying, applying } from "./applying.js";
import type { FreezeQuestion } from "./question.js";
import { type FreezeCalendar, readFreeze } from "./read.js";
import type { Change } from "./scope.js";
import type { FreezeSettings, FreezeWindow, Stage } from "./settings.js";
import type { Span, Spans } from "./span.js";
import { before, union } from "./union.js";
import { sayFrozen, sayOpen, titleOf, whyFrozen } from "./words.js";

/** The window that an answer is about. */
export interface AnswerWindow {
  readonly name: string | undefined;
  readonly reason: string | undefined;
  readonly stage: Stage;
}

export interface FreezeAnswer {
  readonly frozen: boolean;
  /** The window that freezes, or, when nothing does, the one that is next to. */
  readonly window: AnswerWindow | undefined;
  /** From when this answer has held; undefined if always. */
  readonly since: Instant | undefined;
  /** The instant at which the opposite answer begins; undefined if it never does. */
  readonly until: Instant | undefined;
  /** The instant at which the words of this answer cease to be right: `until`, or earlier. */
  readonly holdsUntil: Instant | undefined;
  readonly title: string;
  readonly message: string;
  /** The message's own first sentence while frozen: what, until when and why. */
  readonly reason: string | undefined;
}

/**
 * Whether a change is frozen out of production at an instant, from when and until when. Frozen is the union of the
 * policy's windows, and of all time outside `merge_within`, as far as they apply to this change (R30).
 * @throws {Error} if the settings have not passed `freezeProblems`
 */
export const frozenAt = (settings: FreezeSettings, question: FreezeQuestion): FreezeAnswer => {
  const { calendar, problems } = understood(settings, question.timezone);
  if (problems[0])
    throw new Error(`${["freeze", ...problems[0].path].join("/")}: ${problems[0].message}`);
  return judge(calendar, question);
};

/** Settings are understood once, however many changes they are asked about. */
const memory = new WeakMap<FreezeSettings, Map<string, ReturnType<typeof readFreeze>>>();

const understood = (settings: FreezeSettings, timezone: string): ReturnType<typeof readFreeze> => {
  const byZone = memory.get(settings) ?? new Map<string, ReturnType<typeof readFreeze>>();
  const reading = byZone.get(timezone) ?? readFreeze(settings, timezone);
  memory.set(settings, byZone.set(timezone, reading));
  return reading;
};

const judge = (calendar: FreezeCalendar, question: FreezeQuestion): FreezeAnswer => {
  const at = question.at.epochMilliseconds;
  const change: Change = {
    base: question.base ?? "",
    production: question.production ?? true,
    paths: question.paths ?? [],
    labels: question.labels ?? [],
    openedAt: question.openedAt,
  };
  const all = applying(calendar, change, (question.adHoc ?? []).map(adHocFrame));
  const everyone = union(all.map(({ spans }) => spans));
  const closed = all
    .filter(({ why }) => why === undefined)
    .map((one) =>
      one.openedBefore ? { ...one, spans: startedBy(change, everyone, one.spans) } : one,
    );
  const span = union(closed.map(({ spans }) => spans));
  const frozen = span.at(at);
  const edges = frozen ?? { since: span.lastEnd(at), until: span.next(at) };
  const about = longest(closed, frozen ? at : edges.until);
  const spared = frozen ? undefined : longest(all, at);
  const facts = { calendar, question, change, edges, all, about, spared };
  const heldUntil = spared
    ? Math.min(edges.until, everyone.at(at)?.until ?? edges.until)
    : edges.until;
  return {
    frozen: frozen !== undefined,
    window: about && describe(about.window),
    since: toInstant(edges.since),
    until: toInstant(edges.until),
    holdsUntil: toInstant(heldUntil),
    title: titleOf(frozen !== undefined, toInstant(edges.until), question.timezone),
    message: frozen ? sayFrozen(facts) : sayOpen(facts),
    reason: frozen ? whyFrozen(facts) : undefined,
  };
};

/**
 * The part of a window that bars even a change which was opened before: none, unless the change was opened in the
 * midst of a freeze, which then bars it to that freeze's end.
 */
const startedBy = ({ openedAt }: Change, everyone: Spans, spans: Spans): Spans => {
  if (!openedAt) return spans;
  const opened = openedAt.epochMilliseconds;
  return before(everyone.at(opened)?.until ?? opened, spans);
};

/** Of the windows that freeze at a moment, a deep one before a soft one, and then the one that lasts longest. */
const longest = (windows: readonly Applying[], at: Ms): Applying | undefined => {
  if (!Number.isFinite(at)) return undefined;
  const active = windows
    .map((one) => ({ one, span: one.spans.at(at) }))
    .filter((each): each is { one: Applying; span: Span } => each.span !== undefined);
  active.sort(
    (a, b) =>
      Number(b.one.window.stage === "deep") - Number(a.one.window.stage === "deep") ||
      (a.span.until === b.span.until ? 0 : b.span.until - a.span.until),
  );
  return active[0]?.one;
};

const describe = (window: FreezeWindow): AnswerWindow => ({
  name: window.name,
  reason: window.reason,
  stage: window.stage ?? "soft",
});

const toInstant = (at: Ms): Instant | undefined =>
  Number.isFinite(at) ? Temporal.Instant.fromEpochMilliseconds(at) : undefined;
