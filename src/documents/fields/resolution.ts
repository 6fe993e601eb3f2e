import { saidIn, wordsIn } from "../blanks/substance.js";
import type { Told } from "../contract.js";
import type { Reading, Statement } from "../reading.js";
import { isAbout, type Section, sectionsAbout } from "../sections/section.js";
import type { Entry } from "../timeline/entries.js";

/** What is only ever done to end an incident … */
const MENDED =
  "resolved|fixed|mitigated|restored|reverted|rolled ?back|patched|repaired|recovered|corrected|remediated|addressed|solved|restarted|rebooted|re-?deployed|replaced|re-?enabled|renewed|unblocked|drained|reinstated|re-?created|re-?added|re-?applied|re-?issued|failed over";
/** … and what may also have begun it. */
const CHANGED =
  "rebuilt|rotated|reset|disabled|removed|deleted|scaled|increased|upgraded|downgraded|blocked|purged|terminated|switched|moved|migrated|reconfigured|applied|deployed|updated|pinned|bumped|cleared|cleaned|freed|raised|limited|added|merged|stopped|shut down|killed|taken down|paused|released|attached|silenced|run|renamed|muted|cordoned|dropped|resized|doubled|lowered|corrected|set";
const ACTOR =
  "was|were|been|is|are|got|being|has|have|had|we|they|i|he|she|team|engineers?|operators?|then|and|which|successfully|manually|quickly|immediately|permanently|eventually|finally|just|issue|problem|incident|service|services|fix|pr|dev|support|ops|admins?|it|all|also|@[\\w-]+";

/** That something was done about it, and done. */
const FIXED = new RegExp(
  [
    `\\b(?:${ACTOR})\\s+(?:\\w+ly\\s+|also\\s+|then\\s+|now\\s+)?(?:${MENDED})\\b`,
    `^(?:[\\d\\s:.,/apmAPMTZUC|()*~–—-]|\\d+(?:st|nd|rd|th))*(?:[^|:]{0,40}[|:]\\s*)?(?:${MENDED})\\b`,
    `\\b(?:${MENDED})(?=\\s*[,.;)]|\\s+(?:by|with|on|in|at|to|and|from|using|via|after|manually)\\b|\\s*$)`,
    "\\bcaught up\\b|\\bfreed \\d|\\bclosing (?:this|now|as|the)\\b|^closing\\b|\\b(?:refunded|made whole|compensated)\\b|\\b(?:things|it|situation|performance|load|latency) (?:got|gets|became|improved|is|are|was|were) ?(?:much |a lot )?(?:better|improved|fine|ok|okay|good)?\\b(?<=better|improved|fine|okay|ok|good)|\\b(?:issued|installed|bought|created|generated|uploaded|requested and got) (?:a|the) new\\b|\\ball (?:is )?(?:good|fine|well)(?: now)?\\b",
    "\\b(?:fix|hot-?fix|patch|mitigation|workaround|revert|rollback|solution|change|update|pr)\\b[^.]{0,40}\\b(?:applied|deployed|landed|rolled out|merged|released|implemented|shipped|pushed|in place|worked|published|provided|went out|verified|confirmed|live)\\b",
    "\\b(?:applied|deployed|landed|rolled out|merged|released|implemented|shipped|pushed|provided|made|opened)\\b[^.]{0,30}\\b(?:fix|hot-?fix|patch|mitigation|workaround|revert|rollback|solution)\\b",
    "\\b(?:manual|temporary|permanent|long[- ]term|short[- ]term|final|quick|hot) ?fix\\b",
    "\\bback (?:up|on ?line|to (?:normal|its|working|full|service|life)|operation\\w*|in (?:operation|service|business)|and running)\\b",
    "\\b(?:service|services|site|system|systems|everything|access|traffic|functionality|operations?|cluster|api|availability|connectivity|network|metrics|performance|queues?|things) (?:is |was |were |are |has |have |had |fully |been |is now |seem\\w* to |began to |starts? to |are now |now )*(?:restored|recover(?:ed|s|ing)?|return(?:ed|s|ing)?|resum(?:ed|es|ing)|stable|stabili[sz](?:ed|ing)|operational|available|normal|working|healthy|fine|green)\\b",
    "\\b(?:return(?:ed|s)?|back) to (?:normal|a healthy|healthy|service|stable|operation)\\b",
    "\\b(?:available|work\\w*|up|start\\w*|run\\w*|respond\\w*|serv\\w+|load\\w*|pass\\w*|succe\\w+|reachable|accessible|function\\w*|empty|green|healthy|on ?line) (?:\\w+ly )?again\\b|\\bback (?:at|with|within|under|below)\\b|\\bcame back\\b|\\bsubsid(?:ed|es)\\b|\\bnormali[sz]ed\\b|\\b(?:switched|turned|ramped) (?:\\w+ ){0,4}(?:off|down|back)\\b|\\b(?:was|were) (?:\\w+ )?(?:revoked|withdrawn|reinstalled|installed|re-?sent|unlocked|lifted)\\b|\\b(?:new|correct|old|previous) [\\w -]{2,30}(?:installed|issued|configured|provisioned)\\b|\\b(?:incident|outage|issue|problem) (?:\\w+ )?(?:is |was |officially |now |fully |declared (?:as )?|marked (?:as )?|considered )*(?:resolved|closed|over|ended|fixed|mitigated)\\b",
    "\\b(?:roll(?:ed|ing|s)? ?back|revert(?:ed|ing|s)|restart(?:ed|ing|s)|restor(?:ed|ing|es))\\b",
    "\\b(?:performed|ran|applied|used)\\b.{0,160}\\bto (?:get|bring) [^.]{0,40}\\b(?:unstuck|back|working|running|going)\\b|\\b(?:was|were) (?:resolve|fix|mitigate|solve) by\\b",
    "\\bresolved (?:by|with|via|through|after|itself|when|once)\\b|\\bfixed (?:by|with|via|in|through|after|it)\\b|\\bsolved (?:by|with|it)\\b|\\bwe have the [\\w ]+ fixed\\b|\\b(?:the|our) (?:fix|solution|remedy) (?:was|is|involved|consisted)\\b",
    "\\b(?:resolves|resolving|fixes|fixed) (?:the|this|it|that)\\b|\\b(?:re-?deploys?|re-?enables?|restarts|disabl(?:es|ing)|rebuilds|replaces|increases|scal(?:es|ing) (?:up|down|out)|deletes|kills) (?:the|all|our|a|`)",
    "\\b(?:was|were|then) (?:re-?)?(?:run|sent|started|processed|imported|delivered|restarted|created|added|installed|built|enabled|mounted|attached|connected) (?:by hand|manually|again|successfully)\\b",
    "\\ball (?:[\\w-]+ ){1,4}(?:were |are |was |have been )?(?:rotated|revoked|reset|invalidated|purged|re-?issued)\\b",
    "\\b(?:mail|e-?mails?|traffic|data|messages|logs|metrics) (?:is |are |was |were )?(?:flow|arriv)(?:s|ing|ed)?\\b",
    "\\b(?:made|pushed|committed) (?:a )?commit to fix\\b|\\bgave\\b[^.]{0,30}\\bmore\\b|\\bfix landed\\b|\\bself[- ]?(?:resolved|healed|recovered)\\b",
  ].join("|"),
  "i",
);

