import { commitOf, type FileChanges, tip } from "../git.js";
import type {
  Commit,
  MergeMethod,
  PullRequest,
  ReactionContent,
  Repository,
  Sha,
  User,
} from "../model.js";
import { notFound } from "../refusal.js";
import { disableAutoMerge, enableAutoMerge } from "../state/autoMerge.js";
import { pressAction, rerequestRun, rerequestSuite } from "../state/checks.js";
import { enqueue } from "../state/mergeQueue.js";
import { setDraft } from "../state/pulls.js";
import { checkPush, checkWrite, commitFiles, moveBranch } from "../state/push.js";
import { fork } from "../state/repositories.js";
import { openIssue, setPinned } from "../state/threads.js";
import { fullName } from "../wire/repository.js";
import { act, type Stage } from "./act.js";

export interface PushOptions {
  readonly message?: string;
  /** Puts the new commit in the place of the branch's last one, as an amended commit that is pushed with force. */
  readonly force?: boolean;
}

export interface PullOptions {
  readonly title: string;
  readonly body?: string;
  /** The default branch if not given. */
  readonly base?: string;
  /** A branch that is there, or the name for the one made of `files`. */
  readonly head?: string;
  /** Pushed first, to a branch made from the base. */
  readonly files?: FileChanges;
  readonly message?: string;
  readonly draft?: boolean;
  /** From a fork of the person's own, made if they have none. */
  readonly fork?: boolean;
}

const REVIEWS = { approve: "APPROVE", "request changes": "REQUEST_CHANGES", comment: "COMMENT" };

/** What a person does in a repository, in the words that they would use. All of it throws as GitHub refuses. */
export type Person = ReturnType<typeof person>;

