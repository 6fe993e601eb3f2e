import { pausesOf, type Waiting } from "../domain/clock/pauses.js";
import type { WaitingSettings } from "../domain/clock/settings.js";
import type { Effect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { sayInstant } from "../domain/time.js";
import { quoted } from "../domain/words.js";
import type { Rule, Ruling } from "./rule.js";

/**
 * What an issue waits for shows on it (R45): `/needs-info` and `/waiting-on` put a label on, and the reporter's reply takes
 * the first one off. Whoever undoes either is not fought.
 */
export const waiting: Rule<IssueSnapshot, WaitingSettings> = {
  name: "waiting",
  judges: "issue",
  evaluate(issue, settings, { asked, timezone }): Ruling {
    const pauses = pausesOf(issue, settings, asked);
    const last = (whose: Waiting["for"]) => pauses.findLast((pause) => pause.for === whose);
    const info = last("reporter");
    const vendor = last("vendor");
    return {
      findings: vendor && !vendor.until ? onVendor(vendor, timezone) : [],
      effects: [
        ...(info ? labelled(settings.needs_info, info) : []),
        ...(vendor && !vendor.until ? labelled(settings.vendor, vendor) : []),
      ],
    };
  },
};

const labelled = (name: string, { from, until, asked }: Waiting): readonly Effect[] => {
  if (until) return [{ kind: "label", name, present: false, since: until }];
  return asked ? [{ kind: "label", name, present: true, since: from }] : [];
};

const onVendor = ({ asked, from }: Waiting, timezone: string): readonly Finding[] => {
  if (asked?.request.command !== "waiting-on") return [];
  const { vendor, reference } = asked.request;
  const of = reference === undefined ? quoted(vendor) : `${quoted(vendor)} (${quoted(reference)})`;
  return [
    {
      rule: "waiting",
      verdict: "pass",
      title: "Waiting on a vendor",
      message: `This has been waiting on ${of} since ${sayInstant(from, timezone)}, as ${quoted(asked.by)} says.`,
      standing: true,
    },
  ];
};
