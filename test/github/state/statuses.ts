import { commitOf } from "../git.js";
import { identity } from "../ids.js";
import type { CommitStatus, Repository, Sha, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { accountJson } from "../wire/accounts.js";
import { commitJson } from "../wire/code.js";
import { apiUrl, fullName } from "../wire/repository.js";
import { stamp } from "../wire/time.js";
import { type Doer, emit, keep } from "../world.js";

/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
export const createStatus = (
  world: World,
  by: Doer,
  repository: Repository,
  sha: Sha,
  fields: Pick<CommitStatus, "context" | "state" | "description" | "targetUrl">,
): CommitStatus => {
  if (!repository.commits.has(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const status = keep<CommitStatus>(world, {
    type: "StatusContext",
    ...identity(world, "SC"),
    repository,
    sha,
    ...fields,
    creator: by.user,
    app: by.app,
    createdAt: world.clock.now(),
  });
  const all = repository.statusesBySha.get(sha) ?? [];
  all.push(status);
  repository.statusesBySha.set(sha, all);
  emit(world, by, {
    event: "status",
    repository,
    payload: () => ({
      id: status.id,
      sha,
      name: fullName(repository),
      avatar_url: accountJson(world, by.user).avatar_url,
      target_url: status.targetUrl,
      context: status.context,
      description: status.description,
      state: status.state,
      commit: commitJson(world, repository, commitOf(repository, sha)),
      branches: [...repository.branches]
        .filter(([, tip]) => tip === sha)
        .map(([name]) => ({
          name,
          commit: { sha, url: `${apiUrl(world, repository)}/commits/${sha}` },
          protected: repository.protections.has(name),
        })),
      created_at: stamp(status.createdAt),
      updated_at: stamp(status.createdAt),
    }),
  });
  return status;
};

/** The newest status of each context. */
export const latestStatuses = (repository: Repository, sha: Sha): readonly CommitStatus[] => {
  const newest = new Map<string, CommitStatus>();
  for (const status of repository.statusesBySha.get(sha) ?? []) newest.set(status.context, status);
  return [...newest.values()];
};
