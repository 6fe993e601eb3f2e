import { textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { ownBlocks, sectionsAbout } from "../sections/section.js";

/** `None, because …`, `No follow-up actions are needed: …`, `Nothing to do since …`, with four words of a reason. */
const REASONED =
  /^\W*(?:none|nothing|no (?:[\w-]+ ){0,3}(?:actions?|follow-?ups?|measures|tasks|work))\b[^\n]*?(?:\b(?:because|since|as|due to|for)\b|[:;,–—-])\s*\S+(?:\s+\S+){3}/i;

/** More is no word on why there is nothing to do. */
const LONGEST = 600;

/** Whether the report says in its section for actions that there are none, and why: that is an answer too. */
export const hasReasonedNone = ({ root }: Reading): boolean => {
  const said = sectionsAbout(root, "actions")
    .map((section) => ownBlocks(section).map(textOf).join("\n").trim())
    .filter((text) => text !== "");
  return said.length > 0 && said.every((text) => text.length < LONGEST && REASONED.test(text));
};
