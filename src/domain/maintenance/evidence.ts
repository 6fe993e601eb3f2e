import type { Instant } from "../time.js";

/** A comment on an occurrence's issue, as far as it can show that something was done. */
export interface Shown {
  readonly body: string;
  readonly at: Instant;
  /** Whether somebody of the team wrote it, and no program. */
  readonly byTeam: boolean;
}

const LINK = /https?:\/\/[^\s<>)]+/i;
/** What an answer quotes, and what nobody sees, says nothing of who wrote it. */
const NOT_SAID = /<!--[\s\S]*?-->|^ {0,3}>.*$/gm;

/**
 * The steps of which nobody has shown that they were done (R37). A comment by somebody of the team shows a step by naming
 * it, whatever the form of its words; a link beside no step's name shows one step of those that are left.
 *
 * @param opened when the issue was opened: what was said before shows nothing
 */
export const unshown = (
  steps: readonly string[],
  comments: readonly Shown[],
  opened?: Instant,
): readonly string[] => {
  const said = comments
    .filter(
      ({ byTeam, at }) => byTeam && (!opened || at.epochMilliseconds >= opened.epochMilliseconds),
    )
    .map(({ body }) => body.replaceAll(NOT_SAID, ""));
  const isNamed = (step: string): boolean => said.some((text) => names(text, step));
  const links = said.filter((text) => LINK.test(text) && !steps.some((step) => names(text, step)));
  return steps.filter((step) => !isNamed(step)).slice(links.length);
};

/** Words are the same whatever their ending: "restored the backups" names the step "Restore a backup". */
const stems = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, TELLING));

/** Shorter words, such as "to" and "the", tell no step from another. */
const TELLING = 4;
/** So much of a step's telling words names it. */
const MOST = 0.6;

const names = (text: string, step: string): boolean => {
  const said = new Set(stems(text.replaceAll(new RegExp(LINK, "gi"), " ")));
  const all = stems(step.replaceAll(new RegExp(LINK, "gi"), " "));
  const telling = all.filter((word) => word.length >= TELLING);
  const wanted = telling.length > 0 ? telling : all;
  const there = wanted.filter((word) => said.has(word)).length;
  return wanted.length > 0 && there >= Math.ceil(wanted.length * MOST);
};
