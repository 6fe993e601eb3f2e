import { commitOf } from "../git.js";
import type { Thread, TimelineEvent, World } from "../model.js";
import { accountJson, appJson, type Json, personJson, teamJson } from "./accounts.js";
import { gitCommitJson } from "./code.js";
import { apiUrl } from "./repository.js";
import { commentJson, issueJson, reviewJson } from "./threads.js";
import { stamp } from "./time.js";

/** Comments, commits, reviews and cross-references stand in the timeline alone, not among the events. */
export const isIssueEvent = (event: TimelineEvent): boolean =>
  !["commented", "committed", "reviewed", "cross-referenced"].includes(event.kind);

/** https://docs.github.com/rest/using-the-rest-api/issue-event-types */
export const eventJson = (world: World, thread: Thread, event: TimelineEvent): Json => {
  const { repository } = thread;
  const actor = personJson(world, event.actor);
  const common = {
    id: event.id,
    node_id: event.nodeId,
    url: `${apiUrl(world, repository)}/issues/events/${event.id}`,
    actor,
    event: event.kind,
    commit_id: null as string | null,
    commit_url: null as string | null,
    created_at: stamp(event.at),
    performed_via_github_app: event.viaApp ? appJson(world, event.viaApp) : null,
  };
  const withCommit = (sha: string) => ({
    ...common,
    commit_id: sha,
    commit_url: `${apiUrl(world, repository)}/commits/${sha}`,
  });
  switch (event.kind) {
    case "labeled":
    case "unlabeled":
      return { ...common, label: event.label };
    case "assigned":
    case "unassigned":
      return {
        ...common,
        assignee: accountJson(world, event.assignee),
        assigner: accountJson(world, event.actor),
      };
    case "milestoned":
    case "demilestoned":
      return { ...common, milestone: { title: event.milestone.title } };
    case "renamed":
      return { ...common, rename: { from: event.from, to: event.to } };
    case "closed":
      return {
        ...(typeof event.by === "string" ? withCommit(event.by) : common),
        state_reason: event.reason ?? null,
      };
    case "merged":
      return withCommit(event.sha);
    case "head_ref_force_pushed":
      return withCommit(event.after);
    case "committed":
      return {
        event: "committed",
        ...gitCommitJson(world, repository, commitOf(repository, event.sha)),
      };
    case "commented":
      return { event: "commented", actor, ...commentJson(world, event.comment) };
    case "reviewed":
      return { event: "reviewed", ...reviewJson(world, event.review) };
    case "cross-referenced":
      return {
        event: "cross-referenced",
        actor,
        created_at: stamp(event.at),
        updated_at: stamp(event.at),
        source: { type: "issue", issue: issueJson(world, event.source) },
      };
    case "review_requested":
    case "review_request_removed":
      return {
        ...common,
        review_requester: accountJson(world, event.actor),
        ...(event.reviewer.type === "Team"
          ? { requested_team: teamJson(world, event.reviewer) }
          : { requested_reviewer: accountJson(world, event.reviewer) }),
      };
    default:
      return common;
  }
};
