import { commitOf, commitsBetween, mergeBase } from "../git.js";
import { identity } from "../ids.js";
import type { PullRequest, Repository, Team, User, World } from "../model.js";
import { invalid } from "../refusal.js";
import { accountJson, teamJson } from "../wire/accounts.js";
import { type Doer, keep } from "../world.js";
import { requestSuites } from "./checks.js";
import { crossReference } from "./references.js";
import { tellThread } from "./threadEvents.js";
import { checkText, newThread, type ThreadFields } from "./threads.js";
import { tell } from "./timeline.js";

const wrongField = (field: string) => invalid({ resource: "PullRequest", field, code: "invalid" });

const refuseSentence = (message: string) =>
  invalid({ resource: "PullRequest", field: "", code: "custom", message });

/** Throws 422 if a branch is missing, there is nothing to merge, or the two have an open pull request already. */
export const openPull = (
  world: World,
  by: Doer,
  repository: Repository,
  fields: ThreadFields & {
    readonly base: string;
    readonly head: string;
    readonly headRepository: Repository;
    readonly draft?: boolean | undefined;
  },
): PullRequest => {
  checkText("PullRequest", fields);
  const { base, head, headRepository } = fields;
  const baseSha = repository.branches.get(base);
  if (!baseSha) throw wrongField("base");
  const headSha = headRepository.branches.get(head);
  if (!headSha) throw wrongField("head");
  const siblings = headRepository.pullsByHead.get(head) ?? new Set();
  headRepository.pullsByHead.set(head, siblings);
  const label = `${headRepository.owner.login}:${head}`;
  for (const other of siblings)
    if (other.state === "open" && other.base === base && other.repository === repository)
      throw refuseSentence(`A pull request already exists for ${label}.`);
  const [from, to] = [commitOf(repository, baseSha), commitOf(repository, headSha)];
  if (!mergeBase(repository, from, to))
    throw refuseSentence(`The ${head} branch has no history in common with ${base}`);
  const commits = commitsBetween(repository, from, to);
  if (commits.length === 0) throw refuseSentence(`No commits between ${base} and ${head}`);

  const pull = keep<PullRequest>(world, {
    type: "PullRequest",
    ...identity(world, "PR"),
    ...newThread(world, by, repository, fields),
    draft: fields.draft ?? false,
    base,
    baseSha,
    headRepository,
    head,
    headSha,
    merged: undefined,
    autoMerge: undefined,
    reviews: [],
    requestedReviewers: [],
    requestedTeams: [],
    linkedIssues: [],
  });
  repository.threads.set(pull.number, pull);
  repository.openThreads++;
  siblings.add(pull);
  for (const { sha } of commits) tell(world, by, pull, { kind: "committed", sha });
  crossReference(world, by, pull, pull.body ?? "");
  if (headRepository !== repository) requestSuites(world, by, repository, headSha, null, null);
  tellThread(world, by, pull, "opened");
  return pull;
};

/** Points it at another base. Throws 422 if there is no such branch. */
export const retarget = (world: World, by: Doer, pull: PullRequest, base: string): void => {
  if (base === pull.base) return;
  const sha = pull.repository.branches.get(base);
  if (!sha) throw wrongField("base");
  const changes = { base: { ref: { from: pull.base }, sha: { from: pull.baseSha } } };
  tell(world, by, pull, { kind: "base_ref_changed", from: pull.base, to: base });
  pull.base = base;
  pull.baseSha = sha;
  tellThread(world, by, pull, "edited", { changes });
};

/** Makes a draft ready for review, or a draft of it again. */
export const setDraft = (world: World, by: Doer, pull: PullRequest, draft: boolean): void => {
  if (pull.draft === draft) return;
  pull.draft = draft;
  tell(world, by, pull, { kind: draft ? "convert_to_draft" : "ready_for_review" });
  tellThread(world, by, pull, draft ? "converted_to_draft" : "ready_for_review");
};

export const requestReview = (
  world: World,
  by: Doer,
  pull: PullRequest,
  reviewer: User | Team,
): void => {
  if (reviewer.type === "Team") {
    if (pull.requestedTeams.includes(reviewer)) return;
    pull.requestedTeams.push(reviewer);
  } else {
    if (pull.requestedReviewers.includes(reviewer) || reviewer === pull.author) return;
    pull.requestedReviewers.push(reviewer);
  }
  tell(world, by, pull, { kind: "review_requested", reviewer });
  tellThread(
    world,
    by,
    pull,
    "review_requested",
    reviewer.type === "Team"
      ? { requested_team: teamJson(world, reviewer) }
      : { requested_reviewer: accountJson(world, reviewer) },
  );
};
