import { changeFiles, commit, type FileChanges } from "../git.js";
import { identity } from "../ids.js";
import type { Account, Repository, Sha, User, World } from "../model.js";
import { fullName } from "../wire/repository.js";
import { type Doer, emit, keep } from "../world.js";

/** `owner/name`. Throws if there is no such repository. */
export const repositoryNamed = (world: World, name: string): Repository => {
  const repository = world.repositories.get(name.toLowerCase());
  if (!repository) throw new Error(`There is no repository ${name}`);
  return repository;
};

const begin = (
  world: World,
  owner: Account,
  name: string,
  fields: Pick<Repository, "private" | "defaultBranch" | "forkOf" | "commits">,
): Repository => {
  const now = world.clock.now();
  const repository = keep<Repository>(world, {
    type: "Repository",
    ...identity(world, "R"),
    owner,
    name,
    ...fields,
    archived: false,
    description: null,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    collaborators: new Map(),
    branches: new Map(),
    lastNumber: 0,
    threads: new Map(),
    openThreads: 0,
    pullsByHead: new Map(),
    labels: new Map(),
    milestones: new Map(),
    comments: new Map(),
    reviews: new Map(),
    checkRuns: new Map(),
    checkSuites: new Map(),
    suitesBySha: new Map(),
    statusesBySha: new Map(),
    deployments: new Map(),
    environments: new Map(),
    workflowRuns: new Map(),
    releases: [],
    protections: new Map(),
    rulesets: new Map(),
    mergeGroups: new Map(),
    pinned: [],
    autoMergeAllowed: false,
    autoMerging: new Set(),
    deleteBranchOnMerge: false,
  });
  world.repositories.set(fullName(repository).toLowerCase(), repository);
  world.repositoriesById.set(repository.id, repository);
  return repository;
};

/** Makes a repository with one commit of the files on its default branch; on none, it is empty and has no branch. */
export const createRepository = (
  world: World,
  by: Doer,
  owner: Account,
  name: string,
  fields: {
    readonly files?: FileChanges | undefined;
    readonly private?: boolean | undefined;
    readonly defaultBranch?: string | undefined;
  },
): Repository => {
  const repository = begin(world, owner, name, {
    private: fields.private ?? false,
    defaultBranch: fields.defaultBranch ?? "main",
    forkOf: undefined,
    commits: new Map(),
  });
  const files = changeFiles(new Map(), fields.files ?? {});
  if (files.size > 0) {
    const first = commit(world, repository, by.user, {
      parents: [],
      files,
      message: "Initial commit",
    });
    repository.branches.set(repository.defaultBranch, first.sha);
  }
  tellRepository(world, by, repository, "created");
  return repository;
};

/** A person's fork, made if they have none. It shares the commits. */
export const fork = (world: World, user: User, original: Repository): Repository => {
  const known = world.repositories.get(`${user.login}/${original.name}`.toLowerCase());
  if (known) return known;
  const made = begin(world, user, original.name, {
    private: original.private,
    defaultBranch: original.defaultBranch,
    forkOf: original,
    commits: original.commits,
  });
  const tip: Sha | undefined = original.branches.get(original.defaultBranch);
  if (tip) made.branches.set(original.defaultBranch, tip);
  return made;
};

export const tellRepository = (
  world: World,
  by: Doer,
  repository: Repository,
  action: string,
  extra: Record<string, unknown> = {},
): void => emit(world, by, { event: "repository", action, repository, payload: () => extra });

/** https://docs.github.com/webhooks/webhook-events-and-payloads#repository: archived, unarchived */
export const setArchived = (
  world: World,
  by: Doer,
  repository: Repository,
  archived: boolean,
): void => {
  if (repository.archived === archived) return;
  repository.archived = archived;
  tellRepository(world, by, repository, archived ? "archived" : "unarchived");
};

export const setPrivate = (
  world: World,
  by: Doer,
  repository: Repository,
  isPrivate: boolean,
): void => {
  if (repository.private === isPrivate) return;
  repository.private = isPrivate;
  tellRepository(world, by, repository, isPrivate ? "privatized" : "publicized");
};
