import { assignable, roleOf } from "../access.js";
import { type Call, type Endpoint, ok, onRepository } from "../endpoint.js";
import { tip } from "../git.js";
import type { Repository, RepositoryPermission } from "../model.js";
import { page } from "../paging.js";
import { grants } from "../state/installations.js";
import { protectionOf } from "../state/requirements.js";
import { accountJson } from "../wire/accounts.js";
import { commitJson } from "../wire/code.js";
import { apiUrl, fullRepositoryJson, htmlUrl, permissionsJson } from "../wire/repository.js";
import { found, userIn } from "./find.js";
import { checksJson } from "./protection.js";

const roleOfCaller = ({ actor }: Call, repository: Repository): RepositoryPermission => {
  if (actor.kind === "user") return roleOf(actor.user, repository);
  if (actor.kind !== "installation") return "read";
  return grants(actor.permissions, { contents: "write" }) ? "write" : "read";
};

/** The older words that `permission` keeps to: maintain shows as write, triage as read. */
const OLDER: Readonly<Record<RepositoryPermission, string>> = {
  none: "none",
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

export const repositories: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}",
    docs: "repos/repos#get-a-repository",
    needs: { metadata: "read" },
    answer: (call) =>
      ok(fullRepositoryJson(call.world, call.repository, roleOfCaller(call, call.repository))),
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/branches",
    docs: "branches/branches#list-branches",
    needs: { contents: "read" },
    answer: (call) => {
      const { world, repository } = call;
      const path = `/repos/${call.params.owner}/${call.params.repo}/branches`;
      return page(call, path, [...repository.branches].sort(), ([name, sha]) => ({
        name,
        commit: { sha, url: `${apiUrl(world, repository)}/commits/${sha}` },
        protected: protectionOf(repository, name) !== undefined,
      }));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/branches/{branch}",
    docs: "branches/branches#get-a-branch",
    needs: { contents: "read" },
    answer: ({ world, repository, params }) => {
      const name = params.branch ?? "";
      found(repository.branches.get(name));
      const api = `${apiUrl(world, repository)}/branches/${encodeURIComponent(name)}`;
      const protection = protectionOf(repository, name);
      return ok({
        name,
        commit: commitJson(world, repository, tip(repository, name)),
        _links: { self: api, html: `${htmlUrl(world, repository)}/tree/${name}` },
        protected: protection !== undefined,
        protection: {
          enabled: protection !== undefined,
          required_status_checks: checksJson(protection),
        },
        protection_url: `${api}/protection`,
      });
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
    docs: "collaborators/collaborators#get-repository-permissions-for-a-user",
    needs: { metadata: "read" },
    answer: (call) => {
      const user = userIn(call);
      const role = roleOf(user, call.repository);
      return ok({
        permission: OLDER[role],
        role_name: role,
        user: {
          ...accountJson(call.world, user),
          permissions: permissionsJson(role),
          role_name: role,
        },
      });
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/assignees/{assignee}",
    docs: "issues/assignees#check-if-a-user-can-be-assigned",
    needs: [{ issues: "read" }, { pull_requests: "read" }],
    answer: ({ world, repository, params }) => {
      const user = world.users.get((params.assignee ?? "").toLowerCase());
      return found(user && assignable(user, repository) ? { status: 204 } : undefined);
    },
  }),
];
