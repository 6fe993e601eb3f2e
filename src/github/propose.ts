import type { Octokit } from "@octokit/rest";
import type { Repository } from "../domain/subject.js";
import type { Proposal } from "../engine/incidents/gateway.js";
import { answered } from "./errors.js";

/**
 * Proposes a file by a pull request from a branch of its own: it is looked for, then the branch is made, the file written
 * to it, and the pull request opened. What a proposal that broke off has done already is found done.
 * https://docs.github.com/en/rest/git/refs#create-a-reference,
 * https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
 *
 * @returns the pull request's number, whatever became of it; "refused" where this token may not write files.
 */
export const propose = async (
  octokit: Octokit,
  { owner, name }: Repository,
  { branch, base, path, text, title, body }: Proposal,
): Promise<number | "refused"> => {
  const repo = { owner, repo: name };
  const { data: before } = await octokit.rest.pulls.list({
    ...repo,
    head: `${owner}:${branch}`,
    state: "all",
    per_page: 1,
  });
  if (before[0]) return before[0].number;
  try {
    await unlessThere(
      octokit.rest.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: base.sha }),
    );
    const there = await fileOn(octokit, repo, branch, path);
    if (there?.text !== text)
      await octokit.rest.repos.createOrUpdateFileContents({
        ...repo,
        path,
        branch,
        message: title,
        content: Buffer.from(text).toString("base64"),
        ...(there ? { sha: there.sha } : {}),
      });
    const { data } = await octokit.rest.pulls.create({
      ...repo,
      head: branch,
      base: base.name,
      title,
      body,
    });
    return data.number;
  } catch (error) {
    if (isRefusal(error)) return "refused";
    throw error;
  }
};

/**
 * `Resource not accessible by integration`: the permission was not given; a rate limit is answered with 403 as well. A
 * repository that one can read and not write to is not found (404). A rule of the repository's own keeps the branch from
 * being made or written to (409 or 422), a branch `watchbill` leaves no room for one below it (422), and what is on the
 * branch already leaves nothing to propose (422). That somebody was quicker is no refusal, however.
 */
const isRefusal = (error: unknown): boolean => {
  const answer = answered(error);
  if (!answer) return false;
  const { status, message } = answer;
  return (
    (status === 403 && /not accessible|not permitted/i.test(message)) ||
    status === 404 ||
    (status === 409 && /protected branch|rule violation/i.test(message)) ||
    (status === 422 && !/already exists|"sha"/i.test(message))
  );
};

// Somebody was quicker, or a proposal broke off here.
const unlessThere = async (making: Promise<unknown>): Promise<void> => {
  try {
    await making;
  } catch (error) {
    const answer = answered(error);
    if (answer?.status !== 422 || !/already exists/i.test(answer.message)) throw error;
  }
};

const fileOn = async (
  octokit: Octokit,
  repo: { readonly owner: string; readonly repo: string },
  ref: string,
  path: string,
): Promise<{ readonly sha: string; readonly text: string } | undefined> => {
  try {
    const { data } = await octokit.rest.repos.getContent({ ...repo, path, ref });
    if (Array.isArray(data) || data.type !== "file") return undefined;
    return { sha: data.sha, text: Buffer.from(data.content, "base64").toString() };
  } catch (error) {
    if (answered(error)?.status === 404) return undefined;
    throw error;
  }
};
