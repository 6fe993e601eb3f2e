import { machineTime } from "./clock.js";
import { createFaults, type Faults } from "./faults.js";
import { confirmManifest } from "./forms.js";
import type { FileChanges } from "./git.js";
import type { Judge } from "./judge/index.js";
import type { Clock, Instant, Permissions, RepositoryPermission, User } from "./model.js";
import type { Stage } from "./people/act.js";
import { type AppHandle, appHandle } from "./people/app.js";
import { type RepositoryHandle, repositoryHandle } from "./people/repository.js";
import { rateLimits } from "./rateLimit.js";
import { type LoggedRequest, requestLog } from "./requestLog.js";
import { listen } from "./server.js";
import * as accounts from "./state/accounts.js";
import { registerApp } from "./state/apps.js";
import { watchAutoMerges } from "./state/autoMerge.js";
import { type AppManifest, readManifest } from "./state/manifest.js";
import { watchMergeQueue } from "./state/mergeQueue.js";
import { createRepository, repositoryNamed } from "./state/repositories.js";
import { createActionsToken, createUserToken } from "./state/tokens.js";
import { startWebhooks } from "./webhooks/deliveries.js";
import { addUser, createWorld } from "./world.js";

export { type ManualClock, manualClock } from "./clock.js";
export type { AppHandle } from "./people/app.js";
export type { Person } from "./people/person.js";
export type { RepositoryHandle } from "./people/repository.js";
export { Refusal } from "./refusal.js";
export type { LoggedRequest } from "./requestLog.js";

export interface GitHubOptions {
  /** Every timestamp of GitHub's, its `Date` header and its rate limit's hours come from it. */
  readonly clock: Clock;
  /** What App JWTs and tokens live by: the machine's time if not given, because real clients go by that. */
  readonly tokenTime?: () => Instant;
  /** Holds all that crosses the wire against GitHub's official descriptions. */
  readonly judge?: Pick<Judge, "exchange" | "delivery"> | undefined;
  /** Any free port if not given. */
  readonly port?: number;
  /** An installation's requests, and GraphQL points, an hour; 5,000 if not given. */
  readonly requestsPerHour?: number;
  /** Milliseconds (of real time) until GitHub gives up on a delivery; 10,000 if not given. */
  readonly deliveryTimeout?: number;
  /** How many deliveries are remembered at least; all if not given. Load tests forget, to save memory. */
  readonly keepDeliveries?: number;
}

export type GitHub = Awaited<ReturnType<typeof startGitHub>>;

