import type { Remark } from "./problem.js";
import type { Policy } from "./settings.js";

/** Commands that are switched on without a word about who may give them. */
export const commandProblems = ({ commands }: Pick<Policy, "commands">): readonly Remark[] =>
  commands === false
    ? []
    : Object.entries(commands)
        .filter(([name, who]) => who === true && name !== "help" && name !== "why")
        .map(([name]) => ({
          path: ["commands", name],
          message: `true does not say who may give /${name}. Name them, as in "${name}: team", or leave the line out.`,
          suggestion: "team",
        }));
