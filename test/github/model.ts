/**
 * The state of the simulated GitHub: plain data, one map for each way things are found. Ids are unique over all kinds;
 * `type` is the GraphQL type name; `nodes` finds everything by its node id.
 */
import type { Clock, Instant } from "../../src/domain/time.js";
import type { App, Delivery, Installation, Token } from "./model/apps.js";
import type { CheckRun, CheckSuite, CommitStatus } from "./model/checks.js";
import type { Repository } from "./model/code.js";
import type { Deployment } from "./model/deployments.js";
import type { Organization, Team, User } from "./model/people.js";
import type { Comment, Issue, Label, Milestone, PullRequest, Review } from "./model/threads.js";

export * from "./model/apps.js";
export * from "./model/checks.js";
export * from "./model/code.js";
export * from "./model/deployments.js";
export * from "./model/people.js";
export * from "./model/threads.js";

export interface World {
  readonly clock: Clock;
  /** Where the server listens, without a slash at the end: `http://127.0.0.1:34567`. */
  url: string;
  /** The last id given out. */
  lastId: number;
  /** By login in lower case; bots too (`watchbill[bot]`). */
  readonly users: Map<string, User>;
  /** By login in lower case. */
  readonly organizations: Map<string, Organization>;
  /** By `owner/name` in lower case. */
  readonly repositories: Map<string, Repository>;
  readonly repositoriesById: Map<number, Repository>;
  /** By slug. `github-actions` is always here. */
  readonly apps: Map<string, App>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, Token>;
  /** Registrations from a manifest that a person has confirmed: code → App, each good for one conversion. */
  readonly manifestCodes: Map<string, App>;
  /** Everything that has a node id. */
  readonly nodes: Map<string, Node>;
  /** Told of everything that happens; webhooks are made of it. */
  readonly listeners: ((happening: Happening) => void)[];
  /** Asked to bring a delivery once more. */
  readonly redeliver: ((app: App, delivery: Delivery) => void)[];
}

export type Node =
  | User
  | Organization
  | Team
  | Repository
  | Issue
  | PullRequest
  | Label
  | Milestone
  | Comment
  | Review
  | CheckSuite
  | CheckRun
  | CommitStatus
  | Deployment
  | App;

/** Something that happened: a webhook event and action, by whom, where, and what a payload of it needs to tell. */
export interface Happening {
  readonly event: string;
  readonly action?: string | undefined;
  readonly sender: User;
  /** What was done with an Actions token starts no webhook and no workflow. */
  readonly quiet: boolean;
  readonly organization?: Organization | undefined;
  readonly repository?: Repository | undefined;
  /** The installation that this is about, which alone hears of it. */
  readonly installation?: Installation | undefined;
  /** Only this App hears of it (`check_run.rerequested`, `installation.created` …). */
  readonly onlyFor?: App | undefined;
  /** The event's own part of the payload, in the wire format. Made when first asked for, at once. */
  readonly payload: () => Record<string, unknown>;
}

export type { Clock, Instant };
