import type { Octokit } from "@octokit/rest";
import picomatch from "picomatch";
import type { Repository } from "../domain/subject.js";
import { type Instant, Temporal } from "../domain/time.js";
import type { Signal } from "../maintenance/signal.js";
import { answered, isLimited } from "./errors.js";

/** Not there, not to be seen with these permissions, empty, or taken down: then nothing was seen. */
const NOTHING = new Set([403, 404, 409, 410, 451]);

/** When a signal was last seen, in one request; undefined if never, or where nobody may look. */
export const latestOf = async (
  octokit: Octokit,
  repository: Repository,
  signal: Signal,
): Promise<Instant | undefined> => {
  try {
    const at = await lookFor(octokit, { owner: repository.owner, repo: repository.name }, signal);
    return at ? Temporal.Instant.from(at) : undefined;
  } catch (error) {
    const answer = answered(error);
    if (answer && NOTHING.has(answer.status) && !isLimited(answer)) return undefined;
    throw error;
  }
};

interface Place {
  readonly owner: string;
  readonly repo: string;
}

const lookFor = (
  octokit: Octokit,
  place: Place,
  signal: Signal,
): Promise<string | null | undefined> => {
  switch (signal.kind) {
    case "workflow":
      return greenRun(octokit, place, signal.file);
    case "commits":
      return lastCommit(octokit, place, signal.path);
    case "comments":
      return lastComment(octokit, place, signal.by);
    case "issue":
      return closing(octokit, place, signal.number);
    case "release":
      return release(octokit, signal.repository, signal.tag);
  }
};

/**
 * Newest first. A run for a pull request from a fork is green by the fork's own files, and shows nothing.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
const greenRun = async (
  octokit: Octokit,
  place: Place,
  file: string,
): Promise<string | undefined> => {
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    ...place,
    workflow_id: file,
    status: "success",
    per_page: 20,
  });
  const own = data.workflow_runs.find(
    ({ head_repository, repository }) => head_repository?.id === repository.id,
  );
  return own?.run_started_at ?? own?.created_at;
};

// https://docs.github.com/en/rest/commits/commits#list-commits
const lastCommit = async (
  octokit: Octokit,
  place: Place,
  path: string,
): Promise<string | undefined> => {
  const { data } = await octokit.rest.repos.listCommits({ ...place, path, per_page: 1 });
  return data[0]?.commit.committer?.date;
};

/** Of any issue or pull request. https://docs.github.com/en/rest/issues/comments#list-issue-comments-for-a-repository */
const lastComment = async (
  octokit: Octokit,
  place: Place,
  by: string,
): Promise<string | undefined> => {
  const { data } = await octokit.rest.issues.listCommentsForRepo({
    ...place,
    sort: "created",
    direction: "desc",
    per_page: 100,
  });
  const wanted = by.toLowerCase();
  return data.find(({ user }) => user?.login.toLowerCase().replace(/\[bot\]$/, "") === wanted)
    ?.created_at;
};

const closing = async (
  octokit: Octokit,
  place: Place,
  issue_number: number,
): Promise<string | null> => {
  const { data } = await octokit.rest.issues.get({ ...place, issue_number });
  return data.state === "closed" ? data.closed_at : null;
};

/** The latest one that is neither a draft nor a pre-release; or, with a pattern, of those whose tag it matches. */
const release = async (
  octokit: Octokit,
  repository: string,
  tag: string | undefined,
): Promise<string | null | undefined> => {
  const [owner = "", repo = ""] = repository.split("/");
  if (tag === undefined)
    return (await octokit.rest.repos.getLatestRelease({ owner, repo })).data.published_at;
  const { data } = await octokit.rest.repos.listReleases({ owner, repo, per_page: 30 });
  const isMeant = picomatch(tag, { dot: true });
  return data
    .filter(({ draft, tag_name }) => !draft && isMeant(tag_name))
    .map(({ published_at }) => published_at ?? "")
    .sort()
    .at(-1);
};
