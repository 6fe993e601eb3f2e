/** What the queries of queries.ts give, as GitHub spells it. */

export interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Node[];
}

export interface ActorFacts {
  readonly login: string;
  readonly __typename: string;
}

export interface Facts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly closed: boolean;
  readonly locked: boolean;
  readonly createdAt: string;
  readonly author: ActorFacts | null;
  readonly labels: { readonly nodes: readonly { readonly name: string }[] };
}

/** A comment, on an issue or a pull request. */
export interface CommentFacts {
  readonly databaseId: number;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly author: ActorFacts | null;
  readonly editor: ActorFacts | null;
}

/** A comment on an issue. */
export interface HeardFacts extends CommentFacts {
  readonly authorAssociation: string;
  readonly reactionGroups:
    | readonly { readonly content: string; readonly viewerHasReacted: boolean }[]
    | null;
}

/** An event of an issue's timeline. What else there may be has no fields here. */
export interface HappenedFacts {
  readonly __typename: string;
  readonly createdAt: string;
  readonly actor: ActorFacts | null;
  readonly label?: { readonly name: string };
  readonly assignee?: ActorFacts | null;
}

export interface IssueFacts extends Facts {
  readonly __typename: "Issue";
  readonly authorAssociation: string;
  readonly assignees: { readonly nodes: readonly { readonly login: string }[] };
  readonly comments: Page<HeardFacts>;
  readonly history: Page<HappenedFacts>;
}

export interface CheckRunFacts {
  readonly databaseId: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly annotations: { readonly totalCount: number };
}

export interface DeployedFacts {
  readonly oid: string;
  readonly tree: { readonly oid: string };
  readonly deployments: {
    readonly nodes: readonly {
      readonly environment: string | null;
      readonly latestStatus: { readonly state: string } | null;
    }[];
  } | null;
}

/** A pull request that may have the same head. */
export interface SiblingFacts {
  readonly number: number;
  readonly closed: boolean;
  readonly headRefOid: string;
  readonly baseRepository: { readonly nameWithOwner: string } | null;
}

export interface SiblingsFacts {
  readonly associatedPullRequests: { readonly nodes: readonly SiblingFacts[] } | null;
}

export interface CommitFacts extends DeployedFacts, SiblingsFacts {
  readonly parents: { readonly nodes: readonly DeployedFacts[] };
  readonly file: {
    readonly object: { text?: string | null; isBinary?: boolean; isTruncated?: boolean } | null;
  } | null;
  readonly checkSuites: {
    readonly nodes: readonly {
      readonly createdAt: string;
      readonly app: { readonly slug: string } | null;
      readonly checkRuns: { readonly nodes: readonly CheckRunFacts[] };
    }[];
  };
}

export interface LinkedIssueFacts {
  readonly number: number;
  readonly closed: boolean;
  readonly repository: { readonly nameWithOwner: string };
  readonly labels: { readonly nodes: readonly { readonly name: string }[] };
  readonly author: { readonly login: string } | null;
  readonly authorAssociation: string;
  /** The newest times that a label was put on. */
  readonly timelineItems: {
    readonly nodes: readonly {
      readonly actor: { readonly login: string } | null;
      readonly label: { readonly name: string };
    }[];
  };
}

/** A page of a pull request's comments, read from the newest. */
export interface SpokenFacts {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes: readonly CommentFacts[];
}

export interface PullRequestFacts extends Facts {
  readonly __typename: "PullRequest";
  readonly isDraft: boolean;
  readonly merged: boolean;
  readonly baseRefName: string;
  readonly headRefOid: string;
  /** Null when the branch is gone, or is of a fork out of reach. */
  readonly headRef: SiblingsFacts | null;
  readonly files: Page<{ readonly path: string; readonly changeType: string }> | null;
  readonly latestOpinionatedReviews: {
    readonly nodes: readonly {
      readonly state: string;
      readonly author: { readonly login: string } | null;
      readonly commit: { readonly oid: string } | null;
    }[];
  } | null;
  readonly closingIssuesReferences: {
    readonly nodes: readonly LinkedIssueFacts[];
  } | null;
  readonly comments: SpokenFacts;
  /** The last time that the head was moved by force, or the base changed. */
  readonly moves: { readonly nodes: readonly { readonly createdAt: string }[] };
  readonly commits: { readonly nodes: readonly { readonly commit: CommitFacts }[] };
}

/** An open issue labelled `freeze`. */
export interface FreezeIssueFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly authorAssociation: string;
  readonly author: ActorFacts | null;
  readonly timelineItems: {
    readonly nodes: readonly {
      readonly createdAt: string;
      readonly label: { readonly name: string };
      readonly actor: ActorFacts | null;
    }[];
  };
}

/** The two queries of queries.ts give these with every subject. */
export interface RepositoryFacts {
  readonly freezeIssues: { readonly nodes: readonly FreezeIssueFacts[] };
}

/** What the two queries of queries.ts give for a subject. */
export type SubjectFacts = IssueFacts | PullRequestFacts;
