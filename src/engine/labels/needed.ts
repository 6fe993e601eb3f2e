import { FREEZE_LABEL } from "../../domain/freeze/call.js";
import type { OpenTo } from "../../domain/freeze/settings.js";
import { incidentLabel } from "../../domain/incident/settings.js";
import { sameLabel } from "../../domain/labels.js";
import { type Level, levelOf } from "../../domain/priority/level.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { Schedule } from "../../maintenance/job.js";
import type { Policy } from "../../policy/settings.js";
import { DIRECT_PUSH_LABEL } from "../directPush/judge.js";
import { LOGBOOK_LABEL, MAINTENANCE_LABEL, MISTAKES_LABEL } from "../maintenance/gateway.js";
import { QUEUE_LABEL } from "../queue/gateway.js";

/** A label that a policy needs, and how it is to look. */
export interface NeededLabel {
  readonly name: string;
  readonly color: Look;
  readonly description: Look;
}

/** What is wanted of a label's look. What nobody said holds only where the label has no look of its own. */
export interface Look {
  readonly text: string;
  /** Whether the policy says so. */
  readonly said: boolean;
}

/** A label with the look that watchbill gives it, unless the policy says otherwise. */
interface Plain {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | undefined;
  readonly otherwise: { readonly color: string; readonly description: string };
}

/**
 * Every label that a policy needs: those that watchbill puts on, those that people put on to tell watchbill something, and
 * those of the section `labels`, which also says how the others look. One that it sets to false is left out. With a
 * schedule of recurring jobs, its labels too.
 */
