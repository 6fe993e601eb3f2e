import { type Command, mistake } from "./command.js";
import { couldBeRule, wordsOf } from "./words.js";

/** Asks for the full reasoning behind a verdict, with its instants. */
export interface WhyRequest {
  readonly command: "why";
  /** As typed, in lower case; undefined for every rule. */
  readonly rule: string | undefined;
}

const form = {
  name: "why",
  usage: "/why [rule]",
  example: "/why freeze",
  help: "Explains the verdict in full, with the instants it depends on: of one rule, or of all.",
  where: "both",
} as const;

export const why: Command<WhyRequest, "both"> = {
  ...form,
  read: (args) => {
    const [rule, ...more] = wordsOf(args);
    if (more.length > 0 || (rule !== undefined && !couldBeRule(rule)))
      return mistake(form, "Only the name of one rule may follow, or nothing.");
    return { ok: { command: "why", rule: rule?.toLowerCase() } };
  },
};
