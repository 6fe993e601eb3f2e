import { POLICY_PATH } from "../policy/path.js";

/** The name of watchbill's check run: the one name that branch protection requires. */
export const CHECK_NAME = "watchbill";

const PERSON = /* GraphQL */ `fragment Person on Actor { login __typename }`;

const ISSUE = /* GraphQL */ `
  fragment IssueFacts on Issue {
    number title body closed createdAt
    author { ...Person }
    labels(first: 100) { nodes { name } }
    comments(first: $comments) {
      pageInfo { hasNextPage endCursor }
      nodes { databaseId body viewerDidAuthor }
    }
  }`;

const PULL_REQUEST = /* GraphQL */ `
  fragment Deployed on Commit {
    oid
    tree { oid }
    deployments(last: 20) { nodes { environment latestStatus { state } } }
  }
  fragment PullRequestFacts on PullRequest {
    number title body closed createdAt isDraft baseRefName headRefOid
    author { ...Person }
    labels(first: 100) { nodes { name } }
    files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
    latestOpinionatedReviews(first: 50) { nodes { state author { login } commit { oid } } }
    closingIssuesReferences(first: 20) {
      nodes { number closed repository { nameWithOwner } labels(first: 30) { nodes { name } } }
    }
    comments(last: 100) {
      nodes {
        databaseId body viewerDidAuthor createdAt lastEditedAt
        author { ...Person }
        editor { login }
      }
    }
    commits(last: 1) {
      nodes {
        commit {
          ...Deployed
          parents(first: 3) { nodes { ...Deployed } }
          file(path: "${POLICY_PATH}") { object { ... on Blob { text isBinary isTruncated } } }
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
      }
    }
  }`;

/** One subject, whichever it is: an issue and a pull request share one row of numbers. */
export const LOOK = /* GraphQL */ `
  query Look($owner: String!, $name: String!, $number: Int!, $comments: Int!) {
    viewer { login }
    repository(owner: $owner, name: $name) {
      issueOrPullRequest(number: $number) { __typename ...IssueFacts ...PullRequestFacts }
    }
  }
  ${PERSON} ${ISSUE} ${PULL_REQUEST}`;

/** A page of everything open: issues and pull requests side by side, so that a sweep costs the longer list alone. */
export const OPEN = /* GraphQL */ `
  query Open(
    $owner: String!, $name: String!, $comments: Int!
    $issuesAfter: String, $moreIssues: Boolean!
    $pullRequestsAfter: String, $morePullRequests: Boolean!
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
    }
  }
  ${PERSON} ${ISSUE} ${PULL_REQUEST}`;

/** The comments of an issue after the first hundred: read only while watchbill's own has not been found. */
export const MORE_COMMENTS = /* GraphQL */ `
  query MoreComments($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) {
      issue(number: $number) {
        comments(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { databaseId body viewerDidAuthor }
        }
      }
    }
  }`;

/** The files of a pull request after the first hundred; GitHub lists 3,000 at most. */
export const MORE_FILES = /* GraphQL */ `
  query MoreFiles($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        files(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { path } }
      }
    }
  }`;
