import type { Block } from "../markdown/block.js";
import { textOf } from "../markdown/block.js";
import { TELLS } from "../words/template.js";

/** What a template asks for, in the words that templates use; a report's own sentences do not begin so. */
const ASKS =
  /^(?:please |briefly |clearly |optional:? |\(optional\) )*(?:(?:describe|provide|summari[sz]e|outline|explain|specify|indicate)\s+(?:here|briefly|any|the|a|an|your|how|what|who|when|why|all|links?|information|in detail|if|which|each|details?|relevant|key|measures)\b|(?:detail|include|insert|attach|enter|list|document|note|add|write)\s+(?:here|briefly|any|the (?:key|main|relevant|actions?|steps|root|follow|timeline|events|lessons?|contributing|impact|incident|duration|scope)|all (?:the )?(?:actions?|steps|events|relevant|people|services|affected|follow)|key events|details (?:of|on|about)|information (?:on|about)|follow-up tasks? (?:here|with)|a (?:short|brief|list|summary|description)|your|links? to)\b|confirm that the incident|give (?:a )?detailed explanation (?:of|about)\b|do not sugar-?coat|state the impact\b|close with (?:the )?root cause|itemi[sz]ed list of (?:ways|things)|what can we do better next time)/i;
/** Pieces of lists of what a timeline must tell, as templates give them: `when staff was notified`. */
const WHEN_WHAT =
  /^(?:(?:list|state|note) the time ?zone|covers? the (?:outage|incident)(?:'s)? duration|when (?:the )?(?:outage|incident|staff|service|problem|issue)s? (?:was|were|began|started|ended|is)\b[\w /]{0,24}|actions?, events?,? ?(?:…|\.\.\.|etc\.?)?|utc timestamps?|(?:follow-?up|corrective|preventi\w+) (?:tasks?|actions?|measures?|items?|steps?) to (?:prevent|avoid) (?:recurrence|this|similar incidents?)(?: (?:from )?(?:happening|recurring)(?: again)?)?)\.?$/i;
const DESCRIBES =
  /^(?:an? |the )?(?:very )?(?:short|brief|quick|concise|high[- ]level|detailed|one[- ](?:line(?:r)?|sentence|paragraph)|two[- ]sentence|\d[-–]\d sentences?|chronological|bulleted|clear and concise|complete|initial)[\w ,/-]{0,30}\b(?:summary|description|overview|list|explanation|account|paragraph|statement|timeline|bullets?|sentences?)\b(?! (?:\w+ ){0,3}(?:was|is|are|can|has|have|had|were|follows|below|shows|will)\b)/i;
const SAMPLE =
  /^(?:(?:action item|action|item|task|event|thing|step|factor|lesson|owner|person|name|link|follow-up|bullet|cause|reason|example|contributing factor)s? ?(?:#|no\.? ?)?(?:\d|one|two|three|[a-c]\b)(?:\s+happened)?|something happened|next thing happened|another thing happened|summary of (?:first|another|final) update|thing \d happened)(?:\s*[([<].*)?\.?$/i;
const QUESTION =
  /^(?:what|how|who|when|where|why|which|did|was|were|is|are|do|does|has|have|can|could)\b.*\?$/is;

/**
 * Whether a paragraph, an item or a cell is what a template says to the writer, not what the writer says.
 *
 * @param loud that emphasis marks it as a remark beside the text: then a plain question and a bare noun count too.
 */
export const isPrompt = (text: string, loud: boolean): boolean => {
  const shown = text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[\s>*_-]+|[\s*_]+$/g, "")
    .trim();
  const bracketed =
    /^\[[^[\]]*\]$/.test(shown) || /^\{[^{}]*\}$/.test(shown) || /^<[^<>]*>$/.test(shown);
  const plain = bracketed ? shown.slice(1, -1) : shown;
  if (plain === "" || plain.length > 900) return false;
  if (
    bracketed &&
    /^(?:describe|provide|summari[sz]e|outline|explain|detail|include|insert|attach|list|confirm|who|what|when|how|why|brief|short|any|add|enter)\b/i.test(
      plain,
    )
  )
    return true;
  if (SAMPLE.test(plain.replace(TIME, "")) || ASKS.test(plain) || WHEN_WHAT.test(plain))
    return true;
  // "A short account: at 09:10 …" is no longer what the template says, but what the writer does.
  if (DESCRIBES.test(plain) && !/\d{1,2}:\d\d/.test(plain)) return true;
  if (plain.length < 400 && TELLS.test(plain)) return true;
  return (
    loud &&
    (/\?$/.test(plain) || QUESTION.test(plain) || TOLD.test(plain) || ASKED_NOUNS.test(plain))
  );
};

/** What a writer is told to do, where emphasis sets it apart. */
const TOLD =
  /^(?:be|consider|think|describe|list|add|include|explain|provide|link|note|record|mention|remember|make sure|use|write|summari[sz]e|answer|identify|keep|try|outline|capture|document|highlight|discuss|tell)\s(?:us|as|about|how|what|when|who|why|any|all|the|a|an|to|your|explicit|each|every|if|in|here|links?|specific|relevant)\b/i;

/** `date, time, step/event`: an italic list of what is to be written, without a verb. */
const ASKED_NOUNS =
  /^(?:date|time|name|event|step|owner|who|description|steps?|link|links|duration|context)s?(?:\s?[,/]\s?[\w/ ]+){1,5}$|^(?:date\/?time|name|names|short list|links?) (?:of|to) /i;

/** `14:44 - ` before what is said to have happened then. */
const TIME = /^\d{1,2}:\d\d[\s:–—-]*/;

/** Whether a block is a template's prompt to the writer. */
export const isPromptBlock = (block: Block): boolean => {
  if (block.kind === "comment" || block.kind === "code" || block.kind === "heading") return false;
  // "**Describe the problem:**" with an answer below it is a form's question.
  const [first, ...answer] = block.lines;
  if (
    first?.style === "bold" &&
    answer.length > 0 &&
    !answer.every(({ text }) => isPrompt(text, false))
  )
    return false;
  const text = textOf(block);
  const loud = block.lines.length > 0 && block.lines.every(({ style }) => style === "italic");
  return (
    isPrompt(text, loud) ||
    (block.lines.length > 1 && block.lines.every((line) => isPrompt(line.text, loud)))
  );
};

/** GitHub's mark for a form's field that was left empty. */
export const NO_RESPONSE = /^no response\.?$/i;
