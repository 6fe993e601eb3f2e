import { tip } from "../git.js";
import { identity } from "../ids.js";
import type {
  App,
  BranchProtection,
  BranchRule,
  Issue,
  PullRequest,
  Repository,
  RepositoryPermission,
  RequiredCheck,
  Thread,
  User,
  WorkflowRun,
} from "../model.js";
import { setCollaborator, setTeamAccess, userNamed } from "../state/accounts.js";
import {
  addDeploymentStatus,
  addEnvironment,
  createDeployment,
  requestDeployment,
  rerun,
  runWorkflow,
} from "../state/deployments.js";
import { dequeue } from "../state/mergeQueue.js";
import { repositoryNamed, setArchived, setPrivate } from "../state/repositories.js";
import { latestRuns } from "../state/suiteVerdict.js";
import { fullName } from "../wire/repository.js";
import type { Stage } from "./act.js";
import { type Person, person } from "./person.js";

export interface ProtectOptions {
  readonly checks?: readonly (RequiredCheck | string)[];
  /** The head must be up to date with the base. */
  readonly strict?: boolean;
  readonly approvals?: number;
  readonly dismissStaleReviews?: boolean;
  /** Whether it holds for administrators too; yes if not given. */
  readonly admins?: boolean;
  readonly forcePushes?: boolean;
}

/** A repository in a test's hand. */
export type RepositoryHandle = ReturnType<typeof repositoryHandle>;

/** `root` is who sets things up: the owner. */
export const repositoryHandle = (stage: Stage, repository: Repository, root: User) => {
  const { world } = stage;
  const by = { user: root };

  const thread = (number: number): Thread => {
    const found = repository.threads.get(number);
    if (!found) throw new Error(`${fullName(repository)} has no #${number}`);
    return found;
  };

  return {
    fullName: fullName(repository),
    /** The state itself, to look at. */
    state: repository,
    /** The repository in someone's hands; give them access first where they need it. */
    as: (login: string): Person => person(stage, repository, userNamed(world, login)),
    /** Gives someone a role here; `none` takes it. */
    allow: (login: string, role: RepositoryPermission): void =>
      setCollaborator(world, by, repository, userNamed(world, login), role),
    allowTeam: (slug: string, role: RepositoryPermission): void => {
      const team =
        repository.owner.type === "Organization" ? repository.owner.teams.get(slug) : undefined;
      if (!team) throw new Error(`There is no team ${slug}`);
      setTeamAccess(world, by, team, repository, role);
    },
    /** Protects a branch (or a pattern of branches) as its settings page does. */
    protect: (branch: string, options: ProtectOptions): void => {
      const required = (options.checks ?? []).map((check) =>
        typeof check === "string" ? { context: check } : check,
      );
      const protection: BranchProtection = {
        ...identity(world, "BPR"),
        pattern: branch,
        checks: required.length > 0 ? { strict: options.strict ?? false, required } : undefined,
        reviews: options.approvals
          ? {
              count: options.approvals,
              dismissStale: options.dismissStaleReviews ?? false,
              codeOwners: false,
            }
          : undefined,
        restrictions: undefined,
        enforceAdmins: options.admins ?? true,
        allowForcePushes: options.forcePushes ?? false,
        allowDeletions: false,
        linearHistory: false,
      };
      repository.protections.set(branch, protection);
    },
    unprotect: (branch: string): void => void repository.protections.delete(branch),
    /** Adds an active ruleset. */
    addRuleset: (name: string, branches: readonly string[], rules: readonly BranchRule[]): void => {
      const { id } = identity(world, "RRS");
      repository.rulesets.set(id, { id, name, enforcement: "active", branches, rules });
    },
    issue: (number: number): Issue => {
      const found = thread(number);
      if (found.type !== "Issue") throw new Error(`#${number} is a pull request`);
      return found;
    },
    pull: (number: number): PullRequest => {
      const found = thread(number);
      if (found.type !== "PullRequest") throw new Error(`#${number} is an issue`);
      return found;
    },
    labels: (number: number): readonly string[] => thread(number).labels.map(({ name }) => name),
    /** A file's text on a branch; undefined if it is not there. */
    file: (path: string, branch = repository.defaultBranch): string | undefined =>
      tip(repository, branch).files.get(path)?.bytes.toString(),
    /** The newest check runs of each App and name on a pull request's head. */
    checks: (number: number) => {
      const found = thread(number);
      if (found.type !== "PullRequest") return [];
      return (repository.suitesBySha.get(found.headSha) ?? []).flatMap((suite) =>
        latestRuns(suite.runs),
      );
    },
    setArchived: (archived: boolean): void => setArchived(world, by, repository, archived),
    setPrivate: (isPrivate: boolean): void => setPrivate(world, by, repository, isPrivate),
    allowAutoMerge: (): void => {
      repository.autoMergeAllowed = true;
    },
    /** Deploys a branch's head to an environment and says how it went. */
    deploy: (branch: string, environment: string, state: "success" | "failure" = "success") => {
      const commit = tip(repository, branch);
      const fields = { ref: branch, environment };
      const deployment = createDeployment(world, by, repository, commit, fields);
      addDeploymentStatus(world, by, deployment, state);
      return deployment;
    },
    /** Has Apps guard an environment as deployment protection rules. */
    guard: (environment: string, ...gates: App[]): void =>
      void addEnvironment(world, repository, environment, gates),
    /** A workflow comes to a job that deploys to a guarded environment. */
    requestDeployment: (branch: string, environment: string): WorkflowRun =>
      requestDeployment(world, by, repository, tip(repository, branch), branch, environment),
    /** A workflow ran on the default branch, or for a pull request from a fork, and ended. */
    ran: (
      workflow: string,
      ended: "success" | "failure" = "success",
      fork?: string,
    ): WorkflowRun => {
      const ref = repository.defaultBranch;
      const from = fork === undefined ? {} : { fork: repositoryNamed(world, fork) };
      return runWorkflow(world, by, repository, tip(repository, ref), {
        workflow,
        ended,
        ref,
        ...from,
      });
    },
    /** Somebody publishes a release. */
    release: (tag: string, prerelease = false): void => {
      repository.releases.push({
        ...identity(world, "RE"),
        tag,
        target: repository.defaultBranch,
        prerelease,
        author: by.user,
        publishedAt: world.clock.now(),
      });
    },
    rerun: (run: WorkflowRun): void => rerun(world, by, repository, run),
    cancel: (run: WorkflowRun): void => {
      run.cancelled = true;
    },
    /** Takes every group out of the merge queue. */
    emptyQueue: (): void => {
      for (const group of [...repository.mergeGroups.values()].reverse()) dequeue(world, by, group);
    },
  };
};
