import { identity } from "../ids.js";
import type {
  Organization,
  Repository,
  RepositoryPermission,
  Team,
  User,
  World,
} from "../model.js";
import { accountJson, teamJson } from "../wire/accounts.js";
import { repositoryJson } from "../wire/repository.js";
import { type Doer, emit, keep } from "../world.js";

/** Throws if there is no such account, with the name. */
export const userNamed = (world: World, login: string): User => {
  const user = world.users.get(login.toLowerCase());
  if (!user) throw new Error(`There is no user ${login}; make them with createUser("${login}")`);
  return user;
};

export const organizationNamed = (world: World, login: string): Organization => {
  const organization = world.organizations.get(login.toLowerCase());
  if (!organization) throw new Error(`There is no organisation ${login}`);
  return organization;
};

export const createOrganization = (
  world: World,
  login: string,
  defaultPermission: RepositoryPermission,
): Organization => {
  const organization = keep<Organization>(world, {
    type: "Organization",
    ...identity(world, "O"),
    login,
    createdAt: world.clock.now(),
    members: new Map(),
    teams: new Map(),
    defaultPermission,
  });
  world.organizations.set(login.toLowerCase(), organization);
  return organization;
};

const membershipJson = (world: World, { login }: Organization, user: User, role: string) => ({
  url: `${world.url}/orgs/${login}/memberships/${user.login}`,
  state: "active",
  role,
  organization_url: `${world.url}/orgs/${login}`,
  user: accountJson(world, user),
});

/** Makes someone a member, changes their role, or (undefined) takes them out, off every team too. */
export const setOrganizationRole = (
  world: World,
  by: Doer,
  organization: Organization,
  user: User,
  role: "admin" | "member" | undefined,
): void => {
  const before = organization.members.get(user);
  if (before === role) return;
  if (role) organization.members.set(user, role);
  else {
    organization.members.delete(user);
    for (const team of organization.teams.values())
      if (team.members.has(user)) setTeamRole(world, by, team, user, undefined);
  }
  if (before && role) return;
  emit(world, by, {
    event: "organization",
    action: role ? "member_added" : "member_removed",
    organization,
    payload: () => ({
      membership: membershipJson(world, organization, user, role ?? before ?? "member"),
    }),
  });
};

export const createTeam = (
  world: World,
  by: Doer,
  organization: Organization,
  slug: string,
  parent: Team | undefined,
): Team => {
  const now = world.clock.now();
  const team = keep<Team>(world, {
    type: "Team",
    ...identity(world, "T"),
    organization,
    slug,
    name: slug,
    description: "",
    privacy: "closed",
    parent,
    members: new Map(),
    pending: new Map(),
    repositories: new Map(),
    createdAt: now,
    updatedAt: now,
  });
  organization.teams.set(slug, team);
  tellTeam(world, by, team, "created");
  return team;
};

export const deleteTeam = (world: World, by: Doer, team: Team): void => {
  team.organization.teams.delete(team.slug);
  world.nodes.delete(team.nodeId);
  tellTeam(world, by, team, "deleted");
};

const tellTeam = (
  world: World,
  by: Doer,
  team: Team,
  action: string,
  repository?: Repository,
): void =>
  emit(world, by, {
    event: "team",
    action,
    organization: team.organization,
    payload: () => ({
      team: teamJson(world, team),
      ...(repository && { repository: repositoryJson(world, repository) }),
    }),
  });

/** Puts someone on the team (and into the organisation), changes their role there, or takes them off. */
export const setTeamRole = (
  world: World,
  by: Doer,
  team: Team,
  user: User,
  role: "maintainer" | "member" | undefined,
): void => {
  const { organization } = team;
  const before = team.members.get(user);
  if (before === role) return;
  if (role && !organization.members.has(user))
    setOrganizationRole(world, by, organization, user, "member");
  if (role) team.members.set(user, role);
  else team.members.delete(user);
  if (before && role) return;
  emit(world, by, {
    event: "membership",
    action: role ? "added" : "removed",
    organization,
    payload: () => ({
      scope: "team",
      member: accountJson(world, user),
      team: teamJson(world, team),
    }),
  });
};

/** Gives the team access to the repository, or (`none`) takes it. */
export const setTeamAccess = (
  world: World,
  by: Doer,
  team: Team,
  repository: Repository,
  role: RepositoryPermission,
): void => {
  const known = team.repositories.has(repository.id);
  if (role === "none") {
    if (!team.repositories.delete(repository.id)) return;
    tellTeam(world, by, team, "removed_from_repository", repository);
    return;
  }
  team.repositories.set(repository.id, role);
  if (known) return;
  tellTeam(world, by, team, "added_to_repository", repository);
  emit(world, by, {
    event: "team_add",
    repository,
    payload: () => ({ team: teamJson(world, team) }),
  });
};

/** Gives someone access to one repository, or (`none`) takes it. */
export const setCollaborator = (
  world: World,
  by: Doer,
  repository: Repository,
  user: User,
  role: RepositoryPermission,
): void => {
  const before = repository.collaborators.get(user);
  if (before === role || (!before && role === "none")) return;
  if (role === "none") repository.collaborators.delete(user);
  else repository.collaborators.set(user, role);
  const action = role === "none" ? "removed" : before ? "edited" : "added";
  emit(world, by, {
    event: "member",
    action,
    repository,
    payload: () => ({
      member: accountJson(world, user),
      ...(action === "added" && { changes: { permission: { to: role } } }),
      ...(action === "edited" && { changes: { permission: { from: before, to: role } } }),
    }),
  });
};

/** The account goes; what it wrote stays, without an author. */
export const deleteAccount = (world: World, user: User): void => {
  user.deleted = true;
  world.users.delete(user.login.toLowerCase());
  for (const organization of world.organizations.values()) {
    organization.members.delete(user);
    for (const team of organization.teams.values()) team.members.delete(user);
  }
};
