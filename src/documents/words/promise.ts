import { anyOf } from "./anyOf.js";

/** A promise in running text, by those who write. */
export const PROMISE = anyOf([
  /\b(?:we|i|(?:our|the) (?:\w+ ){0,3}(?:team|engineers|developers|sres?|operators|maintainers|administrators|admins|committee|project))(?:'ll| will| shall|(?: are|'re) (?:now |also |currently |actively |already )?(?:going to|planning|working|making|adding|implementing|changing|improving|building|reviewing|migrating|moving|updating|introducing|taking|putting)| (?:plan|intend|aim) to| is (?:going to|planning to|working (?:on|to)|aiming)|(?: have|'ve) (?:since |now |also |already )?(?:added|created|implemented|introduced|improved|changed|put|opened|filed|begun|started|scheduled))\b/,
  /\bwill (?:also |soon |now |then )?be (?:\w+ed|built|put|done|made|set|rewritten)\b/,
  /\b(?:is|are|has|have|go|goes|runs?|uses?) now\b/,
  /\bnow (?:go|goes|is|are|has|have|runs?|uses?|checks?|alerts?|requires?|monitor\w*)\b/,
  /\b(?:going|moving) forward\b/,
  /\bin (?:the )?future,? we\b/,
  /\bto (?:prevent|avoid|guard against) (?:this|such|similar|a (?:repeat|recurrence)|that|future|recurrence|it) /,
  /\bfollow[- ]?up (?:issues?|tickets?|work|tasks?|actions?)\b/,
]);

/** Announcements within the incident, and plans that were its cause. */
export const NOT_PROMISED = anyOf([
  /\b(?:we|they|i) (?:will|'ll|are|'re) (?:provide|update|keep|post|share|be (?:back|providing|posting|monitoring)|continu\w+ (?:to )?(?:monitor|investigat)\w*|(?:currently |actively |still )?(?:investigating|looking into|monitoring|working (?:on|to) (?:resolv|fix|restor|a fix|identify|recover)\w*)|aware)/,
  /\bnow (?:been )?(?:\w+ly )?(?:resolved|fixed|back|stable|restored|working|operational|available|normal|up|on ?line|closed|recovered|running|healthy|over|investigating|monitoring|looking|have|seeing|aware)\b/,
  /\bwas going to\b/,
  /\bwe were\b/,
  /\bapologi[sz]e/,
  /\bmore (?:information|details) (?:will|as)/,
]);
