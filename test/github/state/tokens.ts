import { randomBytes } from "node:crypto";
import { newId, nodeId } from "../ids.js";
import type {
  Installation,
  InstallationActor,
  Instant,
  Permissions,
  Repository,
  Token,
  User,
  World,
} from "../model.js";
import { Refusal } from "../refusal.js";
import { coveredBy, grants } from "./installations.js";

const random = (prefix: string): string =>
  prefix + randomBytes(27).toString("base64url").replace(/[-_]/g, "0").slice(0, 36);

const keepToken = (world: World, token: Token): Token => {
  world.tokens.set(token.token, token);
  return token;
};

/**
 * A token for an hour. Throws 422 if asked for a repository or permission that the installation has not.
 * https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
 */
export const createInstallationToken = (
  world: World,
  installation: Installation,
  now: Instant,
  narrow: {
    readonly repositories?: readonly Repository[] | undefined;
    readonly permissions?: Permissions | undefined;
  },
): Token => {
  if (narrow.permissions && !grants(installation.permissions, narrow.permissions))
    throw new Refusal(422, "The permissions requested are not granted to this installation.");
  const covered = new Set(coveredBy(world, installation));
  if (narrow.repositories?.some((one) => !covered.has(one)))
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  const actor: InstallationActor = {
    kind: "installation",
    app: installation.app,
    installation,
    user: installation.app.bot,
    permissions: narrow.permissions
      ? { metadata: "read", ...narrow.permissions }
      : installation.permissions,
    repositories: narrow.repositories ? new Set(narrow.repositories.map((one) => one.id)) : "all",
    quiet: false,
  };
  return keepToken(world, { token: random("ghs_"), actor, expiresAt: now.add({ hours: 1 }) });
};

/** A person's own token, with everything they may do; it does not expire. */
export const createUserToken = (world: World, user: User): Token =>
  keepToken(world, { token: random("ghp_"), actor: { kind: "user", user }, expiresAt: undefined });

/**
 * The GITHUB_TOKEN of a workflow in the repository: Actions' bot, the permissions the workflow file gives, this
 * repository alone, and no webhook or workflow started by what it writes.
 * https://docs.github.com/actions/concepts/security/github_token
 */
export const createActionsToken = (
  world: World,
  repository: Repository,
  permissions: Permissions,
): Token => {
  const app = world.apps.get("github-actions");
  if (!app) throw new Error("Actions is not here");
  const id = newId(world);
  const now = world.clock.now();
  // Not listed among the world's installations: no one installed it, and no webhook goes to it.
  const installation: Installation = {
    id,
    nodeId: nodeId("MDIz", id),
    app,
    account: repository.owner,
    repositories: new Set([repository.id]),
    permissions,
    events: [],
    createdAt: now,
    updatedAt: now,
    suspended: undefined,
  };
  const actor: InstallationActor = {
    kind: "installation",
    app,
    installation,
    user: app.bot,
    permissions: { metadata: "read", ...permissions },
    repositories: new Set([repository.id]),
    quiet: true,
  };
  return keepToken(world, { token: random("ghs_"), actor, expiresAt: undefined });
};