/** Starts a simulated GitHub on loopback. People's deeds are synchronous; webhooks they cause are under way after. */
export const startGitHub = async (options: GitHubOptions) => {
  const world = createWorld(options.clock);
  const plan = createFaults();
  const log: LoggedRequest[] = [];
  const tokenTime = options.tokenTime ?? machineTime;
  const { judge } = options;
  const limits = rateLimits(world, options.requestsPerHour ?? 5000);
  const server = await listen({ world, plan, limits, log, tokenTime, judge }, options.port ?? 0);
  const webhooks = startWebhooks(world, plan, {
    timeout: options.deliveryTimeout ?? 10_000,
    keep: options.keepDeliveries ?? Number.POSITIVE_INFINITY,
    judge: judge && ((event, payload) => judge.delivery(event, payload)),
  });
  // After the webhooks, so that what caused a merge is told before it.
  watchAutoMerges(world);
  watchMergeQueue(world);
  const stage: Stage = { world, tokenTime, judge };

  /** Who manages an account: the person, or an owner of the organisation. */
  const rootOf = (login: string): User => {
    const organization = world.organizations.get(login.toLowerCase());
    if (!organization) return accounts.userNamed(world, login);
    for (const [user, role] of organization.members) if (role === "admin") return user;
    throw new Error(`${login} has no owner`);
  };
  const handle = (name: string): RepositoryHandle => {
    const repository = repositoryNamed(world, name);
    return repositoryHandle(stage, repository, rootOf(repository.owner.login));
  };
  const joinTeam = (
    organization: string,
    slug: string,
    login: string,
    role: "maintainer" | "member" | undefined,
  ): void => {
    const team = accounts.organizationNamed(world, organization).teams.get(slug);
    if (!team) throw new Error(`There is no team ${slug} in ${organization}`);
    const user = accounts.userNamed(world, login);
    accounts.setTeamRole(world, { user: rootOf(organization) }, team, user, role);
  };

  const github = {
    /** Both the API's base address and the site's: `http://127.0.0.1:34567`. */
    url: world.url,
    world,
    faults: plan.faults as Faults,
    limits,
    requests: requestLog(log),
    /** Every delivery to every App, oldest first. */
    deliveries: webhooks.log,

    /** An organisation with an owner, `harbour-owner`. Its members may write everywhere unless told otherwise; on github.com they may read. */
    createOrganization: (login: string, members: RepositoryPermission = "write"): void => {
      const organization = accounts.createOrganization(world, login, members);
      organization.members.set(addUser(world, `${login}-owner`, "User"), "admin");
    },
    /** A person; a member of the organisation if one is named. */
    createUser: (
      login: string,
      fields: { organization?: string; role?: "admin" | "member"; name?: string } = {},
    ): void => {
      const user = addUser(world, login, "User");
      user.name = fields.name;
      if (fields.organization)
        github.setOrganizationRole(fields.organization, login, fields.role ?? "member");
    },
    setOrganizationRole: (
      organization: string,
      login: string,
      role: "admin" | "member" | undefined,
    ): void =>
      accounts.setOrganizationRole(
        world,
        { user: rootOf(organization) },
        accounts.organizationNamed(world, organization),
        accounts.userNamed(world, login),
        role,
      ),
    deleteUser: (login: string): void =>
      accounts.deleteAccount(world, accounts.userNamed(world, login)),
    /** A team; who is named becomes a member of the organisation too. */
    createTeam: (
      organization: string,
      slug: string,
      fields: {
        maintainers?: readonly string[];
        members?: readonly string[];
        parent?: string;
      } = {},
    ): void => {
      const owner = accounts.organizationNamed(world, organization);
      const parent = fields.parent === undefined ? undefined : owner.teams.get(fields.parent);
      accounts.createTeam(world, { user: rootOf(organization) }, owner, slug, parent);
      for (const login of fields.maintainers ?? [])
        joinTeam(organization, slug, login, "maintainer");
      for (const login of fields.members ?? []) joinTeam(organization, slug, login, "member");
    },
    deleteTeam: (organization: string, slug: string): void => {
      const owner = accounts.organizationNamed(world, organization);
      const team = owner.teams.get(slug);
      if (team) accounts.deleteTeam(world, { user: rootOf(organization) }, team);
    },
    /** Puts someone on a team, changes their role there, or (undefined) takes them off. */
    setTeamRole: joinTeam,
    /** `owner/name`, with one commit of the files on its default branch. */
    createRepository: (
      name: string,
      fields: {
        files?: FileChanges;
        private?: boolean;
        defaultBranch?: string;
        labels?: readonly string[];
      } = {},
    ): RepositoryHandle => {
      const [owner = "", short = ""] = name.split("/");
      const root = rootOf(owner);
      const account = world.organizations.get(owner.toLowerCase()) ?? root;
      createRepository(world, { user: root }, account, short, fields);
      const made = handle(name);
      for (const label of fields.labels ?? []) made.as(root.login).createLabel(label);
      return made;
    },
    repository: handle,
    /** Registers an App from the text of its app.yml. */
    registerApp: (fields: {
      manifest: string;
      webhookUrl?: string;
      secret?: string;
      name?: string;
      owner?: string;
    }): AppHandle => {
      const read = readManifest(fields.manifest);
      const manifest = fields.name === undefined ? read : { ...read, name: fields.name };
      const [first] = world.organizations.values();
      const owner = fields.owner
        ? (world.organizations.get(fields.owner) ?? rootOf(fields.owner))
        : (first ?? accounts.userNamed(world, "github"));
      const hook = { url: fields.webhookUrl, secret: fields.secret };
      return appHandle(stage, registerApp(world, owner, manifest, hook), rootOf);
    },
    /** An App that is registered already: by the manifest flow. */
    app: (slug: string): AppHandle => {
      const app = world.apps.get(slug);
      if (!app) throw new Error(`There is no App ${slug}`);
      return appHandle(stage, app, rootOf);
    },
    /** Confirms a manifest as a person does in the browser, and gives the code that is good for one conversion. */
    confirmManifest: (manifest: AppManifest, organization?: string): string =>
      confirmManifest(world, manifest, organization),
    /** A personal access token with everything the person may do. */
    tokenFor: (login: string): string =>
      createUserToken(world, accounts.userNamed(world, login)).token,
    /** A workflow's GITHUB_TOKEN in the repository. */
    actionsToken: (repository: string, permissions: Permissions): string =>
      createActionsToken(world, repositoryNamed(world, repository), permissions).token,
    /** Waits until no delivery is under way. */
    settled: (): Promise<void> => webhooks.settled(),
    deliveriesUnderWay: (): number => webhooks.underWay(),
    /** Ends everything, lines that clients keep open included. */
    stop: async (): Promise<void> => {
      plan.faults.clear();
      webhooks.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return github;
};
