import { associationOf } from "../access.js";
import type {
  App,
  Comment,
  Label,
  Milestone,
  Reaction,
  ReactionContent,
  Review,
  Thread,
  World,
} from "../model.js";
import { accountJson, appJson, type Json, personJson } from "./accounts.js";
import { apiUrl, htmlUrl } from "./repository.js";
import { stamp, stampOrNull } from "./time.js";

/** https://docs.github.com/rest/issues/labels#get-a-label */
export const labelJson = (world: World, label: Label): Json => ({
  id: label.id,
  node_id: label.nodeId,
  url: `${apiUrl(world, label.repository)}/labels/${encodeURIComponent(label.name)}`,
  name: label.name,
  color: label.color,
  default: false,
  description: label.description,
});

export const milestoneJson = (world: World, milestone: Milestone): Json => {
  const { repository, number } = milestone;
  const api = `${apiUrl(world, repository)}/milestones/${number}`;
  return {
    url: api,
    html_url: `${htmlUrl(world, repository)}/milestone/${number}`,
    labels_url: `${api}/labels`,
    id: milestone.id,
    node_id: milestone.nodeId,
    number,
    title: milestone.title,
    description: milestone.description,
    creator: personJson(world, milestone.creator),
    open_issues: 0,
    closed_issues: 0,
    state: milestone.state,
    created_at: stamp(milestone.createdAt),
    updated_at: stamp(milestone.updatedAt),
    due_on: stampOrNull(milestone.dueOn),
    closed_at: stampOrNull(milestone.closedAt),
  };
};

const viaAppJson = (world: World, app: App | undefined): Json | null =>
  app ? appJson(world, app) : null;

const CONTENTS: readonly ReactionContent[] = [
  "+1",
  "-1",
  "laugh",
  "hooray",
  "confused",
  "heart",
  "rocket",
  "eyes",
];

const rollup = (owner: string, reactions: readonly Reaction[]): Json => ({
  url: `${owner}/reactions`,
  total_count: reactions.length,
  ...Object.fromEntries(
    CONTENTS.map((content) => [
      content,
      reactions.reduce((count, reaction) => count + (reaction.content === content ? 1 : 0), 0),
    ]),
  ),
});

export const reactionJson = (world: World, reaction: Reaction): Json => ({
  id: reaction.id,
  node_id: reaction.nodeId,
  user: personJson(world, reaction.user),
  content: reaction.content,
  created_at: stamp(reaction.createdAt),
});

/** Where people read the thread. */
export const threadHtml = (world: World, thread: Thread): string =>
  `${htmlUrl(world, thread.repository)}/${thread.type === "Issue" ? "issues" : "pull"}/${thread.number}`;

/** What an issue and a pull request show alike. */
export const threadCommon = (world: World, thread: Thread): Json => ({
  number: thread.number,
  state: thread.state,
  locked: thread.locked,
  active_lock_reason: null,
  title: thread.title,
  body: thread.body,
  user: personJson(world, thread.author),
  labels: thread.labels.map((label) => labelJson(world, label)),
  assignee: thread.assignees[0] ? accountJson(world, thread.assignees[0]) : null,
  assignees: thread.assignees.map((user) => accountJson(world, user)),
  milestone: thread.milestone ? milestoneJson(world, thread.milestone) : null,
  created_at: stamp(thread.createdAt),
  updated_at: stamp(thread.updatedAt),
  closed_at: stampOrNull(thread.closedAt),
  author_association: associationOf(thread.author, thread.repository),
});

/** A thread as the issues API shows it, pull requests too. https://docs.github.com/rest/issues/issues#get-an-issue */
export const issueJson = (world: World, thread: Thread): Json => {
  const repository = apiUrl(world, thread.repository);
  const api = `${repository}/issues/${thread.number}`;
  const html = threadHtml(world, thread);
  return {
    url: api,
    repository_url: repository,
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    timeline_url: `${api}/timeline`,
    html_url: html,
    id: thread.issueId,
    node_id: thread.nodeId,
    ...threadCommon(world, thread),
    comments: thread.comments.length,
    reactions: rollup(api, thread.reactions),
    state_reason: thread.stateReason ?? null,
    performed_via_github_app: viaAppJson(world, thread.viaApp),
    ...(thread.type === "PullRequest" && {
      draft: thread.draft,
      pull_request: {
        url: `${repository}/pulls/${thread.number}`,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        merged_at: stampOrNull(thread.merged?.at),
      },
    }),
  };
};

/** The same with who closed it, which lists and webhooks leave out. */
export const fullIssueJson = (world: World, thread: Thread): Json => ({
  ...issueJson(world, thread),
  closed_by: personJson(world, thread.closedBy),
});

/** https://docs.github.com/rest/issues/comments#get-an-issue-comment */
export const commentJson = (world: World, comment: Comment): Json => {
  const { thread } = comment;
  const api = `${apiUrl(world, thread.repository)}/issues/comments/${comment.id}`;
  return {
    url: api,
    html_url: `${threadHtml(world, thread)}#issuecomment-${comment.id}`,
    issue_url: `${apiUrl(world, thread.repository)}/issues/${thread.number}`,
    id: comment.id,
    node_id: comment.nodeId,
    user: personJson(world, comment.author),
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    author_association: associationOf(comment.author, thread.repository),
    body: comment.body,
    reactions: rollup(api, comment.reactions),
    performed_via_github_app: viaAppJson(world, comment.viaApp),
  };
};

/** https://docs.github.com/rest/pulls/reviews#get-a-review-for-a-pull-request */
export const reviewJson = (world: World, review: Review): Json => {
  const { pull } = review;
  const api = `${apiUrl(world, pull.repository)}/pulls/${pull.number}`;
  const html = `${threadHtml(world, pull)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: review.nodeId,
    user: personJson(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: api,
    author_association: associationOf(review.author, pull.repository),
    _links: { html: { href: html }, pull_request: { href: api } },
    submitted_at: stamp(review.submittedAt),
    commit_id: review.commitSha,
  };
};
