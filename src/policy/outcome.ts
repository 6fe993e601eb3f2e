import { POLICY_PATH } from "./path.js";
import { type Policy, type PolicySource, readPolicy } from "./policy.js";
import type { Problem } from "./problem.js";

/** What asking for a policy file gave. Not there and not to be had are different answers. */
export type PolicyText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unreachable"; readonly reason: string };

/** What is in force in a repository. Only `valid` lets a rule speak. */
export type PolicyOutcome =
  | { readonly kind: "valid"; readonly policy: Policy; readonly warnings: readonly Problem[] }
  | { readonly kind: "absent" }
  | {
      readonly kind: "invalid";
      readonly problems: readonly Problem[];
      /** The file they are in, as a person is told of it. */
      readonly file: string;
    }
  | { readonly kind: "unreachable"; readonly reason: string };

const FILES: Readonly<Record<PolicySource, string>> = {
  own: POLICY_PATH,
  base: `${POLICY_PATH} in the organisation's .github repository`,
};

/**
 * Judges what a repository's own policy file and its organisation's base come to. Either one alone is a policy. When one
 * of them cannot be reached nothing is known of the whole, however much the other says.
 */
export const judgePolicy = (own: PolicyText, base: PolicyText): PolicyOutcome => {
  if (own.kind === "unreachable") return own;
  if (base.kind === "unreachable")
    return { kind: "unreachable", reason: `the organisation's base policy: ${base.reason}` };
  if (own.kind === "absent" && base.kind === "absent") return { kind: "absent" };
  const reading = readPolicy({ own: textOf(own), base: textOf(base) });
  return "policy" in reading
    ? { kind: "valid", policy: reading.policy, warnings: reading.warnings }
    : { kind: "invalid", problems: reading.problems, file: FILES[reading.source] };
};

const textOf = (answer: PolicyText): string | undefined =>
  answer.kind === "text" ? answer.text : undefined;
