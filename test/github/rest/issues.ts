import { assignable, roleOf } from "../access.js";
import { type Call, created, doer, type Endpoint, nothing, ok, onRepository } from "../endpoint.js";
import * as input from "../input.js";
import type { Repository, StateReason, Thread, User } from "../model.js";
import { page } from "../paging.js";
import { threadNeeds } from "../permissions.js";
import { forbidden, invalid } from "../refusal.js";
import { assign, unassign } from "../state/assignees.js";
import { grants } from "../state/installations.js";
import { setLabels } from "../state/labels.js";
import { milestoneNumbered, setMilestone } from "../state/milestones.js";
import { closeThread, editThread, openIssue, reopenThread } from "../state/threads.js";
import { reaches } from "../wire/repository.js";
import { fullIssueJson, issueJson } from "../wire/threads.js";
import { threadIn } from "./find.js";

/** People without triage may open issues, but not label, assign or close those of others. */
const mayTriage = ({ actor }: Call, repository: Repository): boolean =>
  actor.kind !== "user" || reaches(roleOf(actor.user, repository), "triage");

const checkMayEdit = (call: Call, thread: Thread): void => {
  const own = call.actor.kind === "user" && call.actor.user === thread.author;
  if (!own && !mayTriage(call, thread.repository))
    throw forbidden("Must have admin rights to Repository.");
};

/** Accounts by login. Throws 422 for one that is not there or has no access: creating and updating an issue say so. */
const assignableNamed = (
  call: Call,
  repository: Repository,
  logins: readonly string[],
): readonly User[] =>
  logins.map((login) => {
    const user = call.world.users.get(login.toLowerCase());
    if (!user || !assignable(user, repository))
      throw invalid({ resource: "Issue", field: "assignees", code: "invalid", value: login });
    return user;
  });

/** The assignees endpoints pass over whom they do not know, without a word. */
const usersNamed = (call: Call, logins: readonly string[]): readonly User[] =>
  logins.flatMap((login) => call.world.users.get(login.toLowerCase()) ?? []);

const seen = (call: Call, thread: Thread): boolean =>
  call.actor.kind !== "installation" ||
  grants(call.actor.permissions, {
    [thread.type === "Issue" ? "issues" : "pull_requests"]: "read",
  });

/** What `GET …/issues` leaves, newest first unless asked otherwise. */
const filtered = (call: Call, repository: Repository): readonly Thread[] => {
  const { query } = call;
  const state = query.get("state") ?? "open";
  const labels = (query.get("labels") ?? "").split(",").filter((name) => name !== "");
  const since = query.get("since");
  const assignee = query.get("assignee")?.toLowerCase();
  const creator = query.get("creator")?.toLowerCase();
  const sort = query.get("sort") ?? "created";
  const key = (thread: Thread): number =>
    sort === "updated"
      ? thread.updatedAt.epochMilliseconds
      : sort === "comments"
        ? thread.comments.length
        : thread.createdAt.epochMilliseconds;
  const down = query.get("direction") === "asc" ? 1 : -1;
  return [...repository.threads.values()]
    .filter((thread) => state === "all" || thread.state === state)
    .filter((thread) =>
      labels.every((name) =>
        thread.labels.some((label) => label.name.toLowerCase() === name.toLowerCase()),
      ),
    )
    .filter((thread) => !since || thread.updatedAt.epochMilliseconds >= Date.parse(since))
    .filter((thread) => {
      if (assignee === undefined || assignee === "*")
        return assignee === undefined || thread.assignees.length > 0;
      if (assignee === "none") return thread.assignees.length === 0;
      return thread.assignees.some((user) => user.login.toLowerCase() === assignee);
    })
    .filter((thread) => creator === undefined || thread.author.login.toLowerCase() === creator)
    .filter((thread) => seen(call, thread))
    .sort((a, b) => down * (key(a) - key(b) || a.number - b.number));
};

const REASONS: readonly StateReason[] = ["completed", "not_planned", "reopened", "duplicate"];

