import { created, doer, type Endpoint, onRepository } from "../endpoint.js";
import * as input from "../input.js";
import { Refusal } from "../refusal.js";
import { moveBranch } from "../state/push.js";
import { apiUrl } from "../wire/repository.js";

/** https://docs.github.com/rest/git/refs */
export const refs: readonly Endpoint[] = [
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/git/refs",
    docs: "git/refs#create-a-reference",
    needs: { contents: "write" },
    answer: (call) => {
      const { world, repository, body } = call;
      const ref = input.needed(body, "ref");
      const sha = input.needed(body, "sha");
      const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
      if (branch === undefined)
        throw new Refusal(
          422,
          "Reference name must start with 'refs' and have at least two slashes",
        );
      if (repository.branches.has(branch)) throw new Refusal(422, "Reference already exists");
      // Git keeps a branch as a file: there is none below another.
      if ([...repository.branches.keys()].some((one) => branch.startsWith(`${one}/`)))
        throw new Refusal(422, "Reference update failed");
      if (!repository.commits.has(sha)) throw new Refusal(422, "Object does not exist");
      moveBranch(world, doer(call), repository, branch, sha);
      const api = apiUrl(world, repository);
      return created({
        ref,
        node_id: `REF_${Buffer.from(ref).toString("base64url")}`,
        url: `${api}/git/${ref}`,
        object: { type: "commit", sha, url: `${api}/git/commits/${sha}` },
      });
    },
  }),
];
