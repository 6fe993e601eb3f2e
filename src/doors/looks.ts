import { placeName } from "../domain/mergeGroup.js";
import { counted, quoted } from "../domain/words.js";
import { GatewayError, type Write } from "../engine/gateway.js";
import type { Look } from "../engine/watch.js";

const sayWrite = (write: Write): string => {
  switch (write.kind) {
    case "add labels":
      return `add ${write.labels.map(quoted).join(", ")}`;
    case "remove label":
      return `remove ${quoted(write.label)}`;
    case "write check":
    case "edit check":
      return `${write.kind}: ${write.check.title}`;
    default:
      return write.kind;
  }
};

/** What could not be looked at, or not be brought in order, and why. Markdown. */
export const sayFailure = (what: string, error: unknown): string =>
  `${what}: could not be looked at; ${error instanceof GatewayError ? quoted(error.message) : "see the log"}.`;

/**
 * What a sweep or an Action's run came to, in Markdown: what was changed and where, and what could not be looked at.
 * What was found in order is only counted.
 */
export const sayLooks = (
  looks: readonly Look[],
  failures: readonly string[],
  dryRun: boolean,
): string => {
  const changed = looks.filter(({ decision }) => decision.writes.length > 0);
  const inOrder = looks.length - changed.length;
  const lines = [
    `watchbill looked at ${counted(looks.length, "open item")}: ${inOrder} needed nothing, ` +
      `${changed.length} ${dryRun ? "would be changed (dry run)" : "changed"}.`,
    ...changed.map(
      ({ subject, decision }) =>
        `- ${placeName(subject)}: ${decision.writes.map(sayWrite).join("; ")}`,
    ),
    ...failures.map((failure) => `- ${failure}`),
  ];
  return `${lines.join("\n")}\n`;
};