/** A step of a timeline, once the incident is under way. */
const CHANGE = new RegExp(
  `(?:\\b(?:${ACTOR})\\s+|[|:–—-]\\s*|^[^\\p{L}]*(?:\\w+ly\\s)?|@[\\w-]+\\s+|\\b\\p{Lu}\\p{Ll}+\\s+|\\w+ly )(?:${CHANGED})\\b`,
  "iu",
);

/** What people say that they did at the end of a story, and what may have begun it only at its head. */
const EASED =
  /\b(?:we|i|they|he|she|engineers?|team|admins?|operators?|support)\s+(?:(?:have|had|has)\s+)?(?:\w+ly\s+|also\s+|then\s+|since\s+|just\s+)*(?:doubled|tripled|lowered|raised|increased|extended|expanded|resized|enlarged|freed|cleared|purged|cleaned|blocked|banned|killed|disabled|scaled|generated|issued|switched|turned|moved|removed|deleted|added|shut|paused|rebuilt|reset|unset|limited|stopped|pinned|downgraded|adjusted|corrected|rotated|revoked)\b/i;

/** That it is only wished, planned, asked or failed. */
const NOT_YET =
  /\b(?:should|could|would|will|to be|'ll|so (?:that )?(?:we|you|they|it) can|need(?:s|ed)? to|must|might|may|plan(?:s|ned|ning)? to|going to|want(?:s|ed)? to|try(?:ing)? to|attempt(?:ed|s|ing)? to|tried to|consider|if|whether|whenever|not|n't|unable|never|failed to|waiting|in order to)\b[^.|]{0,80}$/i;

