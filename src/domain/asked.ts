import type { Instant } from "./time.js";

/** What people ask for on an issue by a command. What each means is written with the command that reads it. */
export type IssueRequest =
  | { readonly command: "priority"; readonly priority: string }
  | {
      readonly command: "escalate";
      /** A circle by name or a person by login (without @), as typed; undefined for the circle that the issue belongs to. */
      readonly to: { readonly circle: string } | { readonly person: string } | undefined;
      readonly because: string | undefined;
    }
  | { readonly command: "deescalate" }
  | { readonly command: "ack" }
  | { readonly command: "needs-info"; readonly what: string | undefined }
  | {
      readonly command: "waiting-on";
      readonly vendor: string;
      readonly reference: string | undefined;
    }
  | { readonly command: "assign" | "unassign"; readonly people: readonly string[] }
  | { readonly command: "take" }
  | { readonly command: "stage"; readonly stage: string }
  | { readonly command: "duplicate"; readonly of: number }
  | { readonly command: "report" }
  | { readonly command: "skip" }
  | {
      readonly command: "swap";
      /** As typed; undefined for one's own, or the only one. */
      readonly seat: string | undefined;
      /** A login, without @. */
      readonly to: string;
    };

/** A request that someone made who may make it. It stands in the issue's history for good, edits and all. */
export interface Asked<Request = IssueRequest> {
  readonly request: Request;
  /** Login of who asked. */
  readonly by: string;
  /** When: the comment's instant, or that of the edit that added it. */
  readonly at: Instant;
  /** Id of the comment. */
  readonly comment: number;
  /** Whether this look is the first that hears of it: what is tried once is tried now. */
  readonly fresh: boolean;
}
