import type { GraphQLResolveInfo } from "graphql";
import type { Instant } from "../../../src/domain/time.js";
import type { Actor, World } from "../model.js";

/** What stands of the hour's points before the call that is being answered. */
export interface RateWindow {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: Instant;
}

/** What every resolver is given besides its object. */
export interface Context {
  readonly world: World;
  readonly actor: Exclude<Actor, { kind: "anonymous" | "app" }>;
  readonly rate: RateWindow;
  readonly cost: number;
  readonly nodeCount: number;
}

/**
 * The arguments of all fields simulated here, by name. Those that the schema demands wherever it has them are
 * demanded here too; graphql-js has checked them by the time a resolver runs.
 */
export interface Args {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly owner: string;
  readonly name: string;
  readonly login: string;
  readonly slug: string;
  readonly path: string;
  readonly branch?: string | null | undefined;
  readonly number: number;
  readonly qualifiedName: string;
  readonly refPrefix: string;
  readonly id: string;
  readonly ids: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly oid?: string | null | undefined;
  readonly expression?: string | null | undefined;
  readonly states?: readonly string[] | null | undefined;
  readonly labels?: readonly string[] | null | undefined;
  readonly environments?: readonly string[] | null | undefined;
  readonly filterBy?: Readonly<Record<string, unknown>> | null | undefined;
  readonly orderBy?:
    | { readonly field: string; readonly direction: "ASC" | "DESC" }
    | null
    | undefined;
  readonly baseRefName?: string | null | undefined;
  readonly headRefName?: string | null | undefined;
  readonly itemTypes?: readonly string[] | null | undefined;
  readonly since?: Instant | null | undefined;
  readonly skip?: number | null | undefined;
  readonly author?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly membership?: string | null | undefined;
  readonly role?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly writersOnly?: boolean | null | undefined;
  readonly enableDuplicate?: boolean | null | undefined;
  readonly pullRequestNumber?: number | null | undefined;
  readonly userLinkedOnly?: boolean | null | undefined;
  readonly includeClosedPrs?: boolean | null | undefined;
  readonly followRenames?: boolean | null | undefined;
}

/**
 * Gives one field of an object of the state: a value, an object that has a `type`, or for a connection the whole list
 * (as an array, or as a `Listing`). An argument it never looks at is one that is not simulated.
 */
export type Resolve<Source> = (
  source: Source,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/** The simulated fields of one GraphQL type. */
export type Fields<Source> = Readonly<Record<string, Resolve<Source>>>;

/** Anything that GraphQL can meet as an object: `type` is the name of its GraphQL type. */
export interface Typed {
  readonly type: string;
}
