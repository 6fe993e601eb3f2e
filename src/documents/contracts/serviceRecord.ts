import { isAnswered } from "./answered.js";
import type { Demand } from "./demand.js";
import type { Part } from "./parts.js";

/** Names of a section: all of a label, or anywhere in a heading. */
interface Names {
  readonly whole: RegExp;
  readonly part: RegExp;
  readonly unless?: RegExp;
}

const demand = (
  field: string,
  what: string,
  tell: string,
  keys: readonly string[],
  { whole, part, unless }: Names,
): Demand => ({
  field,
  what,
  tell,
  keys,
  named: ({ name, form }: Pick<Part, "name" | "form">) =>
    !unless?.test(name) && (whole.test(name) || (form === "heading" && part.test(name))),
});

/**
 * What every service's record tells (R36): who answers for it, where it runs, how it is operated, saved, watched and
 * brought back. The names are those of published records and of ThreeFold's template for services.
 */
export const SERVICE_DEMANDS: readonly Demand[] = [
  demand(
    "owner",
    "owner",
    "Name the circle or team that answers for the service.",
    ["owner", "owners", "circle", "owner_circle", "team", "maintainer", "maintainers"],
    {
      whole:
        /^(?:service |product |technical |system |business |primary |code )?(?:owners?|owner circle|ownership|circle|maintainers?|responsible(?: (?:team|person|circle|party))?|team|owning team|owned by|maintained by|dri|accountable)$/,
      part: /\b(?:owners?|ownership|maintainers?|responsib\w+)\b/,
    },
  ),
  demand(
    "environments",
    "list of environments",
    "Say where it runs: each environment with its address or host.",
    ["environments", "environment", "hosts", "urls", "instances"],
    {
      whole:
        /^(?:environments?|instances?|deployments?|hosts?|hosting|where it runs|locations?|urls?|endpoints?|servers?|stages|basic information|infrastructure)$/,
      part: /\benvironments?\b|\binstances\b|\bwhere (?:it|this) runs\b|\bhosting\b|\bbasic information\b|\binfrastructure\b/,
      unless: /\bvariables?\b|\bas code\b|\btest(?:ing)? environments?\b/,
    },
  ),
  demand(
    "runbook",
    "runbook",
    "Link the runbook, or write how to start, stop, deploy and mend the service.",
    ["runbook", "runbooks", "playbook"],
    {
      whole:
        /^(?:run ?-?books?|play ?-?books?|operations?(?: (?:guide|manual|handbook))?|(?:standard )?operating procedures?|procedures?|sops?|how to operate|trouble ?-?shooting(?: guides?)?|common (?:tasks|issues)(?: and solutions)?)$/,
      part: /\brun ?-?books?\b|\bplay ?-?books?\b|\boperat(?:ing|ions?)\b|\bprocedures?\b|\btrouble ?-?shooting\b|\bdeployment process\b|\bhow to\b/,
      unless: /\brecovery\b|\bescalation\b/,
    },
  ),
  demand(
    "backup",
    "word on backups",
    "Say what is saved, how often and to where, or why nothing needs to be.",
    ["backup", "backups"],
    {
      whole:
        /^(?:data )?(?:backups?|back-?ups?)(?: (?:and|configuration|schedule|policy|strategy|plan|location)\b.*)?$/,
      part: /\bback-?ups?\b|\bsnapshots?\b/,
    },
  ),
  demand(
    "restore_test",
    "word on testing the restore",
    "Say when a restore was last tried, by whom, and when it is tried again.",
    ["restore_test", "restore_tested", "last_restore", "last_restore_test"],
    {
      whole:
        /^(?:(?:last |latest )?(?:restore|recovery|backup|dr|disaster recovery|failover) ?-?(?:tests?|tested|testing|drills?|exercises?|dry ?-?runs?|verification)(?: (?:schedules?|date|log))?|test restores?|testing schedules?|last (?:restored?|tested|drill)(?: on)?|dry ?-?runs?)$/,
      part: /\b(?:restore|recovery|backup|dr|failover) (?:tests?|testing|drills?|exercises?|dry ?-?runs?|verification)\b|\btest(?:ing)? (?:of )?(?:the )?(?:restores?|backups?|recovery)\b|\bdry ?-?runs?\b/,
    },
  ),
  demand(
    "monitoring",
    "word on monitoring",
    "Say what watches it, where its dashboard and logs are, and whom an alert reaches.",
    ["monitoring", "dashboard", "dashboards", "alerts"],
    {
      whole:
        /^(?:(?:performance )?monitoring(?: and \w+)?|alerts?|alerting|observability|dash ?-?boards?|health ?-?checks?|metrics)$/,
      part: /\bmonitor(?:ing|s)?\b|\balert(?:s|ing)?\b|\bobservability\b|\bdash ?-?boards?\b|\bhealth ?-?checks?\b/,
    },
  ),
  demand(
    "access",
    "word on access",
    "Say who may reach it with which rights, and how access is asked for and taken back.",
    ["access", "permissions"],
    {
      whole:
        /^(?:access(?: (?:controls?|rights|policy|policies|management|list)\b.*)?|(?:user )?permissions(?: and .*)?|roles(?: and permissions)?|accounts|who has access|credentials)$/,
      part: /\baccess\b|\bpermissions\b|\broles\b|\baccounts\b/,
    },
  ),
  demand(
    "contacts",
    "contacts",
    "Name whom to ask and whom to wake: people, a channel, the vendor's support.",
    ["contacts", "contact", "support", "escalation", "slack", "channel"],
    {
      whole:
        /^(?:(?:primary |emergency |key |support |vendor )?contacts?(?: (?:and|information|details|persons?)\b.*)?|support(?: channels?)?|escalation(?: \w+)?|on-?call|points? of contact|who to (?:call|ask|contact)|channels?)$/,
      part: /\bcontacts?\b|\bsupport\b|\bescalations?\b|\bon-?call\b/,
    },
  ),
  demand(
    "disaster_recovery",
    "plan for disaster recovery",
    "Say how it is brought back when all is lost, in which order and from where.",
    ["disaster_recovery", "dr", "disaster_recovery_plan"],
    {
      whole:
        /^(?:disaster recovery|dr)(?: (?:plan|procedure|process)s?)?$|^business continuity(?: plan)?$|^(?:regeneration and )?rebuild(?:ing)?(?: (?:procedures?|from scratch))?$|^failover(?: \w+)?$|^recovery(?: (?:plan|procedures?|steps))?$/,
      part: /\bdisaster\b|\bdr\b|\bbusiness continuity\b|\brebuild(?:ing)?\b|\bfailover\b|\brecovery (?:plan|procedures?|steps)\b/,
    },
  ),
];

/** Whether the restore's test is told within another section, as in "We restored it last on 2026-03-01." */
export const tellsRestoreTest = isAnswered(
  /\b(?:restor\w+|recover(?:y|ed)|dr|disaster recovery|backups?|dry ?-?run|drill)\b/i,
  /\b(?:test(?:s|ed|ing)?|tried|drill(?:s|ed)?|exercis\w+|verif\w+|rehears\w+|dry ?-?run|practi[sc]ed?)\b|\blast restored\b/i,
);
