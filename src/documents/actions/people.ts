import { textOf } from "../markdown/block.js";
import type { Reading } from "../reading.js";
import { plainName } from "../sections/names.js";
import { within } from "../sections/section.js";

const PEOPLE =
  /^(?:(?:incident |post-?mortem |document )?(?:authors?|by|written by|owners?|leads?|commander|manager|ic|scribe|reviewers?|reviewed by|participants?|attendees|people(?: involved)?|responders?|team|members|contributors|reporter|reported by|names?|roles?)s?)$/;
const NAME = /\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}/gu;

/** `present: Aoife, Ben`, `thanks to Ben`. */
const LISTED =
  /\b(?:present|attending|attended by|attendees|participants|in attendance|on the call|led by|lead|commander|author|facilitator|scribe|thanks to|reported by)\s*:?\s+((?:\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?(?:\s*(?:,|and|&)\s*)?){1,12})/gu;
/** What only people do: `Ben noticed`. */
const ACTING =
  /(?:^|[\s.;:–—|(-])(\p{Lu}\p{Ll}[\p{L}'’-]*)\s+(?:and \p{Lu}\p{Ll}+ )?(?:notices?|noticed|joined|joins|acknowledges|acknowledged|acks?|said|says|asked|asks|saw|sees|suggested|suggests|proposed|proposes|realised|realized|wrote|decides|decided|is paged|was paged|got paged|pages|calls|called|starts a call|declares|declared)\b/gu;

/** Names that the report gives as those of people, whole and by first name, in small letters: authors, responders, attendees. */
export const peopleIn = (reading: Reading): ReadonlySet<string> => {
  const { root, frontMatter } = reading;
  const found = new Set<string>();
  const note = (text: string): void => {
    for (const [name] of text.slice(0, 2_000).matchAll(NAME)) {
      found.add(name.toLowerCase());
      found.add((name.split(/\s+/)[0] ?? name).toLowerCase());
    }
  };
  for (const section of within(root))
    if (PEOPLE.test(plainName(section.title)))
      for (const block of section.blocks) note(textOf(block));
  for (const { text } of reading.statements) {
    for (const [, listed = ""] of text.matchAll(LISTED)) note(listed);
    for (const [, name = ""] of text.matchAll(ACTING)) note(name);
  }
  for (const [key, value] of Object.entries(frontMatter?.values ?? {}))
    if (PEOPLE.test(plainName(key))) note(JSON.stringify(value) ?? "");
  return found;
};
