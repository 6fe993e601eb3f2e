import type { WorkflowRun } from "../github/model.js";
import { type Desk, type DeskOptions, openDesk } from "./desk.js";

export const POLICY = "timezone: Africa/Cairo\nlogging: false\noperations: { team: operations }\n";
// Off the full hour, so that no sweep of the server's falls on the thaw and does the alarm's work.
const WEDNESDAY = "2026-11-18T10:17:00Z";
export const THURSDAY = "2026-11-19T10:17:00Z";

/** A desk on Wednesday, where watchbill guards the environments production and staging. */
export const openGuardedDesk = async (options: DeskOptions = {}): Promise<Desk> => {
  const desk = await openDesk({ now: WEDNESDAY, policy: POLICY, ...options });
  desk.ops.guard("production", desk.app.state);
  desk.ops.guard("staging", desk.app.state);
  return desk;
};

/** Merges a pull request of chi's, of the operations team, or of amina's, past the protection. */
export const merge = async (desk: Desk, author: "chi" | "amina" = "chi"): Promise<number> => {
  const number = desk[author].openPullRequest({
    title: "More replicas",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await desk.settled();
  desk.owner.merge(number);
  await desk.settled();
  return number;
};

/** A workflow run comes to its job that deploys main. */
export const deploy = async (desk: Desk, environment = "production"): Promise<WorkflowRun> => {
  const run = desk.ops.requestDeployment("main", environment);
  await desk.settled();
  return run;
};

export const state = (run: WorkflowRun): string => run.gates.map((gate) => gate.state).join();

/** Everything that was said of a run's deployments, oldest first. */
export const said = (run: WorkflowRun): readonly string[] =>
  run.reviews.map(({ comment }) => comment);
