import type { DocumentCopy } from "../domain/document.js";
import type { Line } from "../domain/effect.js";
import type { Gate, GateAnswer, GateSnapshot } from "../domain/gate.js";
import type { MergeGroup, MergeGroupSnapshot } from "../domain/mergeGroup.js";
import type { NewIssue, Push, PushSnapshot } from "../domain/push.js";
import type { Snapshot } from "../domain/snapshot.js";
import type { Repository, Subject } from "../domain/subject.js";
import type { Team } from "../domain/team.js";
import type { Instant } from "../domain/time.js";
import type { PolicyText } from "../policy/outcome.js";
import type { IncidentGateway, Proposal } from "./incidents/gateway.js";
import type { MaintenanceGateway } from "./maintenance/gateway.js";
import type { QueueGateway } from "./queue/gateway.js";
import type { CheckReport } from "./report.js";

/**
 * GitHub, as the engine needs it: four reads and writes. `src/github` answers it over Octokit.
 * Every method throws a `GatewayError` when GitHub does not do what it was asked.
 */
export interface Gateway {
  /** One subject in one request; undefined when it does not exist or is out of reach. */
  look(subject: Subject): Promise<Snapshot | undefined>;
  /**
   * Everything open in a repository, up to 100 issues and 100 pull requests a page and request. `closed`: with the first
   * page also the issues with this label that are closed and changed since, the newest 25.
   */
  open(repository: Repository, closed?: ClosedToo): AsyncIterable<readonly Sighting[]>;
  /** Files at commits, with the default branch, in one request for every twenty. What is not there is left out. */
  documents(repository: Repository, wanted: readonly WantedDocument[]): Promise<DocumentsRead>;
  /** A push with what brought its commits, in one request; undefined when it can no longer be seen. */
  push(push: Push): Promise<PushSnapshot | undefined>;
  /** Opens an issue and tells its number. */
  openIssue(repository: Repository, issue: NewIssue): Promise<Subject>;
  /** The policy file on a repository's default branch, by a conditional request. Never throws: says `unreachable`. */
  policyText(repository: Repository): Promise<PolicyText>;
  /** Who is on a team of an organisation, by conditional requests. Never throws: says `unknown`. */
  team(organisation: string, slug: string): Promise<Team>;
  /** The deployments of a repository that wait for watchbill; none where it is no deployment protection rule. */
  waitingGates(repository: Repository): Promise<readonly Gate[]>;
  /** A gate as it stands; undefined when it is gone, or watchbill has approved. */
  gate(gate: Gate): Promise<GateSnapshot | undefined>;
  /** Lets a deployment go ahead, or says why it waits. */
  answerGate(gate: Gate, answer: GateAnswer): Promise<void>;
  /** A merge group with all its pull requests; undefined when it is no more, or out of reach. */
  lookAtGroup(group: MergeGroup): Promise<MergeGroupSnapshot | undefined>;
  /** Writes one check run, on whatever commit. */
  writeCheck(repository: Repository, write: CheckWrite): Promise<void>;
  /** What the schedule of recurring jobs needs. */
  readonly maintenance: MaintenanceGateway;
  /** What the reports on incidents need. */
  readonly incidents: IncidentGateway;
  /** What the issue that shows the order of work needs. */
  readonly queue: QueueGateway;
  /** Carries one write out. */
  write(subject: Subject, write: Write): Promise<void>;
}

/** Closed issues that are to be seen among the open ones. */
export interface ClosedToo {
  readonly label: string;
  readonly since: Instant;
}

/** A file at a commit. */
export interface WantedDocument {
  readonly sha: string;
  readonly path: string;
}

export interface DocumentsRead {
  readonly defaultBranch: string | undefined;
  readonly copies: readonly (DocumentCopy & WantedDocument)[];
}

/** What was seen in passing: a subject, or a merge group that must be looked at for itself. */
export type Sighting = SubjectSighting | { readonly group: MergeGroup };

/** A subject, and whether the page showed all of it that a verdict needs. */
export interface SubjectSighting {
  readonly snapshot: Snapshot;
  readonly whole: boolean;
}

/** One change to GitHub; one request each, but for those that read what they change. */
export type Write =
  | { readonly kind: "add labels"; readonly labels: readonly string[] }
  | { readonly kind: "remove label"; readonly label: string }
  /** `orElse` is the comment to write instead if the person cannot be assigned. */
  | { readonly kind: "assign"; readonly login: string; readonly orElse?: string | undefined }
  | { readonly kind: "unassign"; readonly login: string }
  | {
      readonly kind: "close";
      readonly reason: "completed" | "not_planned" | "duplicate";
    }
  | { readonly kind: "reopen" }
  /** Replaces lines of the issue's text as it then stands: a box may have been ticked since it was read. */
  | { readonly kind: "replace lines"; readonly lines: readonly Line[] }
  /** Puts a 👀 on a comment. */
  | { readonly kind: "mark seen"; readonly comment: number }
  | { readonly kind: "write comment"; readonly body: string }
  | { readonly kind: "edit comment"; readonly id: number; readonly body: string }
  /** Proposes a file and comments: `said`, with `{pull}` for the pull request, or `otherwise` where files may not be written. */
  | {
      readonly kind: "propose file";
      readonly proposal: Proposal;
      readonly said: string;
      readonly otherwise: string;
    }
  | CheckWrite;

/** A check run, written or edited. */
export type CheckWrite =
  | { readonly kind: "write check"; readonly headSha: string; readonly check: CheckReport }
  | { readonly kind: "edit check"; readonly id: number; readonly check: CheckReport };

/**
 * Why GitHub did not do what it was asked, and what that means for trying again:
 * `soon` (a fault that passes), `not before` an instant (a rate limit), or `never` (refused as asked).
 */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  constructor(
    message: string,
    readonly retry: "soon" | "never" | { readonly notBefore: Instant },
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
