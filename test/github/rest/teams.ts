import { teamMembers } from "../access.js";
import { type Call, type Endpoint, ok } from "../endpoint.js";
import type { Organization, Team, User } from "../model.js";
import { page } from "../paging.js";
import { notFound } from "../refusal.js";
import { accountJson, fullTeamJson, teamJson } from "../wire/accounts.js";
import { found } from "./find.js";

/** Teams are seen by the organisation's members, and by an App installed on it. */
const organizationIn = (call: Call): Organization => {
  const { actor, world, params } = call;
  const organization = found(world.organizations.get((params.org ?? "").toLowerCase()));
  const inside =
    actor.kind === "user"
      ? organization.members.has(actor.user)
      : actor.kind === "installation" && actor.installation.account === organization;
  if (!inside) throw notFound();
  return organization;
};

const teamIn = (call: Call): Team =>
  found(organizationIn(call).teams.get(call.params.team_slug ?? ""));

const byLogin = (people: Iterable<User>): readonly User[] =>
  [...people].sort((a, b) => (a.login.toLowerCase() < b.login.toLowerCase() ? -1 : 1));

/** https://docs.github.com/rest/teams and https://docs.github.com/rest/orgs/members */
export const teams: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/orgs/{org}/teams",
    docs: "teams/teams#list-teams",
    needs: { members: "read" },
    answer: (call) => {
      const { teams } = organizationIn(call);
      return page(call, `/orgs/${call.params.org}/teams`, [...teams.values()], (team) =>
        teamJson(call.world, team),
      );
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}",
    docs: "teams/teams#get-a-team-by-name",
    needs: { members: "read" },
    answer: (call) => {
      const team = teamIn(call);
      return ok(fullTeamJson(call.world, team, teamMembers(team).size));
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}/members",
    docs: "teams/members#list-team-members",
    needs: { members: "read" },
    answer: (call) => {
      const members = teamMembers(teamIn(call));
      const role = call.query.get("role") ?? "all";
      const some = [...members].filter(([, has]) => role === "all" || has === role);
      const path = `/orgs/${call.params.org}/teams/${call.params.team_slug}/members`;
      return page(call, path, byLogin(some.map(([user]) => user)), (user) =>
        accountJson(call.world, user),
      );
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
    docs: "teams/members#get-team-membership-for-a-user",
    needs: { members: "read" },
    answer: (call) => {
      const team = teamIn(call);
      const user = found(call.world.users.get((call.params.username ?? "").toLowerCase()));
      const active = teamMembers(team).get(user);
      const role = found(active ?? team.pending.get(user));
      const { organization } = team;
      return ok({
        url: `${call.world.url}/organizations/${organization.id}/team/${team.id}/memberships/${user.login}`,
        role,
        state: active ? "active" : "pending",
      });
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/members",
    docs: "orgs/members#list-organization-members",
    needs: { members: "read" },
    answer: (call) => {
      const role = call.query.get("role") ?? "all";
      const some = [...organizationIn(call).members].filter(
        ([, has]) => role === "all" || has === role,
      );
      return page(
        call,
        `/orgs/${call.params.org}/members`,
        byLogin(some.map(([user]) => user)),
        (user) => accountJson(call.world, user),
      );
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/members/{username}",
    docs: "orgs/members#check-organization-membership-for-a-user",
    needs: { members: "read" },
    answer: (call) => {
      const user = call.world.users.get((call.params.username ?? "").toLowerCase());
      if (!user || !organizationIn(call).members.has(user)) throw notFound();
      return { status: 204 };
    },
  },
];
