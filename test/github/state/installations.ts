import type { App, Installation, Permissions, Repository, World } from "../model.js";

/** The App's installation that reaches the repository, suspended ones not counted. */
export const installationOn = (
  world: World,
  app: App,
  repository: Repository,
): Installation | undefined => {
  for (const installation of world.installations.values())
    if (installation.app === app && covers(installation, repository)) return installation;
  return undefined;
};

/** Whether the installation is on the repository and not suspended. */
export const covers = (installation: Installation, repository: Repository): boolean =>
  !installation.suspended &&
  installation.account === repository.owner &&
  (installation.repositories === "all" || installation.repositories.has(repository.id));

/** Every repository that the installation is on, in the order they were made. */
export const coveredBy = (world: World, installation: Installation): readonly Repository[] =>
  [...world.repositoriesById.values()].filter((repository) => covers(installation, repository));

/** Whether `has` gives at least `needed`: write gives read, admin gives both. */
export const grants = (has: Permissions, needed: Permissions): boolean =>
  Object.entries(needed).every(([name, access]) => {
    const given = name === "metadata" ? (has[name] ?? "read") : has[name];
    return given === "admin" || given === access || (given === "write" && access === "read");
  });
