import { blankIn } from "../blanks/marks.js";
import { isNothing } from "../blanks/substance.js";
import type { Action } from "./action.js";

const OWNER_COLUMN =
  /\b(?:owners?|assignees?|assigned(?: to)?|responsible|dri|who|lead|person|people|team|poc|point of contact|contact|accountable|champion|driver)\b|verantwortlich|respons[aá]b|担当|负责人|負責人|담당|ответствен/i;
const HANDLE = /(?<![\w/.`@])@[A-Za-z0-9][\w-]*(?:\/[\w-]+)?/;
const OWNER_LABEL =
  /\b(?:owner|owned by|owners|assignee|assigned(?: to)?|responsible|dri|lead|who|poc|driver|led by|respons[aá]vel|responsable|verantwortlich\w*|ansvarig)\b\s*[:=–—-]\s*(\S.*)|\b(?:owned by|assigned to|taken by|responsibility of|to be done by|led by)\s+(\S.*)/i;
const NAME =
  "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:\\p{Lu}[\\p{L}'’.-]*|van|von|de|der|da|di|bin|al)){0,3}";
const INITIALS = "\\p{Lu}{2,3}";
/** `(Rasmus call for meeting)`, `[Anna]`, `- Anna Holm`, `(JW)` at an item's end or head. */
const AT_END = new RegExp(
  `[(\\[](?:owner:?\\s*|(?:#|\\p{Lu}+-?)\\d+[,;]\\s*)?(${NAME}|${INITIALS})(?:\\s*(?:,|and|&|/|\\+)\\s*(?:${NAME}|${INITIALS}))*(?:(?:\\s+\\p{Ll}|\\s*[,;–-]\\s*)[^)\\]]{2,40})?[)\\]]\\s*\\.?\\s*$|\\s[–—-]{1,2}\\s(${NAME}|${INITIALS})(?:\\s*[–—,-]\\s*[^–—]{0,24}\\d[^–—]{0,12})?\\s*\\.?\\s*$`,
  "u",
);
const AT_HEAD = new RegExp(
  `^[\\s*_]*(?:[(\\[](${NAME}|${INITIALS})[)\\]]|(${NAME}(?:\\s*(?:,|and|&|/)\\s*${NAME})*)\\s+(?:to|will|is going to|shall)\\s+\\p{Ll}+)`,
  "u",
);
const LEADING_NAME = new RegExp(`^[\\s*_]*(${NAME})[\\s*_]*[:–—-]\\s`, "u");
const TEAM_HEAD =
  /^[\s*_(["[]*(?:the\s+)?((?:[\w/&-]+\s+){0,3}(?:team|squad|group|guild|crew|engineers?|ops|sre|sres|dev ?ops|developers?|security|infra|platform|support|dba|dbas))\b(?:[)\]]\s|[\s*_)\]"]*(?:[:–—-]\s|\s(?:to|will)\s+\p{Ll}))/iu;
/** `Session with the team to …` says who takes part, not who does it. */
const WITH_TEAM =
  /^[^\n]{0,60}?\b(?:with|for|of|by|from|between|in|among|to|how|ask|remind|train|teach|tell|educate|discuss)\b[^\n]{0,40}?\b(?:team|squad|group|guild|crew|engineers?|ops|sres?|dev ?ops|developers?|security|infra|platform|support|dbas?)\b/i;
const TEAM_LAST =
  /\s[–—-]\s((?:[\w/&-]+\s+){0,2}(?:team|squad|group|guild|ops|sre|devops|security|infra|platform|support))\s*\.?$/i;
const TEAM_END =
  /[([](?:[\w/&-]+\s+){0,3}(?:team|squad|group|guild|ops|sre|devops|security|infra|platform|support)[)\]]\s*\.?\s*$/i;
const AFTER_ARROW = /(?:->|→|=>|➡)\s*([\p{L}@][\p{L}\w.@ -]{1,40})$/u;
/** Verbs that begin an item: "Deploy to staging" names no owner. */
const VERBS: ReadonlySet<string> = new Set(
  `abandon add adapt adjust agree alert align allow apply ask audit automate avoid backport
    block build bump call change check clarify clean close collect commit communicate complete
    configure connect consider convert coordinate copy create cut decide define delete deploy
    deprecate design determine develop disable discuss document drop enable enforce ensure
    escalate evaluate expand explore export extend fix follow get give harden hold identify
    implement improve include increase instrument integrate introduce investigate invite keep
    learn limit link list log look lower make measure merge migrate monitor move notify open
    organise organize page patch pin plan port prepare prevent promote propose provide publish
    push raise reach read rebuild redirect reduce refactor reinforce release remove rename
    replace report request require research resolve restore restrict return revert review
    revisit rewrite roll rotate route run scale schedule script send separate set setup share
    ship simplify split start stop store strengthen subscribe support switch talk teach test
    track train transfer transition try tune turn unify update upgrade upstream use validate
    verify work write`.split(/\s+/),
);
/** Words that begin an item in earnest and are no names, and things that stand in brackets at an item's end. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `need needs plan want try tries move migrate upgrade switch continue work ability way ways
    how step steps ticket issue issues tickets pr prs done todo wip tbd none complete completed
    progress open closed pending ongoing optional high medium low critical p0 p1 p2 p3 p4 sev
    mitigate prevent detect process short long add create fix update consider investigate
    improve decide agree look learn remember we i it this that there they going see link links
    doc docs documentation kubernetes terraform grafana prometheus github gitlab slack jira aws
    gcp azure api dns cdn ci cd db sql sla slo ui ux qa iac k8s vpc tls ssl http cpu ram linux
    docker helm redis postgres postgresql mysql kafka nginx jenkins monitoring alerting testing
    test tests backup backups security network database january february march april may june
    july august september october november december monday tuesday wednesday thursday friday q1
    q2 q3 q4 yes no note future prevention detection mitigation response recovery training
    tooling process communication people technical stretch eta due priority new all our the a an`.split(
    /\s+/,
  ),
);

/**
 * Who is to do an action, as it is written; undefined if nobody is named. Names within what is to be done do not count,
 * only where an owner is written: a column, a mention, a label, the item's head or end.
 *
 * @param people names that the report gives as those of people, in small letters.
 */
export const ownerOf = (action: Action, people: ReadonlySet<string>): string | undefined => {
  const { block, all } = action;
  if (block?.kind === "row") {
    const owners = block.columns.flatMap((column, at) =>
      OWNER_COLUMN.test(column) ? [block.cells[at] ?? ""] : [],
    );
    if (owners.length > 0) return owners.find(isSomeone);
  }
  const labelled = OWNER_LABEL.exec(all);
  if (labelled) {
    const said = (labelled[1] ?? labelled[2] ?? "").split(/[|\n;]/)[0]?.trim() ?? "";
    return isSomeone(said) ? said : undefined;
  }
  const handle = HANDLE.exec(all)?.[0];
  if (handle !== undefined) return handle;
  const text = action.text.replaceAll(/\s+/g, " ").trim();
  for (const pattern of [AT_END, AT_HEAD]) {
    const found = pattern.exec(text);
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined && isName(name)) return name;
  }
  const arrow = AFTER_ARROW.exec(text)?.[1];
  if (arrow !== undefined && wordsOf(arrow) <= 3) return arrow;
  const head = TEAM_HEAD.exec(text);
  const team =
    (head && !WITH_TEAM.test(head[1] ?? "") ? head[1] : undefined) ??
    TEAM_LAST.exec(text)?.[1] ??
    TEAM_END.exec(text)?.[0];
  if (team !== undefined) return team;
  const leading = LEADING_NAME.exec(text)?.[1];
  return leading !== undefined && people.has(leading.toLowerCase()) ? leading : undefined;
};

const wordsOf = (text: string): number => text.trim().split(/\s+/).length;

const isSomeone = (text: string): boolean =>
  !isNothing(text) &&
  blankIn(text) === undefined &&
  /\p{L}{2}/u.test(text) &&
  !/^(?:(?:unassigned|nobody|open|owner|name|various|team\s*\?)$|(?:added|done|fixed|merged|completed|closed|see|along|via|as part of)\b)/i.test(
    text.trim(),
  );

const isName = (name: string): boolean =>
  /\b(?:Team|Squad|Group|Guild|Procurement|Engineering|Operations)$/.test(name) ||
  !name.split(/\s+/).some((word) => isNoName(word.replaceAll(/[^\p{L}\d]/gu, "")));

const isNoName = (word: string): boolean =>
  NO_NAMES.has(word.toLowerCase()) || VERBS.has(word.toLowerCase());
