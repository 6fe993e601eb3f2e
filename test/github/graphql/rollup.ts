import type { CheckRun, CommitStatus } from "../model.js";
import { latestStatuses } from "../state/statuses.js";
import { latestRuns } from "../state/suiteVerdict.js";
import { suitesOn } from "./checks.js";
import { notSimulated } from "./errors.js";
import type { Fields } from "./fields.js";
import type { CommitView } from "./objects.js";
import { commitView } from "./objects.js";
import { actorOf } from "./people.js";

/** Everything that says green or red of a commit, in one. */
export interface RollupView {
  readonly type: "StatusCheckRollup";
  readonly view: CommitView;
  readonly contexts: readonly (CheckRun | CommitStatus)[];
}

/** The rollup of a commit; null while nothing has reported on it. */
export const rollupOf = (view: CommitView): RollupView | null => {
  const suites = suitesOn(view.repository, view.commit.sha, null).items;
  const contexts = [
    ...suites.flatMap(({ runs }) => latestRuns(runs)),
    ...latestStatuses(view.repository, view.commit.sha),
  ];
  return contexts.length > 0 ? { type: "StatusCheckRollup", view, contexts } : null;
};

const stateOf = (context: CheckRun | CommitStatus): string => {
  if (context.type === "StatusContext") return context.state.toUpperCase();
  if (context.status !== "completed") return "PENDING";
  switch (context.conclusion) {
    case "success":
    case "neutral":
    case "skipped":
      return "SUCCESS";
    case "stale":
      return "PENDING";
    default:
      return "FAILURE";
  }
};

const WORST_FIRST = ["ERROR", "FAILURE", "PENDING", "SUCCESS"];

export const rollupFields: Fields<RollupView> = {
  id: ({ view }) => `SCR_${view.commit.sha}`,
  commit: ({ view }) => view,
  contexts: ({ contexts }) => ({
    items: contexts,
    extra: {
      checkRunCount: contexts.filter(({ type }) => type === "CheckRun").length,
      statusContextCount: contexts.filter(({ type }) => type === "StatusContext").length,
    },
  }),
  state: ({ contexts }) => {
    const states = contexts.map(stateOf);
    const worst = WORST_FIRST.find((state) => states.includes(state));
    if (worst === undefined) throw notSimulated(`a rollup of ${states.join(", ")}`);
    return worst;
  },
};

export const statusContextFields: Fields<CommitStatus> = {
  id: ({ nodeId }) => nodeId,
  context: ({ context }) => context,
  state: ({ state }) => state.toUpperCase(),
  description: ({ description }) => description,
  targetUrl: ({ targetUrl }) => targetUrl,
  createdAt: ({ createdAt }) => createdAt,
  creator: ({ creator }) => actorOf(creator),
  commit: ({ repository, sha }) => commitView(repository, sha),
};
