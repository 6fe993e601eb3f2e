import {
  created,
  doer,
  type Endpoint,
  ok,
  onRepository,
  type RepositoryCall,
} from "../endpoint.js";
import type { CheckSuite } from "../model.js";
import { page } from "../paging.js";
import { rerequestSuite } from "../state/checks.js";
import { checkSuiteJson } from "../wire/checks.js";
import { commitInPath } from "./commits.js";
import { found, numberIn } from "./find.js";

const suiteIn = (call: RepositoryCall): CheckSuite =>
  found(call.repository.checkSuites.get(numberIn(call, "check_suite_id")));

/** https://docs.github.com/rest/checks/suites */
export const checkSuites: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}",
    docs: "checks/suites#get-a-check-suite",
    needs: { checks: "read" },
    answer: (call) => ok(checkSuiteJson(call.world, suiteIn(call))),
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest",
    docs: "checks/suites#rerequest-a-check-suite",
    needs: { checks: "write" },
    answer: (call) => {
      rerequestSuite(call.world, doer(call), suiteIn(call));
      return created({});
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/check-suites",
    docs: "checks/suites#list-check-suites-for-a-git-reference",
    needs: { checks: "read" },
    answer: (call) => {
      const { world, repository, params, query } = call;
      const { sha } = commitInPath(call);
      const suites = (repository.suitesBySha.get(sha) ?? []).filter(
        ({ app }) => !query.has("app_id") || String(app.id) === query.get("app_id"),
      );
      const path = `/repos/${params.owner}/${params.repo}/commits/${params.ref}/check-suites`;
      return page(
        call,
        path,
        suites,
        (suite) => checkSuiteJson(world, suite),
        (check_suites) => ({ total_count: suites.length, check_suites }),
      );
    },
  }),
];
