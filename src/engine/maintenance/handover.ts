import { same } from "../../domain/duty/duty.js";
import type { WatchChange } from "../../domain/duty/watch.js";
import type { Carried } from "../../domain/maintenance/mark.js";
import { type Instant, sayInstant } from "../../domain/time.js";
import { listed, quoted } from "../../domain/words.js";
import type { Job, Schedule } from "../../maintenance/job.js";
import { type Occurrence, occurrenceKey, wallOf } from "../../maintenance/occurrences.js";
import type { Crew, Watch } from "./crew.js";
import { keyText } from "./keys.js";

/** The id under which changes of the watch are claimed and opened like occurrences; no job of a file can have it. */
export const HANDOVER = ".handover";

/** The label by which a team finds its handovers, beside that of all occurrences. */
const LABEL = "handover";

/** How far ahead the end of a watch is looked for: a month on call, and some days. */
const LONGEST_WATCH = { hours: 40 * 24 };

/** A schedule with the handovers of a policy's watch among its jobs. */
export const underWatch = (schedule: Schedule, watch: Crew["watch"]): Schedule =>
  watch === undefined || watch === "none"
    ? { ...schedule, ...(watch ? {} : { keeps: [HANDOVER] }) }
    : {
        ...schedule,
        jobs: [...schedule.jobs, handoverJob(watch)],
        watch: (from, until) => watch.changes(from, until),
      };

// It comes at no time of a calendar: its occurrences are the changes of the watch.
const handoverJob = ({ timezone, within }: Watch): Job => ({
  id: HANDOVER,
  title: "Handover of the watch, {{date}}",
  body: "",
  labels: [LABEL],
  checklist: ["I have the watch, and know of what is open."],
  runbook: undefined,
  when: [{ kind: "on demand" }],
  at: 0,
  timezone,
  start: undefined,
  end: undefined,
  lastDone: undefined,
  dayOff: undefined,
  seats: [{ name: "", people: [] }],
  catchUp: "latest",
  stillOpen: "beside",
  expires: "next",
  due: { kind: "time", milliseconds: within },
});

/** The changes of the watch as occurrences, from one instant and before another. */
export const handovers = (
  { id, timezone }: Job,
  { watch }: Schedule,
  from: Instant,
  until: Instant,
): readonly Occurrence[] =>
  id === HANDOVER && watch
    ? watch(from, until).flatMap(({ at }) => {
        const key = occurrenceKey(id, at) ?? keyText({ job: id, at });
        return [{ at, key, wall: wallOf(at, timezone) }];
      })
    : [];

/** The change of the watch that an occurrence is; undefined where it is a job's. */
export const changeAt = ({ id }: Job, { watch }: Schedule, at: Instant): WatchChange | undefined =>
  id === HANDOVER ? watch?.(at, at.add({ seconds: 1 }))[0] : undefined;

/** When the watch changes next. */
export const nextChange = (
  { id }: Job,
  { watch }: Schedule,
  after: Instant,
): Instant | undefined =>
  id === HANDOVER ? watch?.(after.add({ seconds: 1 }), after.add(LONGEST_WATCH))[0]?.at : undefined;

/** Who takes the watch over: who is asked first from now on, or else who has come to it. */
export const relief = ({ from, to }: WatchChange): string => {
  const [first = ""] = to;
  const arrived = to.filter((one) => !from.some((other) => same(one, other)));
  return from[0] !== undefined && same(from[0], first) ? (arrived[0] ?? first) : first;
};

/** Whom somebody relieves: who leaves, or else who was asked first. */
const relieved = ({ from, to }: WatchChange): readonly string[] => {
  const left = from.filter((one) => !to.some((other) => same(one, other)));
  return left.length > 0 ? left : from.slice(0, 1);
};

/** What an issue carries of the watch. */
export const carriedOf = ({ from, to }: WatchChange): Pick<Carried, "watch"> => ({
  watch: { from, to },
});

/** Something open that whoever comes on call must know of. */
export interface Pressing {
  readonly number: number;
  /** The weightiest of the labels that say so. */
  readonly label: string;
}

/** The labels of what whoever comes on call must know of, the weightiest first. */
export const pressingLabels = ({ watch }: Crew): readonly string[] =>
  watch === undefined || watch === "none" ? [] : watch.labels;

/** What wears those labels, each issue once, by the weightiest of its labels and then by age. */
export const pressingAmong = (
  labelled: ReadonlyMap<string, readonly number[]>,
): readonly Pressing[] => {
  const known = new Set<number>();
  return [...labelled].flatMap(([label, numbers]) =>
    numbers
      .filter((number) => !known.has(number) && known.add(number))
      .map((number) => ({ number, label })),
  );
};

/** As many issues are listed; with more, the list is no help. */
const MOST_LISTED = 50;

/** The text of a handover: from whom, to whom, and what is open. */
export const handoverText = (
  change: WatchChange,
  pressing: readonly Pressing[],
  timezone: string,
): string => {
  const others = change.to.filter((one) => !same(one, relief(change)));
  const also =
    others.length > 0
      ? ` On call, too: ${listed(
          others.map((one) => `@${one}`),
          "and",
        )}.`
      : "";
  const rows = pressing
    .slice(0, MOST_LISTED)
    .map(({ number, label }) => `- #${number}: ${quoted(label)}`);
  const rest = pressing.length - rows.length;
  return [
    `The watch passes from ${listed(
      relieved(change).map((one) => `@${one}`),
      "and",
    )} to @${relief(change)} on ${sayInstant(change.at, timezone)}.${also} ` +
      "Whoever leaves it, please add what the next must know. Whoever takes it over, please write `/ack` or a comment, " +
      "or tick the box; this then closes.",
    pressing.length === 0
      ? "Nothing that is escalated or critical is open."
      : [
          "Open, and escalated or critical:",
          "",
          ...rows,
          ...(rest > 0 ? [`- and ${rest} more`] : []),
        ].join("\n"),
  ].join("\n\n");
};
