import { type Endpoint, ok, onRepository } from "../endpoint.js";
import { page } from "../paging.js";
import { releaseJson } from "../wire/releases.js";
import { found } from "./find.js";

/** https://docs.github.com/rest/releases/releases */
export const releases: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/releases",
    docs: "releases/releases#list-releases",
    needs: { contents: "read" },
    answer: (call) => {
      const { world, repository, params } = call;
      const path = `/repos/${params.owner}/${params.repo}/releases`;
      const all = [...repository.releases].reverse();
      return page(call, path, all, (one) => releaseJson(world, repository, one));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/releases/latest",
    docs: "releases/releases#get-the-latest-release",
    needs: { contents: "read" },
    answer: ({ world, repository }) =>
      ok(
        releaseJson(
          world,
          repository,
          found(repository.releases.findLast((one) => !one.prerelease)),
        ),
      ),
  }),
];
