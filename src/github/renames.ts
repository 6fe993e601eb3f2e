import type { Octokit } from "@octokit/rest";
import type { Subject } from "../domain/subject.js";
import type { PullRequestFacts } from "./facts.js";

/** Whether a pull request renames files, as far as its facts show. */
export const renames = ({ files }: PullRequestFacts): boolean =>
  files?.nodes.some(({ changeType }) => changeType === "RENAMED") ?? false;

/**
 * Puts the former paths of renamed files beside the new ones: what is moved out of a folder changes that folder.
 * GraphQL does not tell them; REST does, a hundred a request and 3,000 at most
 * (https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files). Nothing is asked where nothing is renamed.
 */
export const withFormerPaths = async (
  octokit: Octokit,
  { owner, name, number }: Subject,
  facts: PullRequestFacts,
): Promise<PullRequestFacts> => {
  if (!facts.files || !renames(facts)) return facts;
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, {
    owner,
    repo: name,
    pull_number: number,
    per_page: 100,
  });
  if (!Array.isArray(files)) throw new Error("the answer was not JSON");
  const former = files.flatMap(({ status, previous_filename: path }) =>
    status === "renamed" && path !== undefined ? [{ path, changeType: "DELETED" }] : [],
  );
  const known = new Set(facts.files.nodes.map(({ path }) => path));
  const added = former.filter(({ path }) => !known.has(path));
  return { ...facts, files: { ...facts.files, nodes: [...facts.files.nodes, ...added] } };
};
