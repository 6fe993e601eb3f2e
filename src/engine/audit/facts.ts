import type { Repository } from "../../domain/subject.js";
import type { Team } from "../../domain/team.js";
import type { Instant } from "../../domain/time.js";
import type { PolicyOutcome } from "../../policy/outcome.js";

/** Something that was seen, or why it could not be. */
export type Seen<Fact> = { readonly seen: Fact } | { readonly unseen: string };

/** What an App or an installation may do and hears: permission → `read`, `write` or `admin`; names of events. */
export interface Rights {
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** A webhook delivery as GitHub's log has it, an attempt each. */
export interface DeliveryFact {
  readonly id: number;
  /** The same for all attempts at one delivery. */
  readonly guid: string;
  readonly at: Instant;
  readonly event: string;
  /** The answer's; 0 when there was none. */
  readonly status: number;
  /** GitHub's word on it, such as `OK` or `timed out`. */
  readonly words: string;
}

/** The App as GitHub knows it. */
export interface AppFacts {
  readonly id: number;
  readonly slug: string;
  /** What it asks for by now. */
  readonly asks: Rights;
  /** The latest attempts, newest first. */
  readonly deliveries: Seen<readonly DeliveryFact[]>;
}

/** The App on one repository's account. */
export interface InstallationFacts extends Rights {
  readonly account: string;
  /** Page on which its owner accepts what the App asks for. */
  readonly page: string;
  readonly suspended: boolean;
}

/** A requirement that the check `watchbill` be green. */
export interface RequirementFact {
  readonly by: "branch protection" | "ruleset";
  /** Id of the App that must report it; undefined when anybody may. */
  readonly appId: number | undefined;
  /** Whether it holds for administrators too; undefined where that is not shown. */
  readonly everyone: boolean | undefined;
}

/** A production branch, and what is required there. */
export interface BranchFacts {
  readonly name: string;
  readonly requirements: Seen<readonly RequirementFact[]>;
  /** Whether its merges go through a merge queue, as far as that is shown. */
  readonly queue: boolean;
}

export interface RepositoryFacts {
  readonly repository: Repository;
  readonly installation: Seen<InstallationFacts | "none">;
  readonly policy: PolicyOutcome;
  /** The teams that the policy names, by slug. */
  readonly teams: ReadonlyMap<string, Team>;
  /** The branches from which production is released. */
  readonly branches: Seen<readonly BranchFacts[]>;
}

/** All that `watchbill doctor` looks at. */
export interface AuditFacts {
  /** What app.yml asks for. */
  readonly manifest: Rights;
  /** Unseen with a token; refused where the App's own credentials did not get it. */
  readonly app: Seen<AppFacts> & { readonly refused?: boolean };
  /** GitHub's clock and this machine's, read at the same moment. */
  readonly clocks: Seen<{ readonly github: Instant; readonly here: Instant }>;
  readonly repositories: readonly RepositoryFacts[];
}

/** One line of the audit. */
export interface AuditLine {
  /** `owner/name`, `the App` or `this machine`. */
  readonly about: string;
  readonly answer: "yes" | "no" | "cannot be seen";
  /** What is so. */
  readonly says: string;
  /** What to do about it; only where something is wrong. */
  readonly mend?: string | undefined;
}
