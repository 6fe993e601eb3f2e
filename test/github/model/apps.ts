import type { Instant } from "../../../src/domain/time.js";
import type { Account, User } from "./people.js";

export type Access = "read" | "write" | "admin";
/** Permission name → access, as in app.yml's `default_permissions`: `issues: write`. */
export type Permissions = Readonly<Record<string, Access>>;

export interface App {
  readonly type: "App";
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly description: string;
  readonly externalUrl: string;
  readonly owner: Account;
  readonly bot: User;
  permissions: Permissions;
  events: readonly string[];
  webhookUrl: string | undefined;
  readonly secret: string | undefined;
  /** PEM. The private half is what the App's operator was handed once. */
  readonly publicKey: string;
  readonly privateKey: string;
  readonly createdAt: Instant;
  /** Newest last. */
  readonly deliveries: Delivery[];
}

export interface Installation {
  readonly id: number;
  readonly nodeId: string;
  readonly app: App;
  readonly account: Account;
  /** Repository ids, or every one the account has. */
  repositories: "all" | Set<number>;
  permissions: Permissions;
  events: readonly string[];
  readonly createdAt: Instant;
  updatedAt: Instant;
  suspended: { readonly by: User; readonly at: Instant } | undefined;
}

/** Who makes a request, and what it may do. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "app"; readonly app: App }
  | { readonly kind: "user"; readonly user: User }
  | InstallationActor;

/** An installation token, or a workflow's GITHUB_TOKEN (`quiet`: its writes start no webhook). */
export interface InstallationActor {
  readonly kind: "installation";
  readonly app: App;
  readonly installation: Installation;
  /** The App's bot: who is named as the author of what is written. */
  readonly user: User;
  readonly permissions: Permissions;
  /** Narrower than the installation's if the token was asked for so. */
  readonly repositories: "all" | ReadonlySet<number>;
  readonly quiet: boolean;
}

export interface Token {
  readonly token: string;
  readonly actor: Actor;
  readonly expiresAt: Instant | undefined;
}

/** One attempt at bringing a webhook to an App. A redelivery is a further one with the same guid. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: Instant;
  readonly redelivery: boolean;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** Undefined while it is under way. */
  outcome: DeliveryOutcome | undefined;
}

export interface DeliveryOutcome {
  /** What GitHub shows: `OK`, `timed out`, `failed to connect to host`, or the answer's status text. */
  readonly status: string;
  /** 0 when there was no answer. */
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Seconds of real time. */
  readonly duration: number;
}
