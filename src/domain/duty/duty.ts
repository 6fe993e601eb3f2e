import type { Span } from "../hours/workingHours.js";
import type { Instant } from "../time.js";

/** A part of the team that answers for something, as the policy names it. */
export interface Circle {
  readonly name: string;
  /** Login; undefined while nobody owns it. */
  readonly owner: string | undefined;
  /** Logins, first before second. */
  readonly deputies: readonly string[];
  /** Name of the circle that this one is part of. */
  readonly parent: string | undefined;
}

/** What is known of something that belongs to a circle. */
export interface Matter {
  readonly labels: readonly string[];
  readonly services?: readonly string[];
  readonly paths?: readonly string[];
}

/** Who answers for what, and when. Logins and names are compared without regard to case, as GitHub does. */
export interface Duty {
  /** In the policy's order. */
  readonly circles: readonly Circle[];
  /** The circle of that name. */
  circle(name: string): Circle | undefined;
  /**
   * The circle that something belongs to: the one that claims a label of it, or else a service, or else a path; of
   * several, the innermost, and then the first in the policy. What none claims belongs to the first circle that is part
   * of no other. Undefined without circles.
   */
  circleOf(about: Matter): Circle | undefined;
  /** Whether somebody is absent at an instant, by the policy's absences. */
  isAway(login: string, at: Instant): boolean;
  /** Who is on call at an instant, first to be asked before second; nobody outside on-call hours. Nobody absent. */
  onCall(at: Instant): readonly string[];
  /**
   * The stretches that end after an instant and in which the policy puts people on call, the earliest first; where it has
   * on-call hours and names nobody, these.
   */
  onCallAfter(at: Instant): Iterable<Span>;
  /** Everyone that the policy names: owners, deputies, and people on call. */
  readonly people: readonly string[];
}

/** Whether two logins, labels or names of circles are the same to GitHub. */
export const same = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** A login without the @ that people write before it. */
export const bareLogin = (login: string): string => login.replace(/^@/, "");