/** https://docs.github.com/rest/issues/issues and https://docs.github.com/rest/issues/assignees */
export const issues: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues",
    docs: "issues/issues#list-repository-issues",
    needs: threadNeeds("read"),
    answer: (call) => {
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues`;
      return page(call, path, filtered(call, call.repository), (thread) =>
        issueJson(call.world, thread),
      );
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues",
    docs: "issues/issues#create-an-issue",
    needs: { issues: "write" },
    role: "read",
    answer: (call) => {
      const { world, repository, body } = call;
      const triage = mayTriage(call, repository);
      const milestone = input.whole(body, "milestone");
      const logins = [...(input.texts(body, "assignees") ?? []), ...assigneeIn(body)];
      const assignees = triage ? assignableNamed(call, repository, logins) : [];
      const labels = input.readLabels(body.labels);
      const issue = openIssue(world, doer(call), repository, {
        title: input.needed(body, "title"),
        body: input.text(body, "body"),
        // Without triage these are dropped without a word, as on GitHub.
        labels: triage ? labels : [],
        assignees,
        milestone:
          triage && milestone !== undefined ? milestoneNumbered(repository, milestone) : undefined,
      });
      return created(fullIssueJson(world, issue));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    docs: "issues/issues#get-an-issue",
    needs: threadNeeds("read"),
    answer: (call) => ok(fullIssueJson(call.world, threadIn(call, "read"))),
  }),
  onRepository({
    method: "PATCH",
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    docs: "issues/issues#update-an-issue",
    needs: threadNeeds("write"),
    role: "read",
    answer: (call) => {
      const { world, repository, body } = call;
      const thread = threadIn(call, "write");
      checkMayEdit(call, thread);
      const by = doer(call);
      const state = input.oneOf(body, "state", ["open", "closed"]);
      const reason = input.oneOf(body, "state_reason", REASONS);
      editThread(world, by, thread, {
        ...(body.title !== undefined && { title: input.needed(body, "title") }),
        ...(body.body !== undefined && { body: input.text(body, "body") ?? null }),
      });
      if (mayTriage(call, repository)) {
        if (body.labels !== undefined) setLabels(world, by, thread, input.readLabels(body.labels));
        const logins = input.texts(body, "assignees");
        if (logins) setAssignees(call, thread, assignableNamed(call, repository, logins));
        if (body.milestone === null) setMilestone(world, by, thread, undefined);
        else if (body.milestone !== undefined)
          setMilestone(
            world,
            by,
            thread,
            milestoneNumbered(repository, input.whole(body, "milestone") ?? 0),
          );
      }
      if (state === "closed") closeThread(world, by, thread, reason);
      if (state === "open") reopenThread(world, by, thread);
      return ok(fullIssueJson(world, thread));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/assignees",
    docs: "issues/assignees#add-assignees-to-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      const thread = threadIn(call, "write");
      for (const user of usersNamed(call, input.texts(call.body, "assignees") ?? []))
        assign(call.world, doer(call), thread, user);
      return created(fullIssueJson(call.world, thread));
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/assignees",
    docs: "issues/assignees#remove-assignees-from-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      const thread = threadIn(call, "write");
      for (const user of usersNamed(call, input.texts(call.body, "assignees") ?? []))
        unassign(call.world, doer(call), thread, user);
      return ok(fullIssueJson(call.world, thread));
    },
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/lock",
    docs: "issues/issues#lock-an-issue",
    needs: threadNeeds("write"),
    answer: (call) => {
      threadIn(call, "write").locked = true;
      return nothing();
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/lock",
    docs: "issues/issues#unlock-an-issue",
    needs: threadNeeds("write"),
    answer: (call) => {
      threadIn(call, "write").locked = false;
      return nothing();
    },
  }),
];

const assigneeIn = (body: Readonly<Record<string, unknown>>): readonly string[] => {
  const login = input.text(body, "assignee");
  return login ? [login] : [];
};

const setAssignees = (call: Call, thread: Thread, wanted: readonly User[]): void => {
  const by = doer(call);
  for (const user of [...thread.assignees])
    if (!wanted.includes(user)) unassign(call.world, by, thread, user);
  for (const user of wanted) assign(call.world, by, thread, user);
};
