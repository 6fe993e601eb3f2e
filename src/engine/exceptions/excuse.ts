import { type LedgerEntry, stateOf } from "../../domain/exception.js";
import type { Finding } from "../../domain/finding.js";
import type { PullRequestSnapshot } from "../../domain/snapshot.js";
import { earliest, type Instant, sayInstant } from "../../domain/time.js";
import { quoted } from "../../domain/words.js";

/** Lets the findings pass from whose rules there is an exception in force, each for as long as that is. */
export const excuse = (
  findings: readonly Finding[],
  ledger: readonly LedgerEntry[],
  pull: PullRequestSnapshot,
  now: Instant,
  timezone: string,
): readonly Finding[] =>
  findings.map((finding) => {
    const leave = ledger.findLast(
      (entry) => entry.rule === finding.rule && stateOf(entry, pull, now) === "in force",
    );
    if (finding.verdict !== "fail" || !leave) return finding;
    return {
      rule: finding.rule,
      verdict: "pass",
      title: `Excused from ${finding.rule} until ${sayInstant(leave.until, timezone)}`,
      message:
        `${quoted(leave.granter)} granted an exception until ${sayInstant(leave.until, timezone)}, ` +
        `because: ${quoted(leave.reason)}. Without it: ${finding.message}`,
      until: earliest([leave.until, finding.until]),
    };
  });

/**
 * The ledger for the check's summary: every exception, its reason and where it stands; nothing if there is none.
 *
 * @param incidents lines of the ledger on what incidents excused.
 */
export const sayLedger = (
  ledger: readonly LedgerEntry[],
  pull: PullRequestSnapshot,
  now: Instant,
  timezone: string,
  incidents: readonly string[] = [],
): readonly string[] =>
  ledger.length + incidents.length === 0
    ? []
    : [
        "**Exceptions**",
        ledger
          .map(
            (entry) =>
              `- ${entry.rule}: ${stateOf(entry, pull, now)}; granted by ${quoted(entry.granter)} ` +
              `${sayInstant(entry.since, timezone)} until ${sayInstant(entry.until, timezone)} ` +
              `for \`${entry.headSha.slice(0, 7)}\`, because: ${quoted(entry.reason)}`,
          )
          .concat(incidents)
          .join("\n"),
      ];
