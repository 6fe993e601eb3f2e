import { saidBy, wordsIn } from "../blanks/substance.js";
import { isAbout, type Section } from "../sections/section.js";
import { NOT_PROMISED, PROMISE } from "../words/promise.js";
import type { Action } from "./action.js";

/** Whether a section may hold promises; in those that tell of the incident itself, "will" tells what was expected. */
export const mayPromise = (section: Section): boolean =>
  !isAbout(section, "timeline") &&
  !isAbout(section, "process") &&
  !isAbout(section, "impact") &&
  !isAbout(section, "details");

/** Promises in prose, for reports that have no section for actions. */
export const promises = (section: Section): readonly Action[] =>
  section.blocks
    .filter(
      (block) =>
        !block.quoted &&
        (block.kind === "paragraph" || block.kind === "item") &&
        block.checked !== false,
    )
    .flatMap((block) =>
      saidBy(block)
        .split(/(?<=[.!?])\s+|\n/)
        .filter(
          (sentence) =>
            PROMISE.test(sentence) && wordsIn(sentence) > 4 && !NOT_PROMISED.test(sentence),
        )
        .map((sentence) => ({
          line: block.line,
          text: sentence,
          bare: sentence,
          block,
          all: sentence,
          links: block.links,
        })),
    );
