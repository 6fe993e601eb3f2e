import type { Circumstances } from "./circumstances.js";

/** Whether the policy asks for teams, so that a change of one may change verdicts. */
export const asksTeams = ({ teams }: Circumstances): boolean => teams.size > 0;

/** Whether the policy wants changes tested, so that a deployment may change verdicts. */
export const asksDeployments = ({ policy }: Circumstances): boolean =>
  policy.kind === "valid" &&
  policy.policy.tested !== false &&
  policy.policy.tested.environments.length > 0;

/** Whether one of these labels makes an issue an incident that excuses its fixes, so that it may change verdicts. */
export const asksIncidents =
  (labels: readonly string[]) =>
  ({ policy }: Circumstances): boolean => {
    if (policy.kind !== "valid" || policy.policy.exceptions === false) return false;
    const { incidents } = policy.policy.exceptions;
    return (
      incidents !== false && labels.some((label) => label.toLowerCase() === incidents.toLowerCase())
    );
  };

/** Several subjects are due at once. That says nothing of the schedule of recurring jobs, which has alarms of its own. */
export const isDue = (): boolean => true;