/** What ended the incident (entries are the timeline's): in a section for it, or in what the report says was done. */
export const judgeResolution = (reading: Reading, entries: readonly Entry[]): Told => {
  const sections = sectionsAbout(reading.root, "resolution");
  const found = sections.find(saysResolution);
  if (found) return { there: true, line: found.line };
  const open = sections.find((section) => UNRESOLVED.test(saidIn(section).trim()));
  if (open)
    return { there: false, line: open.line, lacks: "The report says that it is not resolved" };
  const [empty] = sections;
  const ends = endsOf(reading.statements);
  const told = reading.statements.find(
    (statement) => tellsResolution(statement, entries, ends) && !(empty && saysOnlyThat(statement)),
  );
  if (told) return { there: true, line: told.line };
  const end = empty ? undefined : endOf(entries);
  if (end) return { there: true, line: end.line };
  return {
    there: false,
    line: empty?.line ?? 1,
    lacks: empty ? "The resolution is empty" : "Nothing says what ended the incident",
  };
};

/** That it is over, and not by what: no answer where the section for it was left empty. */
const saysOnlyThat = ({ text, section }: Statement): boolean =>
  section.kinds.has("details") ||
  section.kinds.has("moment") ||
  /\b(?:issue|incident|problem|outage) (?:was |is |were )?(?:resolved|closed|over)(?: (?:at|on|around|by) (?:about |approximately |roughly )?\d[^.]{0,40})?\.?$/i.test(
    text,
  );

/** The timeline's last entries, where they tell that it was over. */
const endOf = (entries: readonly Entry[]): Entry | undefined =>
  entries.length < 3 ? undefined : entries.slice(-2).find(({ text }) => ENDED.test(text));

const ENDED =
  /\b(?:reachable|accessible|usable|available|normal|healthy|stable|up|on ?line|running|work(?:s|ing)?|recover(?:s|ed)?|restored|resolved|closed|(?:is|was|now) over|ends?|ended|stop(?:s|ped)|completed?|succeed\w*|success\w*|confirm\w*|able to|operational|fine|empty|cleared|green|fix(?:ed)?|resum(?:es|ed)|subsid(?:es|ed)|gone|accept(?:s|ed)|tested|verified|sent|delivered|processed|done|finished|back)\b/i;

/** What some write where a resolution would stand. */
const UNRESOLVED =
  /^(?:n\/?a\b[\s.:,;–—-]*)?(?:(?:this|the) (?:issue|incident|problem) is )?(?:still |currently |incident )?(?:ongoing|present|open|we (?:plan|intend|aim) to|in progress|not (?:yet )?(?:resolved|fixed)|unresolved|investigating|pending|under investigation|waiting)\b/i;

/** A date alone or "ongoing" under the heading says no resolution. */
const saysResolution = (section: Section): boolean => {
  const said = saidIn(section).replaceAll(/[\d:/.,-]+|\b(?:utc|gmt|am|pm|[ceip][ds]?t)\b/gi, " ");
  return wordsIn(said) >= 3 && !UNRESOLVED.test(said.trim());
};

const tellsResolution = (
  statement: Statement,
  entries: readonly Entry[],
  ends: ReadonlySet<Statement>,
): boolean => {
  const { text, section } = statement;
  if (isAbout(section, "actions") || isAbout(section, "lessons") || isAbout(section, "links"))
    return false;
  if (isAbout(section, "cause") || isAbout(section, "background"))
    return (
      /\b(?:resolved|fixed|restored|reverted|rolled back|mitigated)\b/i.test(text) &&
      isDone(text, FIXED)
    );
  return (
    isDone(text, FIXED) ||
    (ends.has(statement) && isDone(text, EASED)) ||
    (isUnderWay(statement, entries) && isDone(text, CHANGE))
  );
};

/** The last two things that each section says, unless it says no more: there a story ends. */
const endsOf = (statements: readonly Statement[]): ReadonlySet<Statement> => {
  const told = new Map<Section, Statement[]>();
  for (const statement of statements) {
    const before = told.get(statement.section);
    if (before) before.push(statement);
    else told.set(statement.section, [statement]);
  }
  return new Set(
    [...told].flatMap(([section, all]) =>
      isAbout(section, "impact") ? [] : all.slice(Math.max(1, all.length - 2)),
    ),
  );
};

/** Entries that tell what began the incident. */
const FIRST = 2;

/** A line of the timeline that others come before. */
const isUnderWay = ({ section, line }: Statement, entries: readonly Entry[]): boolean =>
  (isAbout(section, "timeline") || section.kinds.has("moment")) &&
  line >= (entries[FIRST]?.line ?? Number.POSITIVE_INFINITY);

const isDone = (text: string, words: RegExp): boolean => {
  const match = words.exec(text);
  return match !== null && !NOT_YET.test(text.slice(0, match.index));
};
