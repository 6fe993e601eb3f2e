import type { Field, Judgement, Profile, Remark, Told } from "./contract.js";
import { remarksOn, type Unweighed } from "./facts/remarks.js";
import { judgeActions } from "./fields/actions.js";
import { judgeCause } from "./fields/cause.js";
import { judgeImpact } from "./fields/impact.js";
import { type Blank, blanksIn } from "./fields/placeholders.js";
import { judgeResolution } from "./fields/resolution.js";
import { judgeSummary } from "./fields/summary.js";
import { judgeTimeline } from "./fields/timeline.js";
import { weightOf } from "./profile.js";
import { read } from "./reading.js";

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

/**
 * Reads an incident report as a careful colleague would: what of it is there, what is missing or contradicts itself, and
 * at which line. Any Markdown, of any team; never throws.
 */
export const judge = (text: string, profile: Profile): Judgement => {
  const reading = read(text);
  const timeline = judgeTimeline(reading);
  const actions = judgeActions(reading);
  const blanks = blanksIn(reading);
  const resolution = judgeResolution(reading, timeline.entries);
  const told: Readonly<Record<Present, Told>> = {
    summary: judgeSummary(reading),
    impact: judgeImpact(reading),
    timeline: timeline.timeline,
    timeline_has_times: timeline.times,
    root_cause: judgeCause(reading, resolution.there),
    resolution,
    action_items: actions.items,
    action_item_owners: actions.owners,
  };
  const findings = [
    ...reading.problems,
    ...Object.entries(told).flatMap(([field, one]) => missing(field as Present, one)),
    ...blanks.map(leftOver),
    ...remarksOn(reading, timeline, actions),
  ]
    .flatMap((finding) => weighed(finding, profile))
    .sort((a, b) => a.line - b.line);
  return {
    complete: findings.every(({ verdict }) => verdict !== "fail"),
    fields: { ...presence(told), placeholders_left: blanks.length > 0 },
    findings,
  };
};

const presence = (told: Readonly<Record<Present, Told>>): Record<Present, boolean> =>
  Object.fromEntries(Object.entries(told).map(([field, { there }]) => [field, there])) as Record<
    Present,
    boolean
  >;

const missing = (field: Present, { there, line, lacks }: Told): readonly Unweighed[] =>
  there ? [] : [{ field, line, message: `${lacks ?? "This is missing"}. ${ADVICE[field]}` }];

/** A finding quotes no more of the text than a reader needs to find it. */
const MOST_QUOTED = 60;

const leftOver = ({ line, what }: Blank): Unweighed => {
  const short = what.replaceAll(/\s+/g, " ");
  const quoted = short.length > MOST_QUOTED ? `${short.slice(0, MOST_QUOTED)}…` : short;
  return {
    field: "placeholders_left",
    line,
    message: `"${quoted}" is left from the template, or not filled in. Write what is meant, or take it out.`,
  };
};

const weighed = ({ field, line, message }: Unweighed, profile: Profile): readonly Remark[] => {
  const verdict = weightOf(field, profile);
  return verdict === "off" ? [] : [{ field, verdict, message, line }];
};
