import type { NewIssue, Push, PushedCommit, PushSnapshot } from "../../domain/push.js";
import { repositoryName } from "../../domain/subject.js";
import { counted, quoted } from "../../domain/words.js";
import { isProductionBranch } from "../../policy/policy.js";
import type { Circumstances } from "../circumstances.js";

/** The label of the issues that name pushes past pull requests. */
export const DIRECT_PUSH_LABEL = "direct-push";

/** More commits than this are not named one by one. */
const MOST_NAMED = 20;

/** Whether the policy wants pushes to this branch watched (R29). */
export const isWatched = ({ branch }: Push, { policy: outcome }: Circumstances): boolean =>
  outcome.kind === "valid" &&
  outcome.policy.operations !== false &&
  outcome.policy.operations.direct_pushes === "issue" &&
  isProductionBranch(outcome.policy, branch);

/**
 * The issue that a push calls for; undefined if pull requests brought all of it, or if it has its issue. A push with
 * force takes away what was there, so no pull request can stand for it.
 */
export const issueOn = (push: Push, shown: PushSnapshot): NewIssue | undefined => {
  const strays = shown.commits.filter(({ byPullRequest }) => !byPullRequest);
  if (strays.length === 0 && !push.forced) return undefined;
  const mark = markOf(push);
  if (shown.reports.some((body) => body.startsWith(mark))) return undefined;
  return {
    title: `Direct push to ${push.branch}: ${push.after.slice(0, 7)}`,
    body: [mark, sayPush(push, shown), ...sayStrays(strays), WHAT_TO_DO].join("\n\n"),
    labels: [DIRECT_PUSH_LABEL],
  };
};

/** The hidden first line by which watchbill knows that a push has its issue. What could end the comment is escaped. */
const markOf = (push: Push): string =>
  `<!-- watchbill:direct-push ${repositoryName(push)} ${encodeURIComponent(push.branch)} ` +
  `${push.before}..${push.after} -->`;

const sayPush = ({ branch, before, after, forced, by }: Push, { url }: PushSnapshot): string =>
  `${by === undefined ? "Somebody" : quoted(by)} pushed to the production branch ${quoted(branch)} past pull requests` +
  `${forced ? ", with force, so commits that were there are gone from it" : ""}: nobody had to approve it, and no ` +
  `check could hold it back. See [what changed](${url}/compare/${before}...${after}).`;

const sayStrays = (strays: readonly PushedCommit[]): readonly string[] => {
  if (strays.length === 0) return [];
  const named = strays.slice(0, MOST_NAMED).map(({ sha, headline, author }) => {
    const by = author === undefined ? "" : ` by ${quoted(author)}`;
    return `- ${sha} ${quoted(headline)}${by}`;
  });
  const rest = strays.length - named.length;
  const lines = rest > 0 ? [...named, `- and ${counted(rest, "more commit")}`] : named;
  return ["No pull request brought:", lines.join("\n")];
};

const WHAT_TO_DO =
  "Please say here why it was needed and how it was checked, or take it back by a pull request, and then close this " +
  "issue.";
