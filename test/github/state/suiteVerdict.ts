import type { CheckConclusion, CheckRun, CheckStatus, CheckSuite } from "../model.js";

/** The newest run of each name, oldest name first: what `filter=latest` lists and what a verdict rests on. */
export const latestRuns = (runs: readonly CheckRun[]): readonly CheckRun[] => {
  const newest = new Map<string, CheckRun>();
  for (const run of runs) newest.set(run.name, run);
  return [...newest.values()];
};

/** Worst first: the conclusion that a suite takes over from its runs. */
const WORST: readonly CheckConclusion[] = [
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "stale",
  "success",
  "neutral",
  "skipped",
];

/** A suite is completed once its newest runs are, with the worst of their conclusions; queued while it has none. */
export const suiteVerdict = (
  suite: CheckSuite,
): { readonly status: CheckStatus; readonly conclusion: CheckConclusion | null } => {
  const runs = latestRuns(suite.runs);
  if (runs.length === 0 || runs.every(({ status }) => status === "queued"))
    return { status: "queued", conclusion: null };
  if (runs.some(({ status }) => status !== "completed"))
    return { status: "in_progress", conclusion: null };
  const conclusion = WORST.find((worst) => runs.some((run) => run.conclusion === worst));
  return { status: "completed", conclusion: conclusion ?? null };
};
