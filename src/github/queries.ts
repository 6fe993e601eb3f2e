import { FREEZE_LABEL } from "../domain/freeze/call.js";
import { CHECK_NAME } from "../engine/report.js";
import { POLICY_PATH } from "../policy/path.js";

export { CHECK_NAME };

export const PERSON = /* GraphQL */ `fragment Person on Actor { login __typename }`;

const SPOKEN = /* GraphQL */ `
  fragment Spoken on IssueComment {
    databaseId body viewerDidAuthor createdAt lastEditedAt
    author { ...Person }
    editor { ...Person }
  }`;

const HISTORY = /* GraphQL */ `
  fragment Heard on IssueComment {
    ...Spoken
    authorAssociation
    reactionGroups { content viewerHasReacted }
  }
  fragment Happened on IssueTimelineItems {
    __typename
    ... on LabeledEvent { createdAt actor { ...Person } label { name } }
    ... on UnlabeledEvent { createdAt actor { ...Person } label { name } }
    ... on AssignedEvent { createdAt actor { ...Person } assignee { ...Person } }
    ... on UnassignedEvent { createdAt actor { ...Person } assignee { ...Person } }
    ... on ClosedEvent { createdAt actor { ...Person } }
    ... on ReopenedEvent { createdAt actor { ...Person } }
  }`;

const HAPPENINGS =
  "itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT]";

/** An issue with all that happened on it. Goes with `PULL_REQUEST`, which brings the fragment of its comments. */
const ISSUE = /* GraphQL */ `${HISTORY}
  fragment IssueFacts on Issue {
    number title body closed locked createdAt authorAssociation
    author { ...Person }
    labels(first: 100) { nodes { name } }
    assignees(first: 20) { nodes { login } }
    comments(first: $comments) { pageInfo { hasNextPage endCursor } nodes { ...Heard } }
    history: timelineItems(first: $events, ${HAPPENINGS}) {
      pageInfo { hasNextPage endCursor }
      nodes { ...Happened }
    }
  }`;

/** An issue that a pull request closes or is linked to, and who put its labels on. */
export const LINKED_ISSUE = /* GraphQL */ `
  fragment LinkedIssueFacts on Issue {
    number closed repository { nameWithOwner }
    author { login }
    authorAssociation
    labels(first: 30) { nodes { name } }
    timelineItems(last: 20, itemTypes: LABELED_EVENT) {
      nodes { ... on LabeledEvent { actor { login } label { name } } }
    }
  }`;

/** A pull request with all that a verdict needs; `OwnChecks` is of use on any commit. */
export const PULL_REQUEST = /* GraphQL */ `${LINKED_ISSUE} ${SPOKEN}
  fragment OwnChecks on Commit {
    checkSuites(first: 5, filterBy: { checkName: "${CHECK_NAME}" }) {
      nodes {
        createdAt
        app { slug }
        checkRuns(first: 5, filterBy: { checkName: "${CHECK_NAME}", checkType: LATEST }) {
          nodes {
            databaseId status conclusion externalId
            annotations(first: 1) { totalCount }
          }
        }
      }
    }
  }
  fragment Deployed on Commit {
    oid
    tree { oid }
    deployments(last: 20) { nodes { environment latestStatus { state } } }
  }
  fragment Sibling on PullRequest { number closed headRefOid baseRepository { nameWithOwner } }
  fragment PullRequestFacts on PullRequest {
    number title body closed locked createdAt isDraft merged baseRefName headRefOid
    author { ...Person }
    labels(first: 100) { nodes { name } }
    files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
    latestOpinionatedReviews(first: 50) { nodes { state author { login } commit { oid } } }
    closingIssuesReferences(first: 10) { nodes { ...LinkedIssueFacts } }
    comments(last: 100) { pageInfo { hasPreviousPage startCursor } nodes { ...Spoken } }
    moves: timelineItems(last: 1, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_CHANGED_EVENT]) {
      nodes { ... on HeadRefForcePushedEvent { createdAt } ... on BaseRefChangedEvent { createdAt } }
    }
    headRef { associatedPullRequests(states: OPEN, first: 10) { nodes { ...Sibling } } }
    commits(last: 1) {
      nodes {
        commit {
          ...Deployed
          associatedPullRequests(first: 10) { nodes { ...Sibling } }
          parents(first: 3) { nodes { ...Deployed } }
          file(path: "${POLICY_PATH}") { object { ... on Blob { text isBinary isTruncated } } }
          ...OwnChecks
        }
      }
    }
  }`;

