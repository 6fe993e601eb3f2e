import type { Octokit } from "@octokit/rest";
import type { Subject } from "../domain/subject.js";
import { repositoryName } from "../domain/subject.js";
import type {
  DefaultBranch,
  IncidentGateway,
  IncidentSighting,
  ReferringPull,
} from "../engine/incidents/gateway.js";
import type { GraphQL } from "./graphql.js";
import { readLanded } from "./landed.js";
import type { Told } from "./maintenance.js";
import { isInsider } from "./person.js";
import { propose } from "./propose.js";
import { orNothing } from "./reads.js";

/**
 * What refers to an incident. A pull request that names an issue in its text or its commits shows in the issue's timeline;
 * one that was linked to it by hand, under Development, shows only among those that close it.
 */
const INCIDENT = /* GraphQL */ `
  query Incident($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      url
      defaultBranchRef { name target { oid } }
      issue(number: $number) {
        stateReason(enableDuplicate: true)
        timelineItems(last: 30, itemTypes: [CROSS_REFERENCED_EVENT]) {
          nodes { ... on CrossReferencedEvent { source { ...Referring } } }
        }
        closedByPullRequestsReferences(first: 10, includeClosedPrs: true) { nodes { ...Referring } }
      }
    }
  }
  fragment Referring on PullRequest {
    number title closed merged authorAssociation
    baseRepository { nameWithOwner }
    files(first: 50) { nodes { path changeType } }
  }`;

interface ReferringFacts {
  readonly number: number;
  readonly title: string;
  readonly closed: boolean;
  readonly merged: boolean;
  readonly authorAssociation: string;
  readonly baseRepository: { readonly nameWithOwner: string } | null;
  readonly files: {
    readonly nodes: readonly { readonly path: string; readonly changeType: string }[];
  } | null;
}

export interface BranchFacts {
  readonly name: string;
  readonly target: { readonly oid: string } | null;
}

interface Answer {
  readonly repository: {
    readonly url: string;
    readonly defaultBranchRef: BranchFacts | null;
    readonly issue: {
      readonly stateReason: string | null;
      readonly timelineItems: {
        /** An issue that refers to it has none of the fields asked for. */
        readonly nodes: readonly { readonly source: ReferringFacts | Record<string, never> }[];
      };
      readonly closedByPullRequestsReferences: { readonly nodes: readonly ReferringFacts[] } | null;
    } | null;
  } | null;
}

const CLOSED_AS: ReadonlyMap<string | null, IncidentSighting["closedAs"]> = new Map([
  ["COMPLETED", "completed"],
  ["NOT_PLANNED", "not planned"],
  ["DUPLICATE", "duplicate"],
]);

/** What the reports on incidents need of GitHub, over Octokit. */
export const incidentGateway = (
  octokit: Octokit,
  graphql: GraphQL,
  told: Told,
): IncidentGateway => ({
  read: (issue) => told("Reading an incident", () => readIncident(graphql, issue)),
  landed: (repository, paths, label) =>
    told("Reading reports", () => readLanded(graphql, repository, paths, label)),
  propose: (repository, proposal) =>
    told("Trying to propose a file", () => propose(octokit, repository, proposal)),
});

const readIncident = async (
  graphql: GraphQL,
  subject: Subject,
): Promise<IncidentSighting | undefined> => {
  const { owner, name, number } = subject;
  const answer = await orNothing(graphql<Answer>(INCIDENT, { owner, name, number }));
  const found = answer?.repository;
  if (!found?.issue) return undefined;
  const { stateReason, timelineItems, closedByPullRequestsReferences } = found.issue;
  const pulls = [
    ...timelineItems.nodes.map(({ source }) => source),
    ...(closedByPullRequestsReferences?.nodes ?? []),
  ].filter((source): source is ReferringFacts => "number" in source);
  const own = new Map(
    pulls
      .filter(({ baseRepository }) => isOwn(baseRepository?.nameWithOwner, subject))
      .map((pull) => [pull.number, referringPull(pull)]),
  );
  return {
    url: found.url,
    closedAs: CLOSED_AS.get(stateReason),
    defaultBranch: branchOf(found.defaultBranchRef),
    pulls: [...own.values()],
  };
};

/** The default branch with the commit at its head. */
export const branchOf = (facts: BranchFacts | null): DefaultBranch | undefined =>
  facts?.target ? { name: facts.name, sha: facts.target.oid } : undefined;

const isOwn = (name: string | undefined, subject: Subject): boolean =>
  name?.toLowerCase() === repositoryName(subject).toLowerCase();

const referringPull = ({
  number,
  title,
  closed,
  merged,
  authorAssociation,
  files,
}: ReferringFacts): ReferringPull => ({
  number,
  title,
  state: merged ? "merged" : closed ? "closed" : "open",
  byInsider: isInsider(authorAssociation),
  paths: (files?.nodes ?? [])
    .filter(({ changeType }) => changeType !== "DELETED")
    .map(({ path }) => path),
});
