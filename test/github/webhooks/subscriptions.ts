import type { Happening, Installation } from "../model.js";
import { covers, grants } from "../state/installations.js";

/**
 * The permission that an App needs (read at least, any one of those named) to subscribe to an event.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  check_run: ["checks"],
  check_suite: ["checks"],
  deployment: ["deployments"],
  deployment_protection_rule: ["deployments"],
  deployment_status: ["deployments"],
  issue_comment: ["issues", "pull_requests"],
  issues: ["issues"],
  label: ["issues", "pull_requests"],
  member: ["members"],
  membership: ["members"],
  merge_group: ["merge_queues"],
  milestone: ["issues", "pull_requests"],
  organization: ["members"],
  pull_request: ["pull_requests"],
  pull_request_review: ["pull_requests"],
  push: ["contents"],
  repository: ["metadata"],
  status: ["statuses"],
  team: ["members"],
  team_add: ["members"],
};

/** Undefined for an event that one cannot subscribe to, or that is not simulated. */
export const permissionFor = (event: string): readonly string[] | undefined => NEEDED[event];

/** Sent to every App without being asked for. */
const ALWAYS = new Set(["installation", "installation_repositories", "ping"]);

/** Sent to every App that writes checks, without being asked for. */
const WITH_CHECKS = new Set(["check_run", "check_suite"]);

/** Whether GitHub tells this installation of it: subscribed, permitted, and about something it is on. */
export const hears = (installation: Installation, happening: Happening): boolean => {
  const { event, repository, organization, onlyFor } = happening;
  const { app, permissions } = installation;
  if (onlyFor && onlyFor !== app) return false;
  if (happening.installation) return happening.installation === installation;
  if (repository && !covers(installation, repository)) return false;
  if (!repository && organization !== installation.account) return false;
  if (installation.suspended) return false;
  if (ALWAYS.has(event)) return true;
  const subscribed =
    installation.events.includes(event) ||
    (WITH_CHECKS.has(event) && permissions.checks === "write");
  const allowed = (NEEDED[event] ?? []).some((needed) => grants(permissions, { [needed]: "read" }));
  return subscribed && allowed;
};
