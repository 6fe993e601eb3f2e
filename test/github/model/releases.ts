import type { Instant } from "../../../src/domain/time.js";
import type { User } from "./people.js";

/** A published release. Drafts, which only those who may write see, are not simulated. */
export interface Release {
  readonly id: number;
  readonly nodeId: string;
  readonly tag: string;
  readonly target: string;
  readonly prerelease: boolean;
  readonly author: User;
  readonly publishedAt: Instant;
}
