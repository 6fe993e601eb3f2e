import type { IssueSnapshot } from "../snapshot.js";
import type { Matter } from "./duty.js";

/** Under which headings an issue form asks what an issue is about. */
const ABOUT = /^(?:affected )?(?:services?|components?|environments?)(?: affected)?\W*$/i;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const BOX = /^[-*+] \[([ xX])\] (.*)$/;

/** Longer lines are prose and name no service. */
const LONGEST = 200;

/**
 * What an issue is about, by its labels and by what stands in its text under Service, Component or Environment, where
 * GitHub puts the answers of an issue form: one, several with commas between them, or ticked boxes
 * (https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema).
 */
export const matterOf = ({ labels, body }: Pick<IssueSnapshot, "labels" | "body">): Matter => {
  const services: string[] = [];
  let isAbout = false;
  let fence: string | undefined;
  for (const line of body.split(/\r?\n/)) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const short = line.length > LONGEST ? "" : line.trim();
    const [, heading] = HEADING.exec(short) ?? [];
    if (heading !== undefined) isAbout = ABOUT.test(heading.trim());
    else if (isAbout && short !== "" && mark === undefined) services.push(...namesIn(short));
  }
  return { labels, services };
};

const namesIn = (line: string): readonly string[] => {
  const [, tick, text] = BOX.exec(line) ?? [];
  if (tick === " ") return [];
  return (text ?? line.replace(/^[-*+] /, ""))
    .split(",")
    .map((name) => name.replaceAll(/[*_`]/g, "").trim())
    .filter((name) => name !== "");
};
