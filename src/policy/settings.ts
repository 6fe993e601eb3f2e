import type { CommandSettings } from "../domain/authority.js";
import type { ClockPolicy } from "../domain/clock/settings.js";
import type { DocumentSettings } from "../domain/document.js";
import type { DutySettings } from "../domain/duty/settings.js";
import type { EscalationSettings } from "../domain/escalation/settings.js";
import type { ExceptionSettings } from "../domain/exception.js";
import type { FreezeSettings } from "../domain/freeze/settings.js";
import type { HoursSettings } from "../domain/hours/settings.js";
import type { IncidentSettings } from "../domain/incident/settings.js";
import type { LabelLook } from "../domain/labelLook.js";
import type { QueueSettings } from "../domain/queue/settings.js";
import type { LoggingSettings } from "../rules/issueLogging.js";
import type { OperationsSettings } from "../rules/operationsOnly.js";
import type { PrioritySettings } from "../rules/priorityLabel.js";
import type { StagesSettings } from "../rules/stages.js";
import type { TestedSettings } from "../rules/testedFirst.js";

/** The policy as rules get it: every default filled in. A rule's section is false when it is switched off. */
export interface Policy extends DutySettings, ClockPolicy {
  /** IANA name of the team's zone. */
  readonly timezone: string;
  readonly production: {
    /** Names and patterns of the branches from which production is released. */
    readonly branches: readonly string[];
    /** Names and patterns of the environments that are production. */
    readonly environments: readonly string[];
  };
  /** When the team works; undefined while the policy does not say so, and then no clock runs. */
  readonly hours?: HoursSettings;
  readonly priority: PrioritySettings | false;
  readonly stages: StagesSettings | false;
  /** How labels look, by name, beside those that watchbill gives a look itself. false: not looked after. */
  readonly labels: Readonly<Record<string, LabelLook | false>>;
  readonly queue: QueueSettings;
  readonly freeze: FreezeSettings | false;
  readonly operations: OperationsSettings | false;
  readonly logging: LoggingSettings | false;
  readonly tested: TestedSettings | false;
  /** The first entry that names a file holds for it. */
  readonly documents: readonly DocumentSettings[] | false;
  readonly incidents: IncidentSettings | false;
  readonly escalation: EscalationSettings | false;
  readonly exceptions: ExceptionSettings | false;
  readonly commands: CommandSettings | false;
}
