import type { App, Installation, User } from "../model.js";
import {
  acceptPermissions,
  chooseRepositories,
  install,
  setSuspended,
  uninstall,
} from "../state/apps.js";
import { readManifest } from "../state/manifest.js";
import { repositoryNamed } from "../state/repositories.js";
import type { Stage } from "./act.js";

/** A registered App in a test's hand. */
export type AppHandle = ReturnType<typeof appHandle>;

/** `rootOf` is who manages an account's installations: its owner. */
export const appHandle = (stage: Stage, app: App, rootOf: (login: string) => User) => {
  const { world } = stage;

  const installationOf = (account: string): Installation => {
    for (const installation of world.installations.values())
      if (installation.app === app && installation.account.login === account) return installation;
    throw new Error(`${app.slug} is not installed on ${account}`);
  };
  const chosen = (names: readonly string[] | undefined) =>
    names ? names.map((name) => repositoryNamed(world, name)) : ("all" as const);

  return {
    id: app.id,
    slug: app.slug,
    clientId: app.clientId,
    /** PEM, as GitHub hands it to the App's operator. */
    privateKey: app.privateKey,
    /** The login of its bot in REST: `watchbill[bot]`. */
    botLogin: app.bot.login,
    state: app,
    /** Installs it on all of an account's repositories or (`owner/name`) some, and gives the installation's id. */
    install: (account: string, repositories?: readonly string[]): number => {
      const owner =
        world.organizations.get(account.toLowerCase()) ?? world.users.get(account.toLowerCase());
      if (!owner) throw new Error(`There is no account ${account}`);
      return install(world, { user: rootOf(account) }, app, owner, chosen(repositories)).id;
    },
    installationOf,
    uninstall: (account: string): void =>
      uninstall(world, { user: rootOf(account) }, installationOf(account)),
    suspend: (account: string): void =>
      setSuspended(world, { user: rootOf(account) }, installationOf(account), true),
    unsuspend: (account: string): void =>
      setSuspended(world, { user: rootOf(account) }, installationOf(account), false),
    chooseRepositories: (account: string, repositories?: readonly string[]): void =>
      chooseRepositories(
        world,
        { user: rootOf(account) },
        installationOf(account),
        chosen(repositories),
      ),
    /** The App asks for what another app.yml says; accounts keep what they granted until they accept. */
    changeManifest: (manifest: string): void => {
      const { default_permissions, default_events } = readManifest(manifest);
      app.permissions = { metadata: "read", ...default_permissions };
      app.events = default_events ?? [];
    },
    /** Points the App's webhook somewhere else, as its settings page does; nowhere if undefined. */
    setWebhook: (url: string | undefined): void => {
      app.webhookUrl = url;
    },
    acceptPermissions: (account: string): void =>
      acceptPermissions(world, { user: rootOf(account) }, installationOf(account)),
  };
};
