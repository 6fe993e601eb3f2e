import type { Instant } from "../../../src/domain/time.js";

/** A person's account, or an App's bot account (login `slug[bot]`). */
export interface User {
  readonly type: "User" | "Bot";
  readonly id: number;
  readonly nodeId: string;
  login: string;
  name: string | undefined;
  email: string | undefined;
  readonly createdAt: Instant;
  /** The account is gone: REST and GraphQL show its things without an author (null). */
  deleted: boolean;
}

export interface Organization {
  readonly type: "Organization";
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly createdAt: Instant;
  readonly members: Map<User, "admin" | "member">;
  /** By slug. */
  readonly teams: Map<string, Team>;
  /** What a member may do in every repository of the organisation. */
  defaultPermission: RepositoryPermission;
}

export type Account = User | Organization;

export interface Team {
  readonly type: "Team";
  readonly id: number;
  readonly nodeId: string;
  readonly organization: Organization;
  readonly slug: string;
  name: string;
  description: string;
  privacy: "closed" | "secret";
  parent: Team | undefined;
  /** Direct members only. A member of a child team is a member of its parent too: `teamMembers` knows. */
  readonly members: Map<User, "maintainer" | "member">;
  /** Invited, and not yet accepted. */
  readonly pending: Map<User, "maintainer" | "member">;
  /** By repository id. */
  readonly repositories: Map<number, RepositoryPermission>;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

export type RepositoryPermission = "none" | "read" | "triage" | "write" | "maintain" | "admin";
