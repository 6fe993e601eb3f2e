import type { BranchProtection, Repository, RequiredCheck, Ruleset, Sha } from "../model.js";

/** What a branch asks of what is merged into it: its classic protection and its active rulesets together. */
export interface Requirements {
  readonly protection: BranchProtection | undefined;
  readonly checks: readonly RequiredCheck[];
  /** The head must have everything the base has. */
  readonly strict: boolean;
  readonly approvals: number;
  readonly mergeQueue: boolean;
  readonly forcePushes: boolean;
}

/** `*` is any run of characters but `/`, as in GitHub's branch patterns. */
const matches = (pattern: string, branch: string): boolean =>
  pattern === branch ||
  new RegExp(
    `^${pattern
      .split(/(\*\*\/|\*)/)
      .map((part) =>
        part === "*" ? "[^/]*" : part === "**/" ? ".*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
      )
      .join("")}$`,
  ).test(branch);

/** The classic protection of the branch; one that names it goes before one that matches it. */
export const protectionOf = (
  repository: Repository,
  branch: string,
): BranchProtection | undefined =>
  repository.protections.get(branch) ??
  [...repository.protections.values()].find(({ pattern }) => matches(pattern, branch));

/** The active rulesets that hold on the branch. */
export const rulesetsOf = (repository: Repository, branch: string): readonly Ruleset[] =>
  [...repository.rulesets.values()].filter(
    ({ enforcement, branches }) =>
      enforcement === "active" &&
      branches.some(
        (name) =>
          name === "~ALL" ||
          (name === "~DEFAULT_BRANCH" && branch === repository.defaultBranch) ||
          matches(name.replace(/^refs\/heads\//, ""), branch),
      ),
  );

export const requirementsOf = (repository: Repository, branch: string): Requirements => {
  const protection = protectionOf(repository, branch);
  const rules = rulesetsOf(repository, branch).flatMap((ruleset) => ruleset.rules);
  const checkRules = rules.flatMap((rule) =>
    rule.type === "required_status_checks" ? [rule] : [],
  );
  return {
    protection,
    checks: [
      ...(protection?.checks?.required ?? []),
      ...checkRules.flatMap((rule) => rule.required),
    ],
    strict: protection?.checks?.strict === true || checkRules.some((rule) => rule.strict),
    approvals: Math.max(
      protection?.reviews?.count ?? 0,
      ...rules.map((rule) => (rule.type === "pull_request" ? rule.approvals : 0)),
    ),
    mergeQueue: rules.some((rule) => rule.type === "merge_queue"),
    forcePushes: protection
      ? protection.allowForcePushes
      : !rules.some((rule) => rule.type === "non_fast_forward"),
  };
};

/** How a required check stands, in the words of the merge refusal. */
export type CheckStanding = "ok" | "expected" | "queued" | "in progress" | "pending" | "failing";

const PASSING: ReadonlySet<string | undefined> = new Set(["success", "neutral", "skipped"]);

/**
 * How the newest report of the check on the commit stands; of the App it is pinned to, if it is. A newer red one beats
 * an older green one. Neutral and skipped pass.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks
 */
export const standingOf = (
  repository: Repository,
  sha: Sha,
  { context, appId }: RequiredCheck,
): CheckStanding => {
  let newest = 0;
  let standing: CheckStanding = "expected";
  for (const suite of repository.suitesBySha.get(sha) ?? []) {
    if (appId !== undefined && suite.app.id !== appId) continue;
    for (const run of suite.runs) {
      if (run.name !== context || run.id < newest) continue;
      newest = run.id;
      if (run.status === "queued") standing = "queued";
      else if (run.status === "in_progress") standing = "in progress";
      else standing = PASSING.has(run.conclusion) ? "ok" : "failing";
    }
  }
  for (const status of repository.statusesBySha.get(sha) ?? []) {
    if (appId !== undefined && status.app?.id !== appId) continue;
    if (status.context !== context || status.id < newest) continue;
    newest = status.id;
    if (status.state === "pending") standing = "pending";
    else standing = status.state === "success" ? "ok" : "failing";
  }
  return standing;
};

/** Why the checks of the commit do not let it in, as GitHub words it; undefined if they do. */
export const checksRefusal = (
  repository: Repository,
  sha: Sha,
  checks: readonly RequiredCheck[],
): string | undefined => {
  const open = checks
    .map((check) => ({ ...check, standing: standingOf(repository, sha, check) }))
    .filter(({ standing }) => standing !== "ok");
  const first = open[0];
  if (!first) return undefined;
  if (open.length === 1) return `Required status check "${first.context}" is ${first.standing}.`;
  const counts = new Map<string, number>();
  for (const { standing } of open) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  if (counts.size === 1)
    return `${open.length} of ${checks.length} required status checks are ${first.standing}.`;
  const list = [...counts].map(([standing, count]) => `${count} ${standing}`).join(", ");
  return `${open.length} of ${checks.length} required status checks have not succeeded: ${list}.`;
};

/** How all that a branch requires stands on a commit: one failing check is enough. */
export const standingOfChecks = (
  repository: Repository,
  sha: Sha,
  branch: string,
): "ok" | "failing" | "waiting" => {
  const { checks } = requirementsOf(repository, branch);
  const standings = checks.map((check) => standingOf(repository, sha, check));
  if (standings.includes("failing")) return "failing";
  return standings.every((standing) => standing === "ok") ? "ok" : "waiting";
};
