import type { Octokit } from "@octokit/rest";
import type { Repository } from "../domain/subject.js";

/** The login that an App acts under, such as `watchbill[bot]`: one request as the App itself. */
export const ownLogin = async (app: Octokit): Promise<string> => {
  const { data } = await app.rest.apps.getAuthenticated();
  if (!data) throw new Error("GitHub does not know this App; check APP_ID and its private key.");
  return `${data.slug}[bot]`;
};

/** The App's installations, but those their owners have suspended: one request a hundred. */
export async function* installationIds(app: Octokit): AsyncGenerator<number> {
  const pages = app.paginate.iterator(app.rest.apps.listInstallations, { per_page: 100 });
  for await (const { data } of pages)
    for (const { id, suspended_at } of data) if (!suspended_at) yield id;
}

/** The repositories that an installation may work on, but archived ones, which nobody can write to: one request a hundred. */
export async function* installedRepositories(installation: Octokit): AsyncGenerator<Repository> {
  const pages = installation.paginate.iterator(
    installation.rest.apps.listReposAccessibleToInstallation,
    { per_page: 100 },
  );
  for await (const { data } of pages)
    for (const { owner, name, archived } of data) if (!archived) yield { owner: owner.login, name };
}
