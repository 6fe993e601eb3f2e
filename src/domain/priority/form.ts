import { labelMeant } from "./meant.js";
import { tokens } from "./reading.js";
import type { Degree, PriorityLabel } from "./settings.js";
import { AXES, type Axis } from "./vocabulary.js";

/** A question of an issue form with its answer, as GitHub writes it into the text. */
export interface FormAnswer {
  /** What the question asks for, if it is how much an issue matters. */
  readonly axis: Axis;
  /** What was chosen: one answer, or several that were ticked. Empty if nothing was. */
  readonly chosen: readonly string[];
}

/** A heading with what was chosen under it. */
export interface FormField extends Pick<FormAnswer, "chosen"> {
  readonly heading: string;
}

/** Longer answers are prose and name no priority. */
const LONGEST_ANSWER = 200;
/** No form has more questions, nor a question more answers. */
const MOST_READ = 40;
/** So much of an answer is repeated to people. */
const LONGEST_QUOTE = 100;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*)$/;

/**
 * The questions of a form with their answers. GitHub renders them as `### Priority`, an empty line, and the answer; or
 * ticked boxes
 * (https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema).
 * Headings in code and in HTML comments do not count.
 */
export const formFields = (body: string): readonly FormField[] => {
  const found: { heading: string; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of withoutComments(body).split(/\r?\n/)) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const [, heading] = HEADING.exec(line.slice(0, LONGEST_ANSWER)) ?? [];
    if (heading !== undefined) found.push({ heading, lines: [] });
    else if (line.trim() !== "") found.at(-1)?.lines.push(line.trim());
  }
  return found
    .slice(0, MOST_READ)
    .map(({ heading, lines }) => ({ heading, chosen: chosenOf(lines) }));
};

/** The questions of a form that ask for a priority, a severity, urgency or importance, with their answers. */
export const formAnswers = (body: string): readonly FormAnswer[] =>
  formFields(body).flatMap(({ heading, chosen }) => {
    const axis = axisAsked(heading);
    return axis ? [{ axis, chosen }] : [];
  });

const withoutComments = (body: string): string => {
  const parts = body.split("<!--");
  return parts
    .map((part, index) => {
      const end = part.indexOf("-->");
      return index === 0 ? part : end < 0 ? "" : part.slice(end + 3);
    })
    .join("");
};

const axisAsked = (heading: string): Axis | undefined =>
  tokens(heading)
    .filter((token) => token.length > 1)
    .flatMap((token) => AXES.get(token) ?? [])[0];

const BOX = /^[-*+] \[([ xX])\] (.*)$/;

const chosenOf = (lines: readonly string[]): readonly string[] => {
  const boxes = lines.slice(0, MOST_READ).flatMap((line) => {
    const [, tick, text] = BOX.exec(line) ?? [];
    return text === undefined ? [] : [{ ticked: tick !== " ", text }];
  });
  if (boxes.length > 0) return boxes.filter(({ ticked }) => ticked).map(({ text }) => text);
  const [answer, ...more] = lines.map((line) => line.replaceAll(/[*_`]/g, ""));
  const isProse = more.length > 0 || (answer ?? "").length > LONGEST_ANSWER;
  return answer === undefined || isProse || /^no response$/i.test(answer) ? [] : [answer];
};

/** What a form's answer says of an issue's priority. */
export type FormPriority =
  | { readonly label: PriorityLabel }
  | { readonly unread: string }
  | undefined;

/**
 * The priority that a form's answer names: the answer to a question for a priority, or else for a severity; where the
 * team has no labels of urgency and importance of their own, else for one of these. Several that were ticked name none,
 * unless they mean the same.
 *
 * @returns `unread`, the answer in the reporter's words, if there is one that means none of the labels.
 */
export const priorityInForm = (
  body: string,
  set: readonly PriorityLabel[],
  hasMatrix: boolean,
): FormPriority => {
  const answers = formAnswers(body).filter(({ chosen }) => chosen.length > 0);
  const kinds: readonly Axis[] = ["priority", "severity"];
  // What is headed "Impact" may be prose: only an answer that names a label counts.
  const weak: readonly Axis[] = hasMatrix ? [] : ["urgency", "importance"];
  for (const kind of [...kinds, ...weak])
    for (const { chosen } of answers.filter(({ axis }) => axis === kind)) {
      const [first, ...rest] = chosen.map((one) => labelMeant(one, set));
      if (first && rest.every((one) => one === first)) return { label: first };
      if (kinds.includes(kind)) return { unread: chosen.join(", ").slice(0, LONGEST_QUOTE) };
    }
  return undefined;
};

const DEGREES: readonly PriorityLabel[] = [
  { name: "high", means: ["urgent", "important", "yes"] },
  { name: "medium", means: ["normal", "neither"] },
  { name: "low", means: ["not urgent", "can wait", "unimportant", "not important", "no"] },
];

/** How urgent, or important, a form's answer says that an issue is; undefined if it was not asked or not answered so. */
export const degreeInForm = (body: string, axis: "urgency" | "importance"): Degree | undefined => {
  const asked = formAnswers(body).find((answer) => answer.axis === axis);
  const [only, ...more] = asked?.chosen ?? [];
  if (only === undefined || more.length > 0) return undefined;
  return labelMeant(only, DEGREES)?.name as Degree | undefined;
};
