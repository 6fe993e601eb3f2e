import { TIME } from "./moment.js";
import type { FreezeWindow } from "./settings.js";

const TO = String.raw`\s*(?:-|–|\bto\b|\buntil\b|\btill\b|\band\b)\s*`;
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, "i");

/** The ways in which a window is said in one breath, tried in turn. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => FreezeWindow])[] = [
  [
    form(`(?:from |between )?(${TIME})${TO}(${TIME})`),
    ([from = "", until = ""]) => ({ from, until }),
  ],
  [
    form(`(.+?),? (?:from |between |at )?(${TIME})${TO}(${TIME})`),
    ([days = "", from = "", until = ""]) => ({ days, from, until }),
  ],
  [form(`(?:after|from) (${TIME})`), ([from = ""]) => ({ days: "every day", from })],
  [form(`(?:before|until|till) (${TIME})`), ([until = ""]) => ({ days: "every day", until })],
  [
    form(`(.+?),? (?:after|from|starting at|as of) (${TIME})`),
    ([days = "", from = ""]) => ({ days, from }),
  ],
  [form(`(.+?),? (?:before|until|till) (${TIME})`), ([days = "", until = ""]) => ({ days, until })],
  [form(`(?:from )?(.+ ${TIME})${TO}(.+ ${TIME})`), ([from = "", until = ""]) => ({ from, until })],
  [form("from (.+?) (?:until|till) (.+)"), ([from = "", until = ""]) => ({ from, until })],
  [form("after (.+?) (?:until|till) (.+)"), ([after = "", until = ""]) => ({ after, until })],
  [form("from (.+?) (?:through|thru) (.+)"), ([from = "", through = ""]) => ({ from, through })],
  [form("from (.+?) for (.+)"), ([from = "", duration = ""]) => ({ from, for: duration })],
];

/** A window that is written as one text: `Friday`, `Fridays after 15:00`, `22:00-06:00`, `from Friday 17:00 until Monday 09:00`. */
const fromShortForm = (text: string): FreezeWindow => {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  for (const [pattern, make] of FORMS) {
    const parts = pattern.exec(plain);
    if (parts) return make(parts.slice(1).map((part) => part.trim()));
  }
  return { days: text };
};

/** A window, from its short form too. */
export const asWindow = (written: FreezeWindow | string): FreezeWindow =>
  typeof written === "string" ? fromShortForm(written) : written;
