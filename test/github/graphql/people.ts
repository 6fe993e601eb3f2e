import { teamMembers } from "../access.js";
import type { Actor, Organization, Team, User } from "../model.js";
import { notFound } from "./errors.js";
import type { Context, Fields } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { pageUrl, paths } from "./urls.js";
import { visibleRepository } from "./visibility.js";

/** The account that a token speaks for: a person, or an App's bot. */
export const viewerOf = (actor: Extract<Actor, { user: User }>): User => actor.user;

/** Who did something, as a field of type Actor shows it: null once the account is gone. */
export const actorOf = (user: User | undefined): User | null =>
  !user || user.deleted ? null : user;

const accountFields: Fields<User | Organization> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ createdAt }) => createdAt,
  avatarUrl: ({ id }, _, context) => pageUrl(context, `/avatars/u/${id}?v=4`),
  resourcePath: (account) => paths.account(account),
  url: (account, _, context) => pageUrl(context, paths.account(account)),
};

/** Bots are users too where the schema knows only users: `viewer` is `slug[bot]` there. */
export const userFields: Fields<User> = {
  ...accountFields,
  login: ({ login }) => login,
  name: ({ name }) => name ?? null,
  email: ({ email }) => email ?? "",
  isViewer: (user, _, { actor }) => user === viewerOf(actor),
};

/** An Actor of type Bot has the App's slug for its login; REST and `viewer` add `[bot]`. */
export const botFields: Fields<User> = {
  ...accountFields,
  login: ({ login }) => login.replace(/\[bot\]$/, ""),
};

/** Teams are known to the members of their organisation, and to Apps installed on it. */
const seesTeams = (organization: Organization, { actor }: Context): boolean =>
  actor.kind === "user"
    ? organization.members.has(actor.user)
    : actor.installation.account === organization;

export const organizationFields: Fields<Organization> = {
  ...accountFields,
  login: ({ login }) => login,
  name: ({ login }) => login,
  team: (organization, { slug }, context) =>
    seesTeams(organization, context) ? (organization.teams.get(slug.toLowerCase()) ?? null) : null,
  teams: (organization, _, context) =>
    sorted(seesTeams(organization, context) ? organization.teams.values() : [], ({ slug }) => [
      slug,
    ]),
  repository: (organization, { name, followRenames: _ }, context) =>
    visibleRepository(context, organization.login, name),
  membersWithRole: ({ members }) => ({
    ...sorted(members.keys(), ({ id }) => [id]),
    edge: (user: User) => ({ role: members.get(user) === "admin" ? "ADMIN" : "MEMBER" }),
  }),
  viewerIsAMember: ({ members }, _, { actor }) => members.has(viewerOf(actor)),
};

const isWanted = (direct: boolean, membership: string): boolean =>
  membership === "ALL" || (membership === "IMMEDIATE") === direct;

const membersListing = (
  team: Team,
  membership: string,
  role: string | null | undefined,
): Listing<User> => {
  const members = teamMembers(team);
  const roleIn = (user: User) => members.get(user)?.toUpperCase();
  const chosen = [...members.keys()].filter(
    (user) => isWanted(team.members.has(user), membership) && (!role || roleIn(user) === role),
  );
  return { ...sorted(chosen, ({ id }) => [id]), edge: (user) => ({ role: roleIn(user) }) };
};

export const teamFields: Fields<Team> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  slug: ({ slug }) => slug,
  combinedSlug: ({ organization, slug }) => `${organization.login}/${slug}`,
  name: ({ name }) => name,
  description: ({ description }) => description,
  privacy: ({ privacy }) => (privacy === "secret" ? "SECRET" : "VISIBLE"),
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  organization: ({ organization }) => organization,
  parentTeam: ({ parent }) => parent ?? null,
  resourcePath: (team) => paths.team(team),
  url: (team, _, context) => pageUrl(context, paths.team(team)),
  members: (team, { membership, role }) => membersListing(team, membership ?? "ALL", role),
};

/**
 * The account a login names.
 *
 * @throws NOT_FOUND in GitHub's words
 */
export const accountNamed = (
  { world }: Context,
  kind: "User" | "Organization",
  login: string,
): User | Organization => {
  const key = login.toLowerCase();
  const account = kind === "User" ? world.users.get(key) : world.organizations.get(key);
  if (account?.type === kind && !("deleted" in account && account.deleted)) return account;
  const article = kind === "User" ? "a User" : "an Organization";
  throw notFound(`Could not resolve to ${article} with the login of '${login}'.`);
};
