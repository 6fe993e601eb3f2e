import * as checks from "./checks.js";
import * as comments from "./comments.js";
import * as commits from "./commits.js";
import * as deployments from "./deployments.js";
import type { Fields } from "./fields.js";
import { issueFields, pinnedIssueFields } from "./issues.js";
import { labelFields, milestoneFields } from "./labels.js";
import * as mergeQueue from "./mergeQueue.js";
import { mutationFields, payloadFields } from "./mutations.js";
import * as objects from "./objects.js";
import * as people from "./people.js";
import * as pulls from "./pulls.js";
import { queryFields, rateLimitFields } from "./query.js";
import * as reactions from "./reactions.js";
import * as refs from "./refs.js";
import { repositoryFields } from "./repositories.js";
import { rollupFields, statusContextFields } from "./rollup.js";
import { eventFields } from "./timelineEvents.js";

/**
 * Everything this simulated GitHub can answer in GraphQL: the official schema's object types and their fields.
 * A type's resolvers take the objects of that type, which is why nothing more can be said of them all together.
 */
export const simulated: Readonly<Record<string, Fields<never>>> = {
  Query: queryFields,
  Mutation: mutationFields,
  ...payloadFields,
  RateLimit: rateLimitFields,
  Repository: repositoryFields,
  Issue: issueFields,
  PinnedIssue: pinnedIssueFields,
  IssueComment: comments.commentFields,
  Label: labelFields,
  Milestone: milestoneFields,
  Reaction: reactions.reactionFields,
  ReactionGroup: reactions.reactionGroupFields,
  PullRequest: pulls.pullRequestFields,
  PullRequestChangedFile: pulls.changedFileFields,
  PullRequestCommit: commits.pullRequestCommitFields,
  PullRequestReview: comments.reviewFields,
  ReviewRequest: pulls.reviewRequestFields,
  MergeQueue: mergeQueue.mergeQueueFields,
  MergeQueueEntry: mergeQueue.mergeQueueEntryFields,
  AutoMergeRequest: pulls.autoMergeRequestFields,
  ...eventFields,
  Commit: commits.commitFields,
  GitActor: commits.gitActorFields,
  Blob: objects.blobFields,
  Tree: objects.treeFields,
  TreeEntry: objects.treeEntryFields,
  Ref: refs.refFields,
  RefUpdateRule: refs.refUpdateRuleFields,
  BranchProtectionRule: refs.branchProtectionRuleFields,
  RequiredStatusCheckDescription: refs.requiredStatusCheckFields,
  CheckSuite: checks.checkSuiteFields,
  CheckRun: checks.checkRunFields,
  CheckAnnotation: checks.checkAnnotationFields,
  CheckAnnotationSpan: checks.checkAnnotationSpanFields,
  CheckAnnotationPosition: checks.checkAnnotationPositionFields,
  App: checks.appFields,
  StatusCheckRollup: rollupFields,
  StatusContext: statusContextFields,
  Deployment: deployments.deploymentFields,
  DeploymentStatus: deployments.deploymentStatusFields,
  User: people.userFields,
  Bot: people.botFields,
  Organization: people.organizationFields,
  Team: people.teamFields,
};
