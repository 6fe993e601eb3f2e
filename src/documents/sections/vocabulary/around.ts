import { anyOf } from "../../words/anyOf.js";
import { type Names, WHOSE, wholly } from "./vocabulary.js";

/** Names of the sections around: what was learned, how it was noticed, where to read more. */
export const AROUND: readonly Names[] = [
  {
    kind: "wentWell",
    whole: wholly([
      "(?:what )?(?:went|worked|did|has gone) (?:well|right|good|great)",
      "(?:things|stuff) that (?:went|worked) well",
      "what worked(?: well)?",
      "what was good",
      "successes",
      "positives",
      "the good",
      "good",
      "strengths",
    ]),
    part: anyOf([
      /\b(?:went|worked|gone|did) (?:really |so )?(?:well|right|good)\b/,
      /what worked\b/,
    ]),
    unless: anyOf([/\bn[o']t\b/, /didn/, /not so/]),
  },
  {
    kind: "wentWrong",
    whole: wholly([
      "(?:what )?(?:went|did|has gone) (?:wrong|poorly|badly|bad|sideways|less well)",
      "(?:things|stuff) that went (?:wrong|poorly|badly|less well)",
      "what (?:didn'?t|did not|could have) (?:go|gone|work|worked|been).*",
      "what (?:could|can|should) (?:have )?(?:be|been|gone|go|we do) (?:done )?(?:better|improved).*",
      "the bad",
      "bad",
      "negatives",
      "weaknesses",
      "what (?:failed|was bad)",
      "what we could have done better",
    ]),
    part: anyOf([
      /\bwent (?:wrong|poorly|badly|less well)/,
      /(?:did|was)(?:n'?t| not) (?:go |work )?(?:so |very |that )?(?:well|good)?/,
      /could (?:have |be )(?:gone|been|done|improved).*/,
      /what failed/,
    ]),
  },
  {
    kind: "lucky",
    whole: wholly([
      "(?:where |how )?we got lucky",
      "(?:where|what) (?:did )?we (?:get|got) lucky.*",
      "luck",
    ]),
    part: anyOf([/\blucky\b/]),
  },
  {
    kind: "lessons",
    whole: wholly([
      String.raw`${WHOSE}(?:lessons?|learnings?|take ?aways?|reflections?|retrospective|conclusions?)(?: (?:learned|learnt|and [\w -]+))*`,
      "(?:what|things) (?:we |did we )?(?:have )?(?:learned|learnt|learn)",
    ]),
    part: anyOf([
      /\blessons?\b/,
      /\blearn(?:ed|t|ings?)?\b/,
      /take ?aways?/,
      /reflections?/,
      /retrospective/,
    ]),
  },
  {
    kind: "detection",
    whole: wholly([
      String.raw`${WHOSE}(?:detection|discovery|identified|identification|alerting|monitoring|detected|noticed|reported)(?: (?:and \w+|by|method))*`,
      String.raw`how (?:was|were|did|is) (?:it|this|we|the (?:issue|problem|incident)).*(?:detect|discover|notic|identif|f[io]u?nd|know|alert|report|aware)\w*.*`,
    ]),
    part: anyOf([
      /\bdetect(?:ion|ed)?\b/,
      /\bdiscover(?:y|ed)\b/,
      /how (?:was|were|did) .*(?:notic|identif|know|alert|aware)/,
    ]),
  },
  {
    kind: "process",
    whole: wholly([
      "tasks and updates",
      "checklist",
      "incident (?:response )?checklist",
      "(?:incident )?process",
      "instructions",
      "how to use.*",
    ]),
    part: anyOf([/\bchecklist\b/, /\binstructions?\b/, /after-?action report template/]),
  },
  {
    kind: "background",
    whole: wholly([
      String.raw`(?:the )?(?:background|context|architecture|prior knowledge|system overview|setup)(?: (?:and \w+|information))*`,
    ]),
    part: anyOf([/\bbackground\b/, /\bcontext\b/]),
  },
  {
    kind: "links",
    whole: wholly([
      "(?:useful |related |relevant |supporting |important |documentation |external )*(?:links?|references?|resources|information|documents?|documentation|data|attachments?|appendix|evidence|see also|further reading|screenshots?|graphs?|materials?|related|issues?|prs?|pull requests?)",
    ]),
    part: anyOf([/\b(?:links|references|appendix|attachments|supporting)\b/]),
  },
];
