import { type Call, created, type Endpoint, nothing, ok, onRepository } from "../endpoint.js";
import * as input from "../input.js";
import type { App, Installation, Permissions, Repository, World } from "../model.js";
import { page } from "../paging.js";
import { inReach } from "../permissions.js";
import { notFound, Refusal } from "../refusal.js";
import { uninstall } from "../state/apps.js";
import { coveredBy, covers, grants } from "../state/installations.js";
import { createInstallationToken } from "../state/tokens.js";
import { appJson, installationJson } from "../wire/accounts.js";
import { mergeSettingsJson, permissionsJson, repositoryJson } from "../wire/repository.js";
import { stamp } from "../wire/time.js";
import { found, numberIn } from "./find.js";

/** The App that made the call; the router let no one else in. */
const appOf = ({ actor }: Call): App => {
  if (actor.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
  return actor.app;
};

const own = (call: Call): readonly Installation[] =>
  [...call.world.installations.values()].filter(({ app }) => app === appOf(call));

const installationIn = (call: Call): Installation =>
  found(own(call).find(({ id }) => id === numberIn(call, "installation_id")));

const withPermissions = (world: World, repository: Repository, permissions: Permissions) => ({
  ...repositoryJson(world, repository),
  ...mergeSettingsJson(repository),
  permissions: permissionsJson(grants(permissions, { contents: "write" }) ? "write" : "read"),
});

const namedRepositories = (call: Call, installation: Installation) => {
  const names = input.texts(call.body, "repositories")?.map((name) => name.toLowerCase());
  const ids = call.body.repository_ids as readonly number[] | undefined;
  if (!names && !ids) return undefined;
  const account = [...call.world.repositoriesById.values()].filter(
    ({ owner }) => owner === installation.account,
  );
  const some = [
    ...(names ?? []).map((name) => account.find((one) => one.name.toLowerCase() === name)),
    ...(ids ?? []).map((id) => call.world.repositoriesById.get(id)),
  ];
  return some.map((one) => {
    if (one) return one;
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  });
};

export const apps: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/app",
    docs: "apps/apps#get-the-authenticated-app",
    as: "app",
    answer: (call) =>
      ok({ ...appJson(call.world, appOf(call)), installations_count: own(call).length }),
  },
  {
    method: "GET",
    path: "/app/installations",
    docs: "apps/apps#list-installations-for-the-authenticated-app",
    as: "app",
    answer: (call) =>
      page(call, "/app/installations", own(call), (one) => installationJson(call.world, one)),
  },
  {
    method: "GET",
    path: "/app/installations/{installation_id}",
    docs: "apps/apps#get-an-installation-for-the-authenticated-app",
    as: "app",
    answer: (call) => ok(installationJson(call.world, installationIn(call))),
  },
  {
    method: "DELETE",
    path: "/app/installations/{installation_id}",
    docs: "apps/apps#delete-an-installation-for-the-authenticated-app",
    as: "app",
    answer: (call) => {
      uninstall(call.world, { user: appOf(call).bot }, installationIn(call));
      return nothing();
    },
  },
  {
    method: "POST",
    path: "/app/installations/{installation_id}/access_tokens",
    docs: "apps/apps#create-an-installation-access-token-for-an-app",
    as: "app",
    answer: (call) => {
      const installation = installationIn(call);
      if (installation.suspended) throw new Refusal(403, "This installation has been suspended");
      const repositories = namedRepositories(call, installation);
      const permissions = input.object(call.body, "permissions") as Permissions | undefined;
      const { token, actor, expiresAt } = createInstallationToken(
        call.world,
        installation,
        call.now,
        { repositories, permissions },
      );
      if (actor.kind !== "installation" || !expiresAt) throw new Error("Not such a token");
      return created({
        token,
        expires_at: stamp(expiresAt),
        permissions: actor.permissions,
        repository_selection:
          installation.repositories === "all" && !repositories ? "all" : "selected",
        ...(repositories && {
          repositories: repositories.map((one) =>
            withPermissions(call.world, one, actor.permissions),
          ),
        }),
      });
    },
  },
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/installation",
    docs: "apps/apps#get-a-repository-installation-for-the-authenticated-app",
    as: "app",
    answer: (call) =>
      ok(
        installationJson(
          call.world,
          found(own(call).find((installation) => covers(installation, call.repository))),
        ),
      ),
  }),
  {
    method: "GET",
    path: "/orgs/{org}/installation",
    docs: "apps/apps#get-an-organization-installation-for-the-authenticated-app",
    as: "app",
    answer: (call) => {
      const account = call.world.organizations.get((call.params.org ?? "").toLowerCase());
      return ok(
        installationJson(call.world, found(own(call).find((one) => one.account === account))),
      );
    },
  },
  {
    method: "GET",
    path: "/installation/repositories",
    docs: "apps/installations#list-repositories-accessible-to-the-app-installation",
    answer: (call) => {
      const { actor, world } = call;
      if (actor.kind !== "installation") throw notFound();
      const reached = coveredBy(world, actor.installation).filter((one) => inReach(actor, one));
      return page(
        call,
        "/installation/repositories",
        reached,
        (one) => withPermissions(world, one, actor.permissions),
        (repositories) => ({
          total_count: reached.length,
          repository_selection:
            actor.repositories === "all" && actor.installation.repositories === "all"
              ? "all"
              : "selected",
          repositories,
        }),
      );
    },
  },
  {
    method: "DELETE",
    path: "/installation/token",
    docs: "apps/installations#revoke-an-installation-access-token",
    answer: (call) => {
      for (const [text, token] of call.world.tokens)
        if (token.actor === call.actor) call.world.tokens.delete(text);
      return nothing();
    },
  },
];
