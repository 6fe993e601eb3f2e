import { identity } from "./ids.js";
import type { App, Clock, Happening, Node, User, World } from "./model.js";

/** What works in the world: who, through which App, and whether webhooks hear of it. */
export interface Doer {
  readonly user: User;
  readonly app?: App | undefined;
  readonly quiet?: boolean | undefined;
}

/** An empty GitHub: no one is here but Actions. */
export const createWorld = (clock: Clock): World => {
  const world: World = {
    clock,
    url: "",
    lastId: 1000,
    users: new Map(),
    organizations: new Map(),
    repositories: new Map(),
    repositoriesById: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    nodes: new Map(),
    listeners: [],
    redeliver: [],
    manifestCodes: new Map(),
  };
  addActions(world);
  return world;
};

/** Makes a thing known by its node id. */
export const keep = <T extends Node>(world: World, node: T): T => {
  world.nodes.set(node.nodeId, node);
  return node;
};

/** Tells everyone who listens. A payload is made only if someone asks for it. */
export const emit = (
  world: World,
  by: Doer,
  happening: Omit<Happening, "sender" | "quiet">,
): void => {
  const told: Happening = { ...happening, sender: by.user, quiet: by.quiet ?? false };
  for (const listener of world.listeners) listener(told);
};

/** Adds an account. Ids of accounts are of their own choosing where GitHub's are well known. */
export const addUser = (world: World, login: string, type: User["type"], id?: number): User => {
  const given = identity(world, type === "Bot" ? "BOT" : "U");
  const user: User = {
    type,
    id: id ?? given.id,
    nodeId: given.nodeId,
    login,
    name: undefined,
    email: undefined,
    createdAt: world.clock.now(),
    deleted: false,
  };
  world.users.set(login.toLowerCase(), user);
  return keep(world, user);
};

/** The App behind every workflow's GITHUB_TOKEN, with the ids it has on github.com. */
const addActions = (world: World): void => {
  const bot = addUser(world, "github-actions[bot]", "Bot", 41898282);
  const owner = addUser(world, "github", "User", 9919);
  const { nodeId } = identity(world, "A");
  world.apps.set(
    "github-actions",
    keep(world, {
      type: "App",
      id: 15368,
      nodeId,
      slug: "github-actions",
      clientId: "Iv1.05c79e9ad1f6bdfa",
      clientSecret: "",
      name: "GitHub Actions",
      description: "Automate your workflow from idea to production",
      externalUrl: "https://help.github.com/en/actions",
      owner,
      bot,
      permissions: {},
      events: [],
      webhookUrl: undefined,
      secret: undefined,
      publicKey: "",
      privateKey: "",
      createdAt: world.clock.now(),
      deliveries: [],
    }),
  );
};
