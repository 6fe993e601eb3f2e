import { Misread } from "../calendar/misread.js";
import { readTarget } from "../hours/target.js";
import type { EscalationSettings } from "./settings.js";

/** What is wrong with the times of the escalation section, with paths from the top of the policy. */
export const escalationProblems = (
  settings: EscalationSettings,
): readonly { readonly path: readonly string[]; readonly message: string }[] =>
  (["acknowledge", "critical"] as const).flatMap((key) => {
    try {
      readTarget(settings[key]);
      return [];
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      return [{ path: ["escalation", key], message: `${error.message}.` }];
    }
  });
