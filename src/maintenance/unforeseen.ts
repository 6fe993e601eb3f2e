import { listed } from "../domain/words.js";
import type { Job } from "./job.js";
import { signalName } from "./signal.js";
import type { When } from "./when.js";

/** In a few words, what a job waits for that no calendar shows; undefined when the calendar shows it all. */
const waitsFor = (when: When): string | undefined => {
  switch (when.kind) {
    case "recurring":
    case "expiry":
      return undefined;
    case "rolling": {
      const { period } = when;
      const [count, unit] = "days" in period ? [period.days, "day"] : [period.months, "month"];
      return `${count} ${unit}${count === 1 ? "" : "s"} after it is next done`;
    }
    case "after job":
      return `when the job ${when.job} is closed`;
    case "after issue":
      return `when issue #${when.issue} is closed`;
    case "release":
      return `on a release of ${when.repository}${when.tag === undefined ? "" : ` tagged ${when.tag}`}`;
    case "silence":
      return `when ${signalName(when.of)} is no longer seen`;
    case "on demand":
      return "on demand";
  }
};

/** What of a job cannot be foreseen: `comes when the job upgrade-mastodon is closed`. Undefined when all can. */
export const unforeseen = (job: Job): string | undefined => {
  const waits = job.when.flatMap((when) => waitsFor(when) ?? []);
  if (waits.length === 0) return undefined;
  const also = waits.length < job.when.length || waits.some((wait) => wait.includes("next done"));
  return `${also ? "also comes" : "comes"} ${listed(waits, "and")}`;
};