export const labelsNeeded = (
  policy: Policy,
  schedule: Pick<Schedule, "jobs"> = { jobs: [] },
): readonly NeededLabel[] => {
  const named = Object.entries(policy.labels);
  const lookOf = (name: string) => named.find(([one]) => sameLabel(one, name))?.[1];
  const all = [
    ...SOURCES.flatMap((source) => source(policy)),
    ...maintenance(schedule),
    ...named.map(([name]): Plain => ({ name, otherwise: { color: GREY, description: "" } })),
  ];
  const firsts = all.filter(
    ({ name }, index) => all.findIndex((other) => sameLabel(other.name, name)) === index,
  );
  return firsts.flatMap(({ name, otherwise, ...own }) => {
    const look = lookOf(name);
    if (look === false) return [];
    const said = { ...own, ...look };
    return {
      name,
      color: wanted(said.color?.replace(/^#/, "").toLowerCase(), otherwise.color),
      description: wanted(said.description, otherwise.description),
    };
  });
};

const wanted = (said: string | undefined, otherwise: string): Look =>
  said === undefined ? { text: otherwise, said: false } : { text: said, said: true };

const GREY = "ededed";
const RED = "b60205";
const ORANGE = "d93f0b";
const YELLOW = "fbca04";
const BLUE = "1d76db";
const PALE = "c5def5";
const LILAC = "d4c5f9";

const plain = (color: string, description: string, ...names: readonly string[]): Plain[] =>
  names.map((name) => ({ name, otherwise: { color, description } }));

const LEVELS: Readonly<Record<Level, { readonly color: string; readonly description: string }>> = {
  critical: { color: RED, description: "The most urgent: before anything else" },
  major: { color: ORANGE, description: "Urgent: soon" },
  minor: { color: YELLOW, description: "Can wait for its turn" },
};

const priorities = ({ priority }: Policy): readonly Plain[] => {
  if (priority === false) return [];
  const set = prioritySet(priority);
  const minors = set.filter(({ name }) => levelOf(name, set) === "minor");
  return [
    ...set.map((label): Plain => {
      const level = LEVELS[levelOf(label.name, set) ?? "minor"];
      // Below the first of the minor ones, the rest is paler.
      const color = minors.indexOf(label) > 0 ? PALE : level.color;
      return { ...label, otherwise: { ...level, color } };
    }),
    ...plain(LILAC, "Nobody has said how urgent this is", priority.missing),
  ];
};

const matrix = ({ priority }: Policy): readonly Plain[] => {
  if (priority === false || !priority.matrix) return [];
  const { urgency, importance } = priority.matrix;
  return [
    ...plain(ORANGE, "Has to be dealt with soon", urgency.high),
    ...plain(PALE, "Does not have to be dealt with soon", urgency.low),
    ...plain(ORANGE, "Matters much", importance.high),
    ...plain(PALE, "Does not matter much", importance.low),
  ];
};

const freeze = ({ freeze: settings }: Policy): readonly Plain[] => {
  if (settings === false) return [];
  const windows = [...(settings.windows ?? []), ...(settings.merge_within ?? [])].filter(
    (window) => typeof window !== "string",
  );
  return [
    ...plain(BLUE, "Freezes production for as long as this is open", FREEZE_LABEL),
    ...plain(
      PALE,
      "Merged in spite of a freeze",
      ...[settings.open_to, ...windows.map(({ open_to }) => open_to)].flatMap(labelsOf),
    ),
    ...plain(PALE, "Held back by a freeze", ...windows.flatMap(({ labels }) => labels ?? [])),
  ];
};

const labelsOf = (open: OpenTo | undefined): readonly string[] => {
  const { labels = [] } = open ?? {};
  return typeof labels === "string" ? [labels] : "all" in labels ? labels.all : labels;
};

const changes = ({ operations, logging, exceptions, incidents }: Policy): readonly Plain[] => [
  ...(operations && operations.direct_pushes === "issue"
    ? plain(RED, "Pushed to production past a pull request", DIRECT_PUSH_LABEL)
    : []),
  ...(logging ? plain(GREY, "Needs no issue", ...logging.excuse.labels) : []),
  ...(exceptions && exceptions.incidents !== false
    ? plain(RED, "Something is broken for its users", exceptions.incidents)
    : []),
  ...(incidents !== false && incidents.report
    ? [
        ...plain(
          RED,
          "Something is broken for its users",
          incidentLabel({ incidents, exceptions }),
        ),
        ...plain(LILAC, "Over, and its report is not complete", incidents.report.missing),
      ]
    : []),
  ...(incidents && incidents.actions
    ? plain(BLUE, "To be done because of an incident", incidents.actions.label)
    : []),
];

const work = ({ escalation, waiting, stages, circles, queue }: Policy): readonly Plain[] => [
  ...(escalation
    ? plain(ORANGE, "Somebody has been asked to act on this at once", escalation.label)
    : []),
  ...(waiting
    ? [
        ...plain(LILAC, "Waits for the reporter to say more", waiting.needs_info),
        ...plain(LILAC, "Waits for somebody outside of the team", waiting.vendor),
      ]
    : []),
  ...(stages ? plain(PALE, "How far the work has come", ...stages.labels) : []),
  ...Object.entries(circles).flatMap(([name, { labels }]) =>
    plain(GREY, `Belongs to ${name}`.slice(0, 100), ...labels),
  ),
  ...(queue.issue ? plain(BLUE, "The order of work", QUEUE_LABEL) : []),
];

/** What watchbill opens for a schedule of recurring jobs, and what its jobs give their issues. */
const maintenance = ({ jobs }: Pick<Schedule, "jobs">): readonly Plain[] =>
  jobs.length === 0
    ? []
    : [
        ...plain(BLUE, "A recurring job is due", MAINTENANCE_LABEL),
        ...plain(GREY, "Where watchbill writes down what it opened; leave it alone", LOGBOOK_LABEL),
        ...plain(RED, "The schedule of recurring jobs has mistakes", MISTAKES_LABEL),
        ...plain(GREY, "", ...jobs.flatMap(({ labels }) => labels)),
      ];

/** The sections of the policy that know labels, the most important first. */
const SOURCES: readonly ((policy: Policy) => readonly Plain[])[] = [
  priorities,
  matrix,
  freeze,
  changes,
  work,
];
