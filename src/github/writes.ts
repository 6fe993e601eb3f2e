import type { Octokit } from "@octokit/rest";
import { withLines } from "../domain/effect.js";
import type { Annotation } from "../domain/finding.js";
import type { Repository, Subject } from "../domain/subject.js";
import type { CheckWrite, Write } from "../engine/gateway.js";
import type { CheckReport } from "../engine/report.js";
import { answered } from "./errors.js";
import { propose } from "./propose.js";
import { CHECK_NAME } from "./queries.js";

/** Carries one write out: one REST request. */
export const write = async (octokit: Octokit, subject: Subject, change: Write): Promise<void> => {
  const repo = { owner: subject.owner, repo: subject.name };
  const issue = { ...repo, issue_number: subject.number };
  switch (change.kind) {
    case "add labels":
      await octokit.rest.issues.addLabels({ ...issue, labels: [...change.labels] });
      return;
    case "remove label":
      await unlessGone(octokit.rest.issues.removeLabel({ ...issue, name: change.label }));
      return;
    case "assign":
      return assign(octokit, subject, change);
    case "unassign":
      await octokit.rest.issues.removeAssignees({ ...issue, assignees: [change.login] });
      return;
    case "close":
      await octokit.rest.issues.update({
        ...issue,
        state: "closed",
        state_reason: change.reason,
      });
      return;
    case "reopen":
      await octokit.rest.issues.update({ ...issue, state: "open" });
      return;
    case "replace lines": {
      const { data } = await octokit.rest.issues.get(issue);
      const body = withLines(data.body ?? "", change.lines);
      if (body !== data.body) await octokit.rest.issues.update({ ...issue, body });
      return;
    }
    case "mark seen":
      await octokit.rest.reactions.createForIssueComment({
        ...repo,
        comment_id: change.comment,
        content: "eyes",
      });
      return;
    case "write comment":
      await octokit.rest.issues.createComment({ ...issue, body: change.body });
      return;
    case "edit comment":
      await octokit.rest.issues.updateComment({
        ...repo,
        comment_id: change.id,
        body: change.body,
      });
      return;
    case "propose file": {
      const pull = await propose(octokit, subject, change.proposal);
      const body =
        pull === "refused" ? change.otherwise : change.said.replaceAll("{pull}", `#${pull}`);
      await octokit.rest.issues.createComment({ ...issue, body });
      return;
    }
    case "write check":
    case "edit check":
      return writeCheck(octokit, subject, change);
  }
};

/**
 * Assigns somebody. Whoever has no access to the repository cannot be: GitHub then passes over them, or refuses with 422
 * (https://docs.github.com/en/rest/issues/assignees#add-assignees-to-an-issue).
 */
const assign = async (
  octokit: Octokit,
  { owner, name, number }: Subject,
  { login, orElse }: Extract<Write, { kind: "assign" }>,
): Promise<void> => {
  const issue = { owner, repo: name, issue_number: number };
  const isAssigned = await octokit.rest.issues.addAssignees({ ...issue, assignees: [login] }).then(
    ({ data }) =>
      (data.assignees ?? []).some((one) => one.login.toLowerCase() === login.toLowerCase()),
    (error: unknown) => {
      if (answered(error)?.status === 422) return false;
      throw error;
    },
  );
  if (!isAssigned && orElse) await octokit.rest.issues.createComment({ ...issue, body: orElse });
};

/** Writes one check run: one REST request. */
export const writeCheck = async (
  octokit: Octokit,
  { owner, name }: Repository,
  change: CheckWrite,
): Promise<void> => {
  const body = { owner, repo: name, ...checkBody(change.check) };
  if (change.kind === "edit check")
    await octokit.rest.checks.update({ ...body, check_run_id: change.id });
  else await octokit.rest.checks.create({ ...body, name: CHECK_NAME, head_sha: change.headSha });
};

// Someone else was quicker: what should not be there is not there.
const unlessGone = async (removal: Promise<unknown>): Promise<void> => {
  try {
    await removal;
  } catch (error) {
    if (answered(error)?.status !== 404) throw error;
  }
};

/** GitHub takes 50 annotations a request (https://docs.github.com/en/rest/checks/runs#create-a-check-run). */
const MOST_ANNOTATIONS = 50;

const checkBody = (check: CheckReport) => ({
  status: "completed" as const,
  conclusion: check.conclusion,
  external_id: check.mark,
  output: {
    title: check.title,
    summary: check.summary,
    ...(check.annotations.length > 0
      ? { annotations: check.annotations.slice(0, MOST_ANNOTATIONS).map(annotationBody) }
      : {}),
  },
});

const annotationBody = (annotation: Annotation) => ({
  path: annotation.path,
  start_line: annotation.line,
  end_line: annotation.line,
  annotation_level: annotation.level ?? ("failure" as const),
  title: annotation.title,
  message: annotation.message,
  ...(annotation.column === undefined
    ? {}
    : { start_column: annotation.column, end_column: annotation.column }),
});