export const person = (stage: Stage, repository: Repository, user: User) => {
  const { world } = stage;
  const by = { user };
  const at = `/repos/${fullName(repository)}`;
  const numbered = { number: 0 };
  const issue = (number: number) => `${at}/issues/${number}`;

  const pullNumbered = (number: number): PullRequest => {
    const thread = repository.threads.get(number);
    if (thread?.type !== "PullRequest") throw notFound();
    return thread;
  };

  const pushInto = (
    where: Repository,
    branch: string,
    from: Commit,
    files: FileChanges,
    { message = `Change ${Object.keys(files).join(", ")}`, force = false }: PushOptions,
  ): Sha => {
    checkWrite(by, where);
    const before = where.branches.get(branch);
    const onto = force && from.parents[0] ? commitOf(where, from.parents[0]) : from;
    const made = commitFiles(world, by, where, onto, files, message);
    if (before) checkPush(by, where, branch, made, force);
    moveBranch(world, by, where, branch, made.sha);
    return made.sha;
  };

  const push = (branch: string, files: FileChanges, options: PushOptions = {}): Sha => {
    const from = repository.branches.has(branch) ? branch : repository.defaultBranch;
    return pushInto(repository, branch, tip(repository, from), files, options);
  };

  return {
    login: user.login,
    /** Opens an issue and gives its number. */
    openIssue: (fields: {
      title: string;
      body?: string;
      labels?: readonly string[];
      assignees?: readonly string[];
    }): number => act<typeof numbered>(stage, user, "POST", `${at}/issues`, fields).number,
    /** Opens an issue by a form, whose labels are put on in the person's name whatever they may do. */
    openByForm: (fields: { title: string; body?: string; labels: readonly string[] }): number =>
      openIssue(world, by, repository, fields).number,
    edit: (number: number, fields: { title?: string; body?: string }): void =>
      act(stage, user, "PATCH", issue(number), fields),
    label: (number: number, ...labels: string[]): void =>
      act(stage, user, "POST", `${issue(number)}/labels`, { labels }),
    unlabel: (number: number, label: string): void =>
      act(stage, user, "DELETE", `${issue(number)}/labels/${encodeURIComponent(label)}`),
    /** Comments and gives the comment's id. */
    comment: (number: number, body: string): number =>
      act<{ id: number }>(stage, user, "POST", `${issue(number)}/comments`, { body }).id,
    editComment: (id: number, body: string): void =>
      act(stage, user, "PATCH", `${at}/issues/comments/${id}`, { body }),
    deleteComment: (id: number): void => act(stage, user, "DELETE", `${at}/issues/comments/${id}`),
    react: (commentId: number, content: ReactionContent): void =>
      act(stage, user, "POST", `${at}/issues/comments/${commentId}/reactions`, { content }),
    close: (number: number, reason?: "completed" | "not_planned"): void =>
      act(stage, user, "PATCH", issue(number), {
        state: "closed",
        ...(reason && { state_reason: reason }),
      }),
    reopen: (number: number): void => act(stage, user, "PATCH", issue(number), { state: "open" }),
    assign: (number: number, ...assignees: string[]): void =>
      act(stage, user, "POST", `${issue(number)}/assignees`, { assignees }),
    unassign: (number: number, ...assignees: string[]): void =>
      act(stage, user, "DELETE", `${issue(number)}/assignees`, { assignees }),
    lock: (number: number): void => act(stage, user, "PUT", `${issue(number)}/lock`),
    pin: (number: number): void => {
      const thread = repository.threads.get(number);
      if (thread?.type !== "Issue") throw notFound();
      setPinned(world, by, thread, true);
    },
    createLabel: (name: string, color?: string): void =>
      act(stage, user, "POST", `${at}/labels`, { name, ...(color && { color }) }),
    deleteLabel: (name: string): void =>
      act(stage, user, "DELETE", `${at}/labels/${encodeURIComponent(name)}`),
    renameLabel: (name: string, to: string): void =>
      act(stage, user, "PATCH", `${at}/labels/${encodeURIComponent(name)}`, { new_name: to }),

    /** Pushes a commit to a branch, which is made from the default branch if it is not there, and gives its SHA. */
    push,
    /** Moves a branch to a commit that is there already, backwards too. */
    moveBranch: (branch: string, sha: Sha): void => {
      checkWrite(by, repository);
      moveBranch(world, by, repository, branch, sha);
    },
    deleteBranch: (branch: string): void => {
      checkWrite(by, repository);
      moveBranch(world, by, repository, branch, undefined);
    },
    /** Opens a pull request and gives its number. */
    openPullRequest: (options: PullOptions): number => {
      const base = options.base ?? repository.defaultBranch;
      const head = options.head ?? `${user.login}-${repository.lastNumber + 1}`;
      const where = options.fork ? fork(world, user, repository) : repository;
      if (options.files) {
        const from = where.branches.has(head) ? tip(where, head) : tip(repository, base);
        const { message } = options;
        pushInto(where, head, from, options.files, message === undefined ? {} : { message });
      }
      return act<typeof numbered>(stage, user, "POST", `${at}/pulls`, {
        title: options.title,
        ...(options.body !== undefined && { body: options.body }),
        base,
        head: options.fork ? `${user.login}:${head}` : head,
        ...(options.draft !== undefined && { draft: options.draft }),
      }).number;
    },
    /** Pushes to the head of a pull request and gives the new head. */
    pushTo: (number: number, files: FileChanges, options: PushOptions = {}): Sha => {
      const { head, headRepository } = pullNumbered(number);
      if (!headRepository) throw notFound();
      return pushInto(headRepository, head, tip(headRepository, head), files, options);
    },
    /** Reviews the head as it stands and gives the review's id. */
    review: (number: number, verdict: keyof typeof REVIEWS, body?: string): number =>
      act<{ id: number }>(stage, user, "POST", `${at}/pulls/${number}/reviews`, {
        event: REVIEWS[verdict],
        ...(body !== undefined && { body }),
        ...(body === undefined && verdict !== "approve" && { body: "See my remarks." }),
      }).id,
    dismissReview: (number: number, id: number, message: string): void =>
      act(stage, user, "PUT", `${at}/pulls/${number}/reviews/${id}/dismissals`, { message }),
    requestReview: (number: number, who: { people?: string[]; teams?: string[] }): void =>
      act(stage, user, "POST", `${at}/pulls/${number}/requested_reviewers`, {
        ...(who.people && { reviewers: who.people }),
        ...(who.teams && { team_reviewers: who.teams }),
      }),
    retarget: (number: number, base: string): void =>
      act(stage, user, "PATCH", `${at}/pulls/${number}`, { base }),
    ready: (number: number): void => {
      checkWrite(by, repository);
      setDraft(world, by, pullNumbered(number), false);
    },
    draft: (number: number): void => {
      checkWrite(by, repository);
      setDraft(world, by, pullNumbered(number), true);
    },
    /** Merges and gives the base's new head. Throws a `Refusal` of 405 with GitHub's reason if it may not. */
    merge: (number: number, options: { method?: MergeMethod; sha?: Sha } = {}): Sha =>
      act<{ sha: Sha }>(stage, user, "PUT", `${at}/pulls/${number}/merge`, {
        ...(options.method && { merge_method: options.method }),
        ...(options.sha && { sha: options.sha }),
      }).sha,
    enableAutoMerge: (number: number, method?: MergeMethod): void => {
      checkWrite(by, repository);
      enableAutoMerge(world, by, pullNumbered(number), method);
    },
    disableAutoMerge: (number: number): void => {
      checkWrite(by, repository);
      disableAutoMerge(world, by, pullNumbered(number));
    },
    /** Puts pull requests into the merge queue one behind the other, and gives the head of the last one's group. */
    enqueue: (...numbers: number[]): Sha => {
      checkWrite(by, repository);
      return enqueue(world, by, numbers.map(pullNumbered)).headSha;
    },
    /** Asks for a check run again. */
    rerunCheck: (id: number): void => {
      const run = repository.checkRuns.get(id);
      if (!run) throw notFound();
      rerequestRun(world, by, run);
    },
    /** Asks for all of an App's check runs on a commit again. */
    rerunSuite: (id: number): void => {
      const suite = repository.checkSuites.get(id);
      if (!suite) throw notFound();
      rerequestSuite(world, by, suite);
    },
    /** Presses a button that a check run offers. */
    press: (checkRunId: number, identifier: string): void => {
      const run = repository.checkRuns.get(checkRunId);
      if (!run) throw notFound();
      pressAction(world, by, run, identifier);
    },
  };
};
