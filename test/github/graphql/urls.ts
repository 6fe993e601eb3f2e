import type { Account, Repository, Team, Thread, World } from "../model.js";

/** Paths of pages on the web, as `resourcePath` gives them. The simulation serves no pages: only the links are right. */
export const paths = {
  account: ({ login, type }: Account): string =>
    type === "Bot" ? `/apps/${login.replace(/\[bot\]$/, "")}` : `/${login}`,
  repository: ({ owner, name }: Repository): string => `/${owner.login}/${name}`,
  thread: ({ repository, type, number }: Thread): string =>
    `${paths.repository(repository)}/${type === "Issue" ? "issues" : "pull"}/${number}`,
  commit: (repository: Repository, sha: string): string =>
    `${paths.repository(repository)}/commit/${sha}`,
  team: ({ organization, slug }: Team): string => `/orgs/${organization.login}/teams/${slug}`,
};

/** The address of a page, on the host that REST's `html_url` names too. */
export const pageUrl = ({ world }: { readonly world: World }, path: string): string =>
  `${world.url}${path}`;
