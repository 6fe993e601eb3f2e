import { manualClock } from "../clock.js";
import { tip } from "../git.js";
import { identity } from "../ids.js";
import type {
  App,
  Installation,
  InstallationActor,
  Organization,
  Permissions,
  PullRequest,
  Repository,
  Thread,
  User,
  World,
} from "../model.js";
import { createOrganization, setOrganizationRole } from "../state/accounts.js";
import { openPull } from "../state/pulls.js";
import { commitFiles, moveBranch } from "../state/push.js";
import { createRepository } from "../state/repositories.js";
import { addUser, createWorld, keep } from "../world.js";
import { answerGraphql, type GraphqlBody } from "./index.js";

/** One organisation with one repository and an App on it, without a server: enough to ask questions of. */
export interface SmallWorld {
  readonly world: World;
  readonly clock: ReturnType<typeof manualClock>;
  readonly harbour: Organization;
  readonly ops: Repository;
  readonly app: App;
  readonly amina: User;
  readonly bram: User;
  /** Opens a pull request of amina's from a new branch that writes the files. */
  readonly propose: (
    files: Readonly<Record<string, string>>,
    fields?: { title?: string; body?: string; base?: string; draft?: boolean },
  ) => PullRequest;
  /** Asks as the App, with its own permissions or others. */
  readonly ask: (
    query: string,
    variables?: object,
    permissions?: Permissions,
  ) => Promise<GraphqlBody>;
  readonly askAs: (user: User, query: string, variables?: object) => Promise<GraphqlBody>;
}

const PERMISSIONS: Permissions = {
  checks: "write",
  contents: "read",
  deployments: "read",
  issues: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
};

const addApp = (world: World, owner: Organization): App => {
  const bot = addUser(world, "watchbill[bot]", "Bot");
  return keep(world, {
    type: "App",
    ...identity(world, "A"),
    slug: "watchbill",
    clientId: "Iv1.0",
    clientSecret: "",
    name: "watchbill",
    description: "",
    externalUrl: "",
    owner,
    bot,
    permissions: PERMISSIONS,
    events: [],
    webhookUrl: undefined,
    secret: undefined,
    publicKey: "",
    privateKey: "",
    createdAt: world.clock.now(),
    deliveries: [],
  });
};

const install = (world: World, app: App, account: Organization): Installation => {
  const installation: Installation = {
    ...identity(world, "IN"),
    app,
    account,
    repositories: "all",
    permissions: app.permissions,
    events: [],
    createdAt: world.clock.now(),
    updatedAt: world.clock.now(),
    suspended: undefined,
  };
  world.installations.set(installation.id, installation);
  return installation;
};

/** An installation token's actor. */
export const tokenActor = (
  installation: Installation,
  permissions: Permissions,
): InstallationActor => ({
  kind: "installation",
  app: installation.app,
  installation,
  user: installation.app.bot,
  permissions,
  repositories: "all",
  quiet: false,
});

/** A private repository `harbour/ops` of amina's and bram's on Wednesday 18 November 2026, 07:00 UTC. */
export const smallWorld = (files: Readonly<Record<string, string>> = {}): SmallWorld => {
  const clock = manualClock("2026-11-18T07:00:00Z");
  const world = createWorld(clock);
  world.url = "http://127.0.0.1:1";
  const amina = addUser(world, "amina", "User");
  const bram = addUser(world, "bram", "User");
  const harbour = createOrganization(world, "harbour", "write");
  for (const user of [amina, bram])
    setOrganizationRole(world, { user: amina }, harbour, user, "member");
  const ops = createRepository(world, { user: amina }, harbour, "ops", {
    private: true,
    files: { "README.md": "# ops\n", ...files },
  });
  const app = addApp(world, harbour);
  world.apps.set(app.slug, app);
  const installation = install(world, app, harbour);
  let branches = 0;
  return {
    world,
    clock,
    harbour,
    ops,
    app,
    amina,
    bram,
    propose(changes, { title = "Change", body, base = "main", draft } = {}) {
      const by = { user: amina };
      const head = `change-${++branches}`;
      const made = commitFiles(world, by, ops, tip(ops, base), changes, title);
      moveBranch(world, by, ops, head, made.sha);
      return openPull(world, by, ops, { title, body, base, head, headRepository: ops, draft });
    },
    ask: async (query, variables = {}, permissions = PERMISSIONS) =>
      (await answerGraphql(world, tokenActor(installation, permissions), { query, variables }))
        .body,
    askAs: async (user, query, variables = {}) =>
      (await answerGraphql(world, { kind: "user", user }, { query, variables })).body,
  };
};

/** The repository part of an answer that has no errors. Throws if it has. */
export const repositoryIn = (body: GraphqlBody): Record<string, unknown> => {
  if (body.errors) throw new Error(JSON.stringify(body.errors, undefined, 2));
  return body.data?.repository as Record<string, unknown>;
};

/** A query of fields of `harbour/ops`. */
export const inOps = (fields: string): string =>
  `query { repository(owner: "harbour", name: "ops") { ${fields} } }`;

/** A query of fields of one issue or pull request of `harbour/ops`. */
export const inThread = ({ type, number }: Thread, fields: string): string =>
  inOps(`issueOrPullRequest(number: ${number}) { ... on ${type} { ${fields} } }`);
