import type { Effect } from "../domain/effect.js";
import { sameLabel, standingLabel } from "../domain/labels.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import type { Instant } from "../domain/time.js";
import type { Rule, Ruling } from "./rule.js";

/** The `stages` section of the policy file. */
export interface StagesSettings {
  /** The labels of the stages that an issue goes through, the first before the second. */
  readonly labels: readonly string[];
  /** Whether `/stage` with the last of them closes the issue. */
  readonly last_closes: boolean;
}

/**
 * An issue is at one stage of its work (R44): the one that somebody last asked for with `/stage`, or put on as a label.
 * Without either it is at none, and nothing is said.
 */
export const stages: Rule<IssueSnapshot, StagesSettings> = {
  name: "stages",
  judges: "issue",
  evaluate(issue, { labels, last_closes }, { asked }): Ruling {
    const requests = asked.flatMap(({ request, at }) => {
      const label = request.command === "stage" ? stageNamed(labels, request.stage) : undefined;
      return label === undefined ? [] : [{ label, at }];
    });
    const stage = standingLabel(labels, issue, requests);
    if (!stage) return { findings: [] };
    const last = labels.at(-1) as string;
    const closes = requests.findLast(({ label }) => sameLabel(label, last));
    return {
      findings: [],
      effects: [
        ...exclusively(labels, stage.label, stage.at),
        ...(last_closes && closes && sameLabel(stage.label, last)
          ? [{ kind: "closed", closed: true, reason: "completed", since: closes.at } as const]
          : []),
      ],
    };
  },
};

/** That of some labels exactly one stands. */
const exclusively = (labels: readonly string[], one: string, since: Instant): readonly Effect[] =>
  labels.map((name) => ({ kind: "label", name, present: sameLabel(name, one), since }));

/** A name as it is compared: `In Progress`, `in-progress` and `stage: in progress` are one. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*[:/]/, "")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The stage that somebody means; undefined if there is none of that name. */
export const stageNamed = (labels: readonly string[], text: string): string | undefined =>
  labels.find((label) => sameLabel(label, text)) ??
  labels.find((label) => plain(label) === plain(text) && plain(text) !== "");
