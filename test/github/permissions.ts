import { roleOf } from "./access.js";
import type { Endpoint } from "./endpoint.js";
import type {
  Actor,
  Installation,
  InstallationActor,
  Permissions,
  Repository,
  Thread,
  World,
} from "./model.js";
import { notFound, Refusal } from "./refusal.js";
import { covers, grants } from "./state/installations.js";
import { reaches } from "./wire/repository.js";

const alternatives = (needs: Endpoint["needs"]): readonly Permissions[] =>
  needs === undefined ? [] : Array.isArray(needs) ? needs : [needs as Permissions];

/** `X-Accepted-GitHub-Permissions`: `issues=write; pull_requests=write` is either, a comma would be both. */
export const acceptedPermissions = (needs: Endpoint["needs"]): string =>
  alternatives(needs)
    .map((one) =>
      Object.entries(one)
        .map(([name, access]) => `${name}=${access}`)
        .join(","),
    )
    .join("; ");

const notForIntegration = (needs: Endpoint["needs"]): Refusal =>
  new Refusal(403, "Resource not accessible by integration", {
    headers: { "x-accepted-github-permissions": acceptedPermissions(needs) },
  });

/** Whether the token reaches the repository: its installation is on it, and the token was not asked for others alone. */
export const inReach = (actor: InstallationActor, repository: Repository): boolean =>
  covers(actor.installation, repository) &&
  (actor.repositories === "all" || actor.repositories.has(repository.id));

/** The repository, if the actor may know that it is there. Throws 404 otherwise. */
export const visibleRepository = (
  world: World,
  actor: Actor,
  owner: string,
  name: string,
): Repository => {
  const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
  if (!repository) throw notFound();
  if (!repository.private) return repository;
  const seen =
    actor.kind === "user"
      ? roleOf(actor.user, repository) !== "none"
      : actor.kind === "installation"
        ? inReach(actor, repository)
        : actor.kind === "app" && installedOn(world, actor.app.id, repository) !== undefined;
  if (!seen) throw notFound();
  return repository;
};

const installedOn = (
  world: World,
  appId: number,
  repository: Repository,
): Installation | undefined =>
  [...world.installations.values()].find(
    (installation) => installation.app.id === appId && covers(installation, repository),
  );

/**
 * Throws unless the actor may do this: 401 without a name, 403 in GitHub's words without the permission or the role.
 *
 * An installation token needs the permission for every repository it reaches, public ones too. There GitHub lets it
 * read without; this does not, so that an App whose app.yml asks for too little fails here and not on a private one.
 */
export const checkPermission = (
  actor: Actor,
  endpoint: Endpoint,
  repository: Repository | undefined,
): void => {
  const { needs, as, method } = endpoint;
  if (as === "anyone") return;
  if (as === "app") {
    if (actor.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
    return;
  }
  const reading = method === "GET";
  switch (actor.kind) {
    case "app":
      throw notForIntegration(needs);
    case "anonymous":
      if (!reading || !repository || repository.private)
        throw new Refusal(401, "Requires authentication");
      return;
    case "user": {
      const role = endpoint.role ?? (reading ? "read" : "write");
      if (repository && !reaches(roleOf(actor.user, repository), role))
        throw new Refusal(403, "Must have admin rights to Repository.");
      return;
    }
    case "installation": {
      if (repository && !inReach(actor, repository)) {
        if (reading && !repository.private) return;
        throw notForIntegration(needs);
      }
      const any = alternatives(needs);
      if (any.length > 0 && !any.some((one) => grants(actor.permissions, one)))
        throw notForIntegration(needs);
    }
  }
};

/** What an endpoint on issues needs, which serves pull requests too. */
export const threadNeeds = (access: "read" | "write"): readonly Permissions[] => [
  { issues: access },
  { pull_requests: access },
];

/**
 * Throws 403 unless the token may do this to this very thread: `issues` for an issue, `pull_requests` for a pull
 * request. GitHub documents either permission for both; what it lets through varies by endpoint, and an App that asks
 * for what it touches is right in every case.
 */
export const checkThread = (actor: Actor, thread: Thread, access: "read" | "write"): void => {
  if (actor.kind !== "installation") return;
  if (!inReach(actor, thread.repository) && access === "read") return;
  const name = thread.type === "Issue" ? "issues" : "pull_requests";
  if (!grants(actor.permissions, { [name]: access })) throw notForIntegration({ [name]: access });
};
