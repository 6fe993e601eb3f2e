import type { Account, App, Installation, Organization, Team, User, World } from "../model.js";
import { stamp, stampOrNull } from "./time.js";

export type Json = Record<string, unknown>;

/** An account as it stands in other things. https://docs.github.com/rest/users/users */
export const accountJson = ({ url }: World, account: Account): Json => {
  const api = `${url}/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: account.nodeId,
    avatar_url: `${url}/avatars/u/${account.id}?v=4`,
    gravatar_id: "",
    url: api,
    html_url:
      account.type === "Bot"
        ? `${url}/apps/${account.login.replace("[bot]", "")}`
        : `${url}/${account.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    site_admin: false,
    user_view_type: "public",
  };
};

/** The author of a thing; null once the account is gone. */
export const personJson = (world: World, user: User | undefined): Json | null =>
  user && !user.deleted ? accountJson(world, user) : null;

/** https://docs.github.com/rest/users/users#get-a-user */
export const fullUserJson = (world: World, user: User): Json => ({
  ...accountJson(world, user),
  name: user.name ?? null,
  company: null,
  blog: null,
  location: null,
  email: user.email ?? null,
  hireable: null,
  bio: null,
  twitter_username: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: stamp(user.createdAt),
  updated_at: stamp(user.createdAt),
});

/** An organisation as it stands in webhooks. */
export const organizationJson = ({ url }: World, organization: Organization): Json => {
  const api = `${url}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: organization.nodeId,
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${url}/avatars/u/${organization.id}?v=4`,
    description: "",
  };
};

/** A team in lists and webhooks. https://docs.github.com/rest/teams/teams */
export const teamJson = (world: World, team: Team): Json => ({
  ...teamBase(world, team),
  parent: team.parent ? teamBase(world, team.parent) : null,
});

const teamBase = ({ url }: World, team: Team): Json => {
  const api = `${url}/organizations/${team.organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: team.nodeId,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: "notifications_enabled",
    permission: "pull",
    url: api,
    html_url: `${url}/orgs/${team.organization.login}/teams/${team.slug}`,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    type: "organization",
    organization_id: team.organization.id,
  };
};

/** https://docs.github.com/rest/teams/teams#get-a-team-by-name */
export const fullTeamJson = (world: World, team: Team, members: number): Json => ({
  ...teamJson(world, team),
  members_count: members,
  repos_count: team.repositories.size,
  created_at: stamp(team.createdAt),
  updated_at: stamp(team.updatedAt),
  organization: {
    ...organizationJson(world, team.organization),
    is_verified: false,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${world.url}/${team.organization.login}`,
    created_at: stamp(team.organization.createdAt),
    updated_at: stamp(team.organization.createdAt),
    archived_at: null,
    type: "Organization",
  },
});

/** https://docs.github.com/rest/apps/apps#get-the-authenticated-app */
export const appJson = (world: World, app: App): Json => ({
  id: app.id,
  client_id: app.clientId,
  slug: app.slug,
  node_id: app.nodeId,
  owner: accountJson(world, app.owner),
  name: app.name,
  description: app.description,
  external_url: app.externalUrl,
  html_url: `${world.url}/apps/${app.slug}`,
  created_at: stamp(app.createdAt),
  updated_at: stamp(app.createdAt),
  permissions: app.permissions,
  events: app.events,
});

/** https://docs.github.com/rest/apps/apps#list-installations-for-the-authenticated-app */
export const installationJson = (world: World, installation: Installation): Json => {
  const { app, account, suspended } = installation;
  return {
    id: installation.id,
    client_id: app.clientId,
    account: accountJson(world, account),
    repository_selection: installation.repositories === "all" ? "all" : "selected",
    access_tokens_url: `${world.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: `${world.url}/organizations/${account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type === "Organization" ? "Organization" : "User",
    permissions: installation.permissions,
    events: installation.events,
    created_at: stamp(installation.createdAt),
    updated_at: stamp(installation.updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspended ? accountJson(world, suspended.by) : null,
    suspended_at: stampOrNull(suspended?.at),
  };
};
