import type { Repository, RepositoryPermission, Team, User } from "./model.js";
import { reaches } from "./wire/repository.js";

/** Everyone on the team, those of its child teams included, as GitHub lists a team's members. */
export const teamMembers = (team: Team): ReadonlyMap<User, "maintainer" | "member"> => {
  const found = new Map(team.members);
  for (const child of team.organization.teams.values())
    if (child.parent === team)
      for (const user of teamMembers(child).keys()) if (!found.has(user)) found.set(user, "member");
  return found;
};

/** What a person may do in the repository, the best that any way in gives. https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories */
export const roleOf = (user: User | undefined, repository: Repository): RepositoryPermission => {
  let best: RepositoryPermission = repository.private ? "none" : "read";
  if (!user || user.deleted) return best;
  const offer = (role: RepositoryPermission | undefined) => {
    if (role && reaches(role, best)) best = role;
  };
  const { owner } = repository;
  if (owner === user) return "admin";
  offer(repository.collaborators.get(user));
  if (owner.type !== "Organization") return best;
  const membership = owner.members.get(user);
  if (membership === "admin") return "admin";
  if (membership) offer(owner.defaultPermission);
  for (const team of owner.teams.values()) {
    const role = teamRole(team, repository);
    if (role !== "none" && teamMembers(team).has(user)) offer(role);
  }
  return best;
};

/** What a team's members may do there, by the team itself or one it is a child of. */
export const teamRole = (team: Team, repository: Repository): RepositoryPermission => {
  const own = team.repositories.get(repository.id) ?? "none";
  const inherited = team.parent ? teamRole(team.parent, repository) : "none";
  return reaches(own, inherited) ? own : inherited;
};

/** How the author of something stands to the repository. https://docs.github.com/graphql/reference/enums#commentauthorassociation */
export const associationOf = (
  user: User,
  repository: Repository,
): "OWNER" | "MEMBER" | "COLLABORATOR" | "NONE" => {
  const { owner } = repository;
  if (owner === user) return "OWNER";
  if (owner.type === "Organization" && owner.members.has(user)) return "MEMBER";
  return repository.collaborators.has(user) ? "COLLABORATOR" : "NONE";
};

/** Who may be assigned: people who can write, or belong to the organisation and can read. */
export const assignable = (user: User, repository: Repository): boolean => {
  if (user.deleted || user.type === "Bot") return false;
  const role = roleOf(user, repository);
  if (reaches(role, "triage") || repository.collaborators.has(user)) return true;
  const { owner } = repository;
  return owner.type === "Organization" && owner.members.has(user) && reaches(role, "read");
};
