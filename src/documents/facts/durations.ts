import { textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { plainName } from "../sections/names.js";
import { within } from "../sections/section.js";
import { durationIn, grainOf, sayDuration } from "../time/durations.js";
import { minutesBetween } from "../time/instants.js";
import type { Fact } from "./facts.js";
import type { Contradiction, Moments } from "./moments.js";

/** What each stated duration lasts from (any of these, teams differ) and until. */
const SPANS: readonly (readonly [RegExp, readonly Fact[], readonly Fact[]])[] = [
  [
    /^(?:mean )?time to (?:detect|detection|discover\w*|notice)$|^ttd$|^mttd$/,
    ["started"],
    ["detected", "declared"],
  ],
  [
    /^time to (?:mitigate|mitigation|repair|contain|restore)$|^ttm$/,
    ["started", "detected", "declared"],
    ["mitigated"],
  ],
  [
    /^time to (?:resolve|resolution|recover\w*|fix)$|^ttr$|^mttr$/,
    ["started", "detected", "declared"],
    ["resolved", "mitigated"],
  ],
  [
    /^(?:incident |outage |impact |total )?(?:duration|down ?time)(?: of (?:incident|outage|impact))?$/,
    ["started", "detected"],
    ["resolved", "mitigated"],
  ],
];

/**
 * Durations that the report states and its own instants do not bear out. What people type beside their timestamps is
 * wrong in a third of published reports, so it is computed here.
 */
export const wrongDurations = (reading: Reading, moments: Moments): readonly Contradiction[] =>
  within(reading.root).flatMap(({ title, blocks, line, form }) => {
    const span =
      form === "document" ? undefined : SPANS.find(([names]) => names.test(plainName(title)));
    const text = blocks.slice(0, 1).map(textOf).join(" ").slice(0, 80);
    const stated = span ? durationIn(text) : undefined;
    if (!span || stated === undefined) return [];
    const computed = span[1].flatMap((from) =>
      span[2].map((until) => between(moments, from, until)),
    );
    const told = computed.filter((one) => one !== undefined && one.minutes >= 0);
    if (
      told.length === 0 ||
      told.some((one) => one && Math.abs(one.minutes - stated) <= grainOf(text))
    )
      return [];
    const [first] = told.toSorted((a, b) => off(a, stated) - off(b, stated));
    return first
      ? [
          {
            line,
            message: `The report states ${sayDuration(stated)} as its ${plainName(title)}, but from ${first.from} to ${first.until} are ${sayDuration(first.minutes)}. Correct the duration or the times.`,
          },
        ]
      : [];
  });

const off = (span: { readonly minutes: number } | undefined, stated: number): number =>
  Math.abs((span?.minutes ?? Number.POSITIVE_INFINITY) - stated);

const between = (moments: Moments, from: Fact, until: Fact) => {
  const [one, other] = [moments.get(from), moments.get(until)];
  const minutes = one && other ? minutesBetween(one.at, other.at) : undefined;
  return minutes === undefined ? undefined : { minutes, from, until };
};
