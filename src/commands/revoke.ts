import { type Command, mistake } from "./command.js";
import { couldBeRule, wordsOf } from "./words.js";

/** Ends the exceptions of a pull request: of one rule, or all of them. */
export interface RevokeRequest {
  readonly command: "revoke";
  /** As typed, in lower case; undefined for all. */
  readonly rule: string | undefined;
}

const form = {
  name: "revoke",
  usage: "/revoke [rule]",
  example: "/revoke freeze",
  help: "Ends the exceptions that were granted to this pull request: of one rule, or all of them.",
  where: "pull request",
} as const;

export const revoke: Command<RevokeRequest, "pull request"> = {
  ...form,
  read: (args) => {
    const [rule, ...more] = wordsOf(args);
    if (more.length > 0 || (rule !== undefined && !couldBeRule(rule)))
      return mistake(form, "Only the name of one rule may follow, or nothing.");
    return { ok: { command: "revoke", rule: rule?.toLowerCase() } };
  },
};
