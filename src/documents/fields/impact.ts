import { isNothing, saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import { textOf } from "../markdown/block.js";
import type { Reading, Statement } from "../reading.js";
import { isAbout, ownBlocks, type Section, sectionsAbout } from "../sections/section.js";
import { AFFECTED, STRONG } from "../words/harm.js";

/** Signs that each alone may mean something else; two different ones in a report mean that it tells of harm. */
const WEAK: readonly RegExp[] = [
  /\bfail(?:s|ed|ing|ures?)\b/i,
  /\berrors?\b/i,
  /\b[45]\d\d\b/,
  /\b(?:is|are|was|were|still|data|packages|files|messages|records) missing\b/i,
  /\bdelay(?:ed|s)?\b|\blate\b/i,
  /\blost\b|\bgaps?\b/i,
  /\bstale\b|\bout of (?:date|sync|stock)\b|\bnot in \w+/i,
  /\bwrong(?:ly)?\b|\bincorrect\w*\b/i,
  /\b(?:users?|customers?|clients?|visitors?|students?|people)\b/i,
  /\b(?:stopped|stops)\b/i,
  /\b(?:broken|breaks?|unusable|problems?)\b/i,
  /\b\d[\d,.]*\s?%/,
  /\b(?:rejected|refused|denied|dropped)\b/i,
  /\b(?:was|were|are|is|been|but) not (?:been |being )?(?:applied|sent|delivered|processed|shown|built|published|updated|received|credited|paid|saved|stored|recorded|synced|executed|charged|shipped|forwarded)\b/i,
  /\b\d[\d,.]*\+? (?:accounts?|orders?|requests?|jobs?|messages?|e?mails?|builds?|tickets?|payments?|sites?|services?|teams?|hubs?|files?|records?|documents?)\b/i,
];

/** Signs that tell of harm where a report tells in short what happened. */
const HARM: readonly RegExp[] = [
  /\b(?:could not|couldn't|cannot|can't|unable to|instead of)\b/i,
  /\b(?:errors?|rejected|refused|late|lost|stale|gone|missing|empty|broken|failed)\b/i,
  /\b(?:users?|customers?|students?|visitors?|clients?) (?:of [\w ]{2,30} )?(?:found|met|got|were|had)\b/i,
];

/** Whom or what the incident hit, and how: in a section for it, or in what the report says elsewhere. */
export const judgeImpact = (reading: Reading): Told => {
  const sections = sectionsAbout(reading.root, "impact");
  const found = sections.find(saysImpact);
  if (found) return { there: true, line: found.line };
  // Who leaves the section empty has not judged the impact, whatever symptoms are told elsewhere.
  const [empty] = sections;
  if (empty && !reading.statements.some(isPlainStatement))
    return { there: false, line: empty.line, lacks: "The impact is empty" };
  const told = reading.statements.find((statement) => tellsImpact(statement));
  if (told && !empty) return { there: true, line: told.line };
  const title = reading.root.children.find(({ form, depth }) => form === "heading" && depth <= 2);
  const weak = empty ? undefined : weaklyTold(reading);
  if (weak) return { there: true, line: weak.line };
  if (!empty && title && reading.statements.length > 2 && STRONG.test(title.title))
    return { there: true, line: title.line };
  return {
    there: told !== undefined && empty !== undefined && reading.statements.some(isPlainStatement),
    line: empty?.line ?? 1,
    lacks: empty ? "The impact is empty" : "Nothing says whom or what the incident hit",
  };
};

/** `none` and `unknown` are answers here: someone has looked. */
const saysImpact = (section: Section): boolean => {
  const said = saidIn(section);
  if (wordsIn(said) >= 2) return true;
  const raw = ownBlocks(section).map(textOf).join(" ").trim();
  return (
    /^(?:none|no|nil|unknown|no impact|minimal|minor|low|medium|high|critical|nothing)\.?$/i.test(
      raw,
    ) ||
    (wordsIn(said) >= 1 && !isNothing(said))
  );
};

const weaklyTold = ({ statements }: Reading): Statement | undefined => {
  const spoken = statements.filter(
    ({ section }) =>
      !isAbout(section, "actions") && !isAbout(section, "lessons") && !isAbout(section, "cause"),
  );
  // In few words of what happened, one sign is meant as the harm.
  const core = spoken.find(
    ({ section, text }) =>
      (section.kinds.size === 0 || section.kinds.has("summary") || section.kinds.has("moment")) &&
      !isAbout(section, "timeline") &&
      HARM.some((sign) => sign.test(text)) &&
      wordsIn(text) > 5,
  );
  if (core && spoken.length > 1) return core;
  const signs = WEAK.filter((sign) => spoken.some(({ text }) => sign.test(text)));
  return signs.length >= 2
    ? spoken.find(({ text }) => signs.some((sign) => sign.test(text)))
    : undefined;
};

const tellsImpact = ({ text, section }: Statement): boolean =>
  !isAbout(section, "actions") &&
  !isAbout(section, "lessons") &&
  (STRONG.test(text) || AFFECTED.test(text));

/** A sentence that counts what was hit: then an empty section is an oversight of form. */
const isPlainStatement = ({ text, section }: Statement): boolean =>
  !isAbout(section, "actions") &&
  /\b(?:affect(?:ed|ing)|impact(?:ed|ing)|unavailable (?:to|for)|inaccessible (?:to|for))\s+(?:all|about|around|approximately|roughly|over|~|\d)[\w ,]*\b(?:users?|customers?|requests|services?|traffic|hubs?|clusters?)\b/i.test(
    text,
  );
