import { newId, nodeId } from "../ids.js";
import type {
  Issue,
  Milestone,
  PullRequest,
  Repository,
  StateReason,
  Thread,
  User,
  World,
} from "../model.js";
import { invalid } from "../refusal.js";
import { type Doer, keep } from "../world.js";
import { attachAssignee, tellAssigned } from "./assignees.js";
import { attachLabels, tellLabeled } from "./labels.js";
import { crossReference } from "./references.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

export * from "./assignees.js";
export * from "./milestones.js";

export interface ThreadFields {
  readonly title: string;
  readonly body?: string | null | undefined;
}

/** Titles are obligatory and end at 256 characters; bodies at 65,536. */
export const checkText = (resource: string, { title, body }: Partial<ThreadFields>): void => {
  if (title !== undefined && title.trim() === "")
    throw invalid({ resource, field: "title", code: "missing_field" });
  if ((title ?? "").length > 256)
    throw invalid({
      resource,
      field: "title",
      code: "custom",
      message: "title is too long (maximum is 256 characters)",
    });
  checkBody(resource, body);
};

export const checkBody = (resource: string, body: string | null | undefined): void => {
  if ((body ?? "").length > 65536)
    throw invalid({
      resource,
      field: "body",
      code: "custom",
      message: "body is too long (maximum is 65536 characters)",
    });
};

/** What every new thread begins with; the number is the repository's next. */
export const newThread = (
  world: World,
  by: Doer,
  repository: Repository,
  { title, body }: ThreadFields,
) => {
  const now = world.clock.now();
  return {
    issueId: newId(world),
    repository,
    number: ++repository.lastNumber,
    title,
    body: body || null,
    author: by.user,
    viaApp: by.app,
    state: "open" as const,
    stateReason: undefined,
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    closedBy: undefined,
    lastEditedAt: undefined,
    editor: undefined,
    locked: false,
    labels: [],
    assignees: [],
    milestone: undefined,
    comments: [],
    reactions: [],
    timeline: [],
  };
};

export const openIssue = (
  world: World,
  by: Doer,
  repository: Repository,
  fields: ThreadFields & {
    readonly labels?: readonly string[] | undefined;
    readonly assignees?: readonly User[] | undefined;
    readonly milestone?: Milestone | undefined;
  },
): Issue => {
  checkText("Issue", fields);
  const begun = newThread(world, by, repository, fields);
  const issue = keep<Issue>(world, {
    type: "Issue",
    id: begun.issueId,
    nodeId: nodeId("I", begun.issueId),
    ...begun,
  });
  repository.threads.set(issue.number, issue);
  repository.openThreads++;
  // GitHub tells of the issue with labels and assignees on, and of each of them besides.
  const labels = attachLabels(world, by, issue, fields.labels ?? []);
  const assignees = (fields.assignees ?? []).filter((user) =>
    attachAssignee(world, by, issue, user),
  );
  issue.milestone = fields.milestone;
  crossReference(world, by, issue, issue.body ?? "");
  tellThread(world, by, issue, "opened");
  tellLabeled(world, by, issue, labels);
  for (const user of assignees) tellAssigned(world, by, issue, user);
  return issue;
};

/** Changes title and body; an equal value is no change and tells nothing. */
export const editThread = (
  world: World,
  by: Doer,
  thread: Thread,
  fields: Partial<ThreadFields>,
): void => {
  checkText(thread.type === "Issue" ? "Issue" : "PullRequest", fields);
  const changes: Record<string, { from: string }> = {};
  if (fields.title !== undefined && fields.title !== thread.title) {
    changes.title = { from: thread.title };
    tell(world, by, thread, { kind: "renamed", from: thread.title, to: fields.title });
    thread.title = fields.title;
  }
  if (fields.body !== undefined && (fields.body || null) !== thread.body) {
    changes.body = { from: thread.body ?? "" };
    thread.body = fields.body || null;
    thread.lastEditedAt = world.clock.now();
    thread.editor = by.user;
    thread.updatedAt = world.clock.now();
    crossReference(world, by, thread, thread.body ?? "");
  }
  if (Object.keys(changes).length > 0) tellThread(world, by, thread, "edited", { changes });
};

/** Closes it, if it is open. `cause` is the pull request or commit that did. */
export const closeThread = (
  world: World,
  by: Doer,
  thread: Thread,
  reason?: StateReason | undefined,
  cause?: PullRequest | string | undefined,
): void => {
  if (thread.state === "closed") return;
  thread.state = "closed";
  thread.repository.openThreads--;
  thread.stateReason = thread.type === "Issue" ? (reason ?? "completed") : undefined;
  thread.closedAt = world.clock.now();
  thread.closedBy = by.user;
  tell(world, by, thread, { kind: "closed", reason: thread.stateReason, by: cause });
  tellThread(world, by, thread, "closed");
};

/** Opens it again, if it is closed and not merged. */
export const reopenThread = (world: World, by: Doer, thread: Thread): void => {
  if (thread.state === "open") return;
  if (thread.type === "PullRequest") {
    const gone = !thread.headRepository?.branches.has(thread.head);
    if (thread.merged || gone)
      throw invalid({
        resource: "PullRequest",
        field: "state",
        code: "invalid",
        message: gone
          ? "state cannot be changed. The head branch has been deleted."
          : "state cannot be changed. The pull request has been merged.",
      });
  }
  thread.state = "open";
  thread.repository.openThreads++;
  thread.stateReason = thread.type === "Issue" ? "reopened" : undefined;
  thread.closedAt = undefined;
  thread.closedBy = undefined;
  tell(world, by, thread, { kind: "reopened" });
  tellThread(world, by, thread, "reopened");
};

/** Pins the issue to the top of the list, or takes it down; at most three are pinned. */
export const setPinned = (world: World, by: Doer, issue: Issue, pinned: boolean): void => {
  const { repository } = issue;
  const index = repository.pinned.indexOf(issue);
  if (index >= 0 === pinned) return;
  if (pinned && repository.pinned.length >= 3)
    throw invalid({
      resource: "PinnedIssue",
      field: "repository",
      code: "custom",
      message: "Only 3 issues can be pinned",
    });
  if (pinned) repository.pinned.push(issue);
  else repository.pinned.splice(index, 1);
  tell(world, by, issue, { kind: pinned ? "pinned" : "unpinned" });
  tellThread(world, by, issue, pinned ? "pinned" : "unpinned");
};
