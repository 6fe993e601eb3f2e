import type { Octokit } from "@octokit/rest";
import { type Repository, repositoryName } from "../domain/subject.js";
import type { PolicyText } from "../policy/outcome.js";
import { POLICY_PATH } from "../policy/path.js";
import { answered } from "./errors.js";

interface Known {
  readonly etag: string;
  readonly text: PolicyText;
}

/**
 * Reads policy files from default branches. The last answer is kept with its ETag: asking again for a file that has
 * not changed costs a request but nothing of the rate limit
 * (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate).
 *
 * Never throws: a file that is not there, and a file that cannot be reached, are different answers.
 */
export const policyReader = (octokit: Octokit) => {
  const known = new Map<string, Known>();

  return async (repository: Repository): Promise<PolicyText> => {
    const last = known.get(repositoryName(repository));
    try {
      const { data, headers } = await octokit.rest.repos.getContent({
        owner: repository.owner,
        repo: repository.name,
        path: POLICY_PATH,
        ...(last ? { headers: { "if-none-match": last.etag } } : {}),
      });
      const text = contentOf(data);
      if (headers.etag && text.kind !== "unreachable")
        known.set(repositoryName(repository), { etag: headers.etag, text });
      return text;
    } catch (error) {
      const answer = answered(error);
      if (answer?.status === 304 && last) return last.text;
      if (answer?.status === 404) return { kind: "absent" };
      const reason = answer ? `GitHub answered ${answer.status}` : "GitHub did not answer";
      return { kind: "unreachable", reason };
    }
  };
};

// A directory or a submodule in the file's place is no policy; a file over 1 MB comes without its content.
const contentOf = (data: unknown): PolicyText => {
  if (typeof data !== "object" || data === null)
    return { kind: "unreachable", reason: "GitHub's answer was not JSON" };
  const file = data as { type?: string; content?: string; encoding?: string };
  if (Array.isArray(data) || file.type !== "file") return { kind: "absent" };
  if (file.encoding !== "base64" || file.content === undefined)
    return { kind: "unreachable", reason: "the file is over 1 MB" };
  return { kind: "text", text: Buffer.from(file.content, "base64").toString("utf8") };
};
