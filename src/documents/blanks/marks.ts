import { isElement } from "../markdown/inline.js";
import { ANYWHERE } from "../words/template.js";

/** Words that stand in a template's blanks, told apart from what people bracket in earnest (`[No Data]`, `[Alerting]`). */
const TEMPLATE_WORDS =
  /\b(?:insert|describe|provide|your|enter|fill|specify|placeholder|optional|e\.?g\.?|example|tbd|tba|todo|outline|summari[sz]e|detail the|attach|confirm that|explain|unique identifier|list (?:of|the|any|all)|date(?: and |\/)time|yyyy|hh:mm|name of|names?\]|title\]?$|xxx+|description of|short description|brief|incident (?:id|number|title|name|date|lead|commander)|service name|team name|username|url here|link (?:to|here)|duration|severity|what |who |when |how )\b/i;
const CHOICE = /^[\p{L}\p{N} ]+(?:\s?[/|]\s?[\p{L}\p{N} ]+){1,8}$/u;
const FIELD =
  /^(?:name|names|date|time|date and time|title|owner|person|link|links|url|id|number|team|service|role|summary|impact|event|action|action items?|task|step|lesson|follow-?up|status|severity|priority|author|authors|description|assignee|ticket|issue|start time|end time|duration|timezone|details|text|value|environment|component)$/i;

const TODO = /(?:^|[\s([*_-])(?:TODO|XXX)\s*(?:[:\])-]|$)/;
const BRACKETS = /\[([^[\]\n]{2,120})\](?![(:[])/g;
const ANGLES = /<([A-Za-z][^<>\n]{1,80})>/g;
const BRACES = /(?<![{$%#\w])\{([A-Za-z][^{}\n]{2,80})\}(?!\})/g;

/**
 * A blank of a template left in a line of text, as it stands there; undefined if there is none. Bracketed words count
 * when they are a template's, or when they are all that a value says.
 *
 * @param line the text without code spans.
 * @param value what the line says after its label, if it has one.
 */
export const blankIn = (line: string, value = line): string | undefined => {
  const anywhere = line.match(ANYWHERE)?.[0];
  if (anywhere !== undefined) return anywhere;
  if (/^(?:\?+|_{3,}|-{2,}:?-{2,}|x{2,}|tb[dca]|todo|n\.?n\.?|<.*>)$/i.test(value.trim()))
    return /^(?:-{2,}:?-{2,})$/.test(value.trim()) ? undefined : value.trim();
  if (TODO.test(line)) return TODO.exec(line)?.[0]?.trim();
  return bracketed(line, value.trim());
};

const bracketed = (line: string, value: string): string | undefined => {
  // A cell of nothing but `[02:30 AM]` is a template's sample; a line that goes on after `[02:30]` is not.
  if (/^\[\d{1,2}:\d{2}\s?(?:[AP]M)?\]$/i.test(value)) return value;
  // `[Action] - [Owner]` says nothing beside its blanks.
  const only = !/[\p{L}\p{N}]/u.test(value.replaceAll(/\[[^[\]]*\]/g, ""));
  for (const [whole, inner = ""] of line.matchAll(BRACKETS)) {
    if (/^[\d\s:./TZ+-]+$/.test(inner) && !/[a-z]/i.test(inner)) {
      continue;
    }
    if (TEMPLATE_WORDS.test(inner) || (only && isBlankValue(inner))) return whole;
  }
  for (const [whole, inner = ""] of line.matchAll(ANGLES)) {
    if (isElement(whole) || /^(?:https?:|mailto:|@)|@|^\//.test(inner)) continue;
    if (TEMPLATE_WORDS.test(inner) || value === whole) return whole;
  }
  for (const [whole, inner = ""] of line.matchAll(BRACES))
    if (/\s/.test(inner) && (TEMPLATE_WORDS.test(inner) || value === whole)) return whole;
  return undefined;
};

const isBlankValue = (inner: string): boolean =>
  FIELD.test(inner) ||
  CHOICE.test(inner) ||
  /\s.*\s/.test(inner) ||
  /^[A-Z][a-z]+ [A-Z]?[a-z]+$/.test(inner);
