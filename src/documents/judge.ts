import { hasReasonedNone } from "./actions/none.js";
import { isUnfilled } from "./blanks/unfilled.js";
import type { Field, Judgement, Profile, Remark, Told } from "./contract.js";
import { factsOf } from "./facts/facts.js";
import type { Unweighed } from "./facts/missing.js";
import { momentsOf } from "./facts/moments.js";
import { remarksOn } from "./facts/remarks.js";
import { spansOf } from "./facts/spans.js";
import { judgeActions } from "./fields/actions.js";
import { judgeCause } from "./fields/cause.js";
import { judgeImpact } from "./fields/impact.js";
import { blanksIn } from "./fields/placeholders.js";
import { judgeResolution } from "./fields/resolution.js";
import { judgeSummary } from "./fields/summary.js";
import { judgeTimeline } from "./fields/timeline.js";
import { leftOver } from "./leftOver.js";
import { weightOf } from "./profile.js";
import { type Reading, read } from "./reading.js";

type Present = Exclude<Field, "placeholders_left">;

/** What to write where a field is missing. */
const ADVICE: Readonly<Record<Present, string>> = {
  summary: "Say in two or three sentences what happened, to whom, and what ended it.",
  impact: 'Say who and what was hit, how and for how long; "none" and "unknown" are answers too.',
  timeline: "List what happened, one event a line.",
  timeline_has_times: "Give each event its time of day and the zone.",
  root_cause: "Say what caused it, or what probably did, and what contributed.",
  resolution: "Say what was done, and what restored the service.",
  action_items:
    "List what will be done, each with its owner and issue, or say why nothing needs to be.",
  action_item_owners: "Name one person or team for each.",
};

/** What nothing is missing of where the report says why nothing needs to be done. */
const ABOUT_ACTIONS: ReadonlySet<string> = new Set([
  "action_items",
  "action_item_owners",
  "action_details",
  "action_issues",
]);

/**
 * Reads an incident report as a careful colleague would: what of it is there, what is missing or contradicts itself, and
 * at which line. Any Markdown, of any team; never throws.
 */
export const judge = (text: string, profile: Profile): Judgement =>
  judgeReading(read(text), profile);

/** Judges a report that has been read: see `judge`. */
export const judgeReading = (reading: Reading, profile: Profile): Judgement => {
  const facts = factsOf(reading);
  const moments = momentsOf(facts, reading);
  const timeline = judgeTimeline(reading);
  const actions = judgeActions(reading);
  const marked = blanksIn(reading);
  const unfilled = isUnfilled(reading, marked.length);
  const blanks =
    unfilled && marked.length === 0 ? [{ line: 1, what: "The whole template" }] : marked;
  const resolution = judgeResolution(reading, timeline.entries);
  const said: Readonly<Record<Present, Told>> = {
    summary: judgeSummary(reading),
    impact: judgeImpact(reading),
    timeline: timeline.timeline,
    timeline_has_times: timeline.times,
    root_cause: judgeCause(reading, resolution.there),
    resolution,
    action_items: actions.items,
    action_item_owners: actions.owners,
  };
  const told = unfilled ? nothingOf(said) : said;
  const noneNeeded = hasReasonedNone(reading);
  const findings = [
    ...reading.problems,
    ...Object.entries(told).flatMap(([field, one]) => missing(field as Present, one)),
    ...blanks.map(leftOver),
    ...remarksOn(reading, { facts, moments }, timeline, actions),
  ]
    .filter(({ field }) => !ABOUT_ACTIONS.has(field) || !noneNeeded)
    .flatMap((finding) => weighed(finding, profile))
    .sort((a, b) => a.line - b.line);
  return {
    complete: findings.every(({ verdict }) => verdict !== "fail"),
    fields: { ...presence(told), placeholders_left: blanks.length > 0 },
    findings,
    durations: spansOf(moments),
  };
};

/** What a template says to its writer tells nothing of an incident. */
const nothingOf = (said: Readonly<Record<Present, Told>>): Readonly<Record<Present, Told>> =>
  Object.fromEntries(
    Object.entries(said).map(([field, one]) => [
      field,
      one.there ? { there: false, line: one.line, lacks: "The template is not filled in" } : one,
    ]),
  ) as Record<Present, Told>;

const presence = (told: Readonly<Record<Present, Told>>): Record<Present, boolean> =>
  Object.fromEntries(Object.entries(told).map(([field, { there }]) => [field, there])) as Record<
    Present,
    boolean
  >;

const missing = (field: Present, { there, line, lacks }: Told): readonly Unweighed[] =>
  there ? [] : [{ field, line, message: `${lacks ?? "This is missing"}. ${ADVICE[field]}` }];

const weighed = ({ field, line, message }: Unweighed, profile: Profile): readonly Remark[] => {
  const verdict = weightOf(field, profile);
  return verdict === "off" ? [] : [{ field, verdict, message, line }];
};
