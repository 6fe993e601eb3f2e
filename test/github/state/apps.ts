import { generateKeyPairSync, randomBytes } from "node:crypto";
import { identity, newId, nodeId } from "../ids.js";
import type { Account, App, Installation, Repository, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { installationJson } from "../wire/accounts.js";
import { fullName } from "../wire/repository.js";
import { addUser, type Doer, emit, keep } from "../world.js";
import { coveredBy } from "./installations.js";
import type { AppManifest } from "./manifest.js";

const keyPairs: { publicKey: string; privateKey: string }[] = [];

/** The n-th key pair of this process: making one takes a tenth of a second, so worlds share them by number. */
const keyPair = (index: number) =>
  (keyPairs[index] ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  }));

/** Registers an App. The slug is its name in small letters with hyphens. */
export const registerApp = (
  world: World,
  owner: Account,
  manifest: AppManifest,
  hook: { readonly url?: string | undefined; readonly secret?: string | undefined },
): App => {
  const name = manifest.name ?? "app";
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (world.apps.has(slug))
    throw new Refusal(422, `Name ${name} is already taken`, { docs: "apps/apps" });
  const app = keep<App>(world, {
    type: "App",
    ...identity(world, "A"),
    slug,
    clientId: `Iv23li${randomBytes(7).toString("hex")}`,
    clientSecret: randomBytes(20).toString("hex"),
    name,
    description: manifest.description ?? "",
    externalUrl: manifest.url ?? world.url,
    owner,
    bot: addUser(world, `${slug}[bot]`, "Bot"),
    permissions: { metadata: "read", ...manifest.default_permissions },
    events: manifest.default_events ?? [],
    webhookUrl: hook.url,
    secret: hook.secret,
    ...keyPair(world.apps.size - 1),
    createdAt: world.clock.now(),
    deliveries: [],
  });
  world.apps.set(slug, app);
  return app;
};

const shortRepository = (repository: Repository) => ({
  id: repository.id,
  node_id: repository.nodeId,
  name: repository.name,
  full_name: fullName(repository),
  private: repository.private,
});

const tellInstallation = (
  world: World,
  by: Doer,
  installation: Installation,
  action: string,
  extra: Record<string, unknown> = {},
): void =>
  emit(world, by, {
    event: "installation",
    action,
    onlyFor: installation.app,
    installation,
    payload: () => ({
      installation: installationJson(world, installation),
      repositories: coveredBy(world, installation).map(shortRepository),
      ...extra,
    }),
  });

/** Installs the App on an account: on all repositories, or the given ones. */
export const install = (
  world: World,
  by: Doer,
  app: App,
  account: Account,
  repositories: readonly Repository[] | "all",
): Installation => {
  const id = newId(world);
  const now = world.clock.now();
  const installation: Installation = {
    id,
    nodeId: nodeId("MDIz", id),
    app,
    account,
    repositories: repositories === "all" ? "all" : new Set(repositories.map((one) => one.id)),
    permissions: app.permissions,
    events: app.events,
    createdAt: now,
    updatedAt: now,
    suspended: undefined,
  };
  world.installations.set(id, installation);
  tellInstallation(world, by, installation, "created", { requester: null });
  return installation;
};

/** Takes the App off; its tokens die with it. */
export const uninstall = (world: World, by: Doer, installation: Installation): void => {
  tellInstallation(world, by, installation, "deleted");
  world.installations.delete(installation.id);
  for (const [text, { actor }] of world.tokens)
    if (actor.kind === "installation" && actor.installation === installation)
      world.tokens.delete(text);
};

export const setSuspended = (
  world: World,
  by: Doer,
  installation: Installation,
  suspended: boolean,
): void => {
  const covered = coveredBy(world, { ...installation, suspended: undefined }).map(shortRepository);
  installation.suspended = suspended ? { by: by.user, at: world.clock.now() } : undefined;
  tellInstallation(world, by, installation, suspended ? "suspend" : "unsuspend", {
    repositories: covered,
  });
};

/** The account's owner accepts permissions and events that the App asks for by now. */
export const acceptPermissions = (world: World, by: Doer, installation: Installation): void => {
  installation.permissions = installation.app.permissions;
  installation.events = installation.app.events;
  tellInstallation(world, by, installation, "new_permissions_accepted");
};

/** Chooses the repositories that the App is on. */
export const chooseRepositories = (
  world: World,
  by: Doer,
  installation: Installation,
  repositories: readonly Repository[] | "all",
): void => {
  const before = new Set(coveredBy(world, installation));
  installation.repositories =
    repositories === "all" ? "all" : new Set(repositories.map((one) => one.id));
  installation.updatedAt = world.clock.now();
  const after = new Set(coveredBy(world, installation));
  const added = [...after].filter((one) => !before.has(one));
  const removed = [...before].filter((one) => !after.has(one));
  for (const [action, some] of [
    ["added", added],
    ["removed", removed],
  ] as const)
    if (some.length > 0)
      emit(world, by, {
        event: "installation_repositories",
        action,
        onlyFor: installation.app,
        installation,
        payload: () => ({
          installation: installationJson(world, installation),
          repository_selection: installation.repositories === "all" ? "all" : "selected",
          repositories_added: action === "added" ? some.map(shortRepository) : [],
          repositories_removed: action === "removed" ? some.map(shortRepository) : [],
          requester: null,
        }),
      });
};
