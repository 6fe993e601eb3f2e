import { same } from "../domain/duty/duty.js";
import { ladder } from "../domain/duty/ladder.js";
import { matterOf } from "../domain/duty/matter.js";
import type { NoteEffect } from "../domain/effect.js";
import type { Finding } from "../domain/finding.js";
import { unshown } from "../domain/maintenance/evidence.js";
import { termsOf } from "../domain/maintenance/terms.js";
import type { IssueSnapshot } from "../domain/snapshot.js";
import { type Instant, sayInstant, Temporal } from "../domain/time.js";
import { listed, quoted } from "../domain/words.js";
import type { Rule, Ruling, World } from "./rule.js";

/**
 * An occurrence of a recurring job is done in time (R10, R37): its status comment says by when, and what must be shown
 * before it closes. Who does it is reminded once, and once it is late it escalates.
 */
export const occurrence: Rule<IssueSnapshot, unknown> = {
  name: "occurrence",
  judges: "issue",
  evaluate(issue, _, world): Ruling {
    const { due, warn, evidence } = termsOf(issue);
    const ruling = due ? timed(issue, due, warn ?? due, world) : { findings: [] };
    const left = toShow(issue, evidence, world);
    return { ...ruling, findings: [...ruling.findings, ...left] };
  },
};

const compare = Temporal.Instant.compare;

const finding = (rest: Omit<Finding, "rule">): Finding => ({ rule: "occurrence", ...rest });

const timed = (issue: IssueSnapshot, due: Instant, warn: Instant, world: World): Ruling => {
  const { now, timezone } = world;
  const at = sayInstant(due, timezone);
  const note = (which: "warn" | "due", body: string): NoteEffect => {
    const people = called(issue, world, which === "due").map((login) => `@${login}`);
    return {
      kind: "note",
      key: `occurrence ${which} ${due}`,
      body: people.length > 0 ? `${people.join(", ")}: ${body}` : body,
    };
  };
  if (compare(now, due) >= 0) {
    const message = `This was to be done by ${at}. Please do it and close it, or say what it waits for.`;
    return {
      findings: [finding({ verdict: "fail", title: `Overdue since ${at}`, message })],
      // What escalates by itself asks whoever must act; else the owner is told beside those who are at it.
      effects: world.escalates ? [] : [note("due", message)],
    };
  }
  const warns = compare(now, warn) >= 0;
  return {
    findings: [
      finding({
        verdict: "pass",
        title: `Due ${at}`,
        message: `This is to be done by ${at}.`,
        standing: true,
        until: warns ? due : warn,
      }),
    ],
    effects: warns ? [note("warn", `This is to be done by ${at}, and it is still open.`)] : [],
  };
};

const toShow = (
  { comments, createdAt }: IssueSnapshot,
  steps: readonly string[],
  { crew }: World,
): readonly Finding[] => {
  if (steps.length === 0) return [];
  const shown = comments.map(({ body, createdAt: at, author, own, byInsider }) => ({
    body,
    at,
    byTeam: !own && author?.bot === false && crew(author.login, byInsider) !== "outsider",
  }));
  const left = unshown(steps, shown, createdAt);
  return left.length === 0
    ? [
        finding({
          verdict: "pass",
          title: "Shown",
          message: "What was to be shown before this closes has been shown.",
        }),
      ]
    : [
        finding({
          verdict: "pass",
          title: "To be shown",
          message: `${sayToShow(left)} Without it, closing opens this again.`,
          standing: true,
        }),
      ];
};

/** What is asked for before an occurrence may close. Markdown. */
const sayToShow = (steps: readonly string[]): string =>
  `Before this closes, a comment has to show that this was done, by a link or by naming it: ${listed(steps.map(quoted), "and")}.`;

/** Who must act: the assignees, or else who answers for the issue's circle; once it is late, both. */
const called = (issue: IssueSnapshot, { duty, now }: World, isLate: boolean): readonly string[] => {
  const { assignees } = issue;
  const owner = ladder(duty.circleOf(matterOf(issue)), now, duty)[0]?.who;
  if (owner === undefined || assignees.some((login) => same(login, owner))) return assignees;
  return assignees.length === 0 || isLate ? [...assignees, owner] : assignees;
};
