import type { Task } from "./readRow.js";
import { linkIn, plainText } from "./tables.js";
import { AUTOMATED, AUTOMATIC, tried } from "./whenCells.js";

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const BOLD = /^ {0,3}(\*\*|__)([^*_]+)\1:?\s*$/;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;
/** `**Weekly**: look at the alerts`: how often, and what. */
const LED = /^([A-Za-z][A-Za-z0-9 -]{2,40}?)\s?[:–—]\s+(\S.*)$/;
const FENCE = /^ {0,3}(```|~~~)/;

/** How often a heading says that what is listed below it comes, and what more it says: "Weekly", "Daily Checklist". */
const OFTEN =
  /^((?:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|semi-?annual(?:ly)?|half-yearly|bi-?(?:weekly|monthly|annual(?:ly)?|yearly)|(?:every|each|once|twice) .+?|ad[- ]?hoc|on demand|as needed))(?: (?:(?:[\w&-]+ )*(?:check ?lists?|tasks?|jobs?|chores?|dut(?:y|ies)|checks?|reviews?|maintenance|activities|routines?|operations?|items?|drills?|audits?)))?$/i;

/** A list under a heading that says how often. Lines count from 1. */
interface Section {
  readonly line: number;
  readonly level: number;
  readonly title: string;
  readonly often: string;
  /** An item that says by itself how often it comes. */
  readonly alone?: boolean;
  readonly items: string[];
}

/**
 * Tasks that a text lists under headings which say how often, as in `## Daily checklist`: one task for each heading, its
 * list being the task's checklist. What the headings mean is told as for a table's cell.
 */
export const listedTasks = (text: string): readonly Task[] =>
  sectionsOf(text)
    .filter(({ items, alone }) => alone || items.length > 0)
    .map(({ line, title, often, items }) => {
      const found = AUTOMATED.test(title) ? AUTOMATIC : tried(often);
      return {
        line,
        title: title === often ? `${title} tasks` : title,
        body: "",
        checklist: items.map(plainText),
        ...(typeof found === "string" ? {} : { when: often }),
        labels: [],
        people: [],
        runbook: linkIn(title),
        notes: typeof found === "string" ? [`${JSON.stringify(often)}: ${found}`] : [],
      };
    });

const sectionsOf = (text: string): readonly Section[] => {
  const sections: Section[] = [];
  let open: Section | undefined;
  let fence: string | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    if (fence !== undefined || mark) continue;
    const heading = headingOf(line);
    if (heading) {
      const often = oftenIn(heading.text);
      if (often === undefined) {
        if (open && heading.level <= open.level) open = undefined;
        continue;
      }
      const title = heading.isAutomated ? `${heading.text} (automated)` : heading.text;
      open = { line: index + 1, level: heading.level, title, often, items: [] };
      sections.push(open);
    }
    const [, item] = ITEM.exec(line) ?? [];
    if (item === undefined) continue;
    const [, often, task] = LED.exec(plainText(item)) ?? [];
    if (often !== undefined && task !== undefined && oftenIn(often) === often)
      sections.push({ line: index + 1, level: 8, title: task, often, alone: true, items: [] });
    else if (open) open.items.push(item);
  }
  return sections;
};

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly isAutomated: boolean;
}

const headingOf = (line: string): Heading | undefined => {
  const [, marks, hashed] = HEADING.exec(line) ?? [];
  const text = hashed ?? BOLD.exec(line)?.[2];
  if (text === undefined) return undefined;
  return { level: marks?.length ?? 7, text: bare(text), isAutomated: AUTOMATED.test(text) };
};

/** Without emoji, brackets and a colon at its end. */
const bare = (text: string): string =>
  plainText(text)
    .replaceAll(/\([^)]*\)|\p{Extended_Pictographic}|\ufe0f/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/:\s*$/, "")
    .trim();

const oftenIn = (text: string): string | undefined => OFTEN.exec(text)?.[1];