export const FREEZE_ISSUES = /* GraphQL */ `
  fragment FreezeIssues on Repository {
    freezeIssues: issues(
      labels: ["${FREEZE_LABEL}"], states: OPEN, first: 10, orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      nodes {
        number title body createdAt authorAssociation
        author { ...Person }
        timelineItems(itemTypes: [LABELED_EVENT], last: 50) {
          nodes { ... on LabeledEvent { createdAt label { name } actor { ...Person } } }
        }
      }
    }
  }`;

/** One subject, whichever it is: an issue and a pull request share one row of numbers. */
export const LOOK = /* GraphQL */ `
  query Look($owner: String!, $name: String!, $number: Int!, $comments: Int!, $events: Int!) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      issueOrPullRequest(number: $number) { __typename ...IssueFacts ...PullRequestFacts }
      ...FreezeIssues
    }
  }
  ${PERSON} ${ISSUE} ${PULL_REQUEST} ${FREEZE_ISSUES}`;

/** Under which GitHub keeps a branch for each merge group. */
export const QUEUES = "refs/heads/gh-readonly-queue/";

/** A page of everything open: issues and pull requests side by side, so that a sweep costs the longer list alone. */
export const OPEN = /* GraphQL */ `
  query Open(
    $owner: String!, $name: String!, $comments: Int!, $events: Int!
    $issuesAfter: String, $moreIssues: Boolean!
    $pullRequestsAfter: String, $morePullRequests: Boolean!
    $withQueues: Boolean = false
    $withClosed: Boolean = false, $closedLabel: String = "", $closedSince: DateTime
  ) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      issues(first: 100, after: $issuesAfter, states: OPEN, orderBy: { field: CREATED_AT, direction: ASC })
        @include(if: $moreIssues) {
        pageInfo { hasNextPage endCursor }
        nodes { __typename ...IssueFacts }
      }
      pullRequests(
        first: 100, after: $pullRequestsAfter, states: OPEN, orderBy: { field: CREATED_AT, direction: ASC }
      ) @include(if: $morePullRequests) {
        pageInfo { hasNextPage endCursor }
        nodes { __typename ...PullRequestFacts }
      }
      closed: issues(
        labels: [$closedLabel], states: CLOSED, filterBy: { since: $closedSince }
        first: 25, orderBy: { field: UPDATED_AT, direction: DESC }
      ) @include(if: $withClosed) { nodes { __typename ...IssueFacts } }
      queued: refs(refPrefix: "${QUEUES}", first: 100) @include(if: $withQueues) {
        nodes { prefix name target { oid } }
      }
      ...FreezeIssues
    }
  }
  ${PERSON} ${ISSUE} ${PULL_REQUEST} ${FREEZE_ISSUES}`;

/** What happened on an issue after the first hundred comments, or the first hundred events. */
export const MORE_HISTORY = /* GraphQL */ `
  query MoreHistory(
    $owner: String!, $name: String!, $number: Int!
    $commentsAfter: String, $moreComments: Boolean!
    $eventsAfter: String, $moreEvents: Boolean!
  ) {
    repository(owner: $owner, name: $name) {
      issue(number: $number) {
        comments(first: 100, after: $commentsAfter) @include(if: $moreComments) {
          pageInfo { hasNextPage endCursor }
          nodes { ...Heard }
        }
        history: timelineItems(first: 100, after: $eventsAfter, ${HAPPENINGS}) @include(if: $moreEvents) {
          pageInfo { hasNextPage endCursor }
          nodes { ...Happened }
        }
      }
    }
  }
  ${PERSON} ${SPOKEN} ${HISTORY}`;

/** The comments of a pull request before the newest hundred: what they record must not be buried. */
export const EARLIER_COMMENTS = /* GraphQL */ `
  query EarlierComments($owner: String!, $name: String!, $number: Int!, $before: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        comments(last: 100, before: $before) { pageInfo { hasPreviousPage startCursor } nodes { ...Spoken } }
      }
    }
  }
  ${PERSON} ${SPOKEN}`;

/** The files of a pull request after the first hundred; GitHub lists 3,000 at most. */
export const MORE_FILES = /* GraphQL */ `
  query MoreFiles($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        files(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
      }
    }
  }`;

/** The pull requests that brought a commit, or would, by number alone, and the freezes that are called. */
export const BROUGHT_BY = /* GraphQL */ `
  query BroughtBy($owner: String!, $name: String!, $sha: GitObjectID!) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      object(oid: $sha) {
        ... on Commit {
          associatedPullRequests(first: 10) {
            nodes { number closed merged baseRepository { nameWithOwner } }
          }
        }
      }
      ...FreezeIssues
    }
  }
  ${PERSON} ${FREEZE_ISSUES}`;
