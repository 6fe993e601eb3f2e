import type { ExceptionSettings } from "../domain/exception.js";
import type { FreezeSettings } from "../domain/freeze/settings.js";
import type { LoggingSettings } from "../rules/issueLogging.js";
import type { OperationsSettings } from "../rules/operationsOnly.js";
import type { PrioritySettings } from "../rules/priorityLabel.js";
import type { TestedSettings } from "../rules/testedFirst.js";

/** The policy as rules get it: every default filled in. A rule's section is false when it is switched off. */
export interface Policy {
  /** IANA name of the team's zone. */
  readonly timezone: string;
  readonly production: {
    /** Names and patterns of the branches from which production is released. */
    readonly branches: readonly string[];
    /** Names and patterns of the environments that are production. */
    readonly environments: readonly string[];
  };
  readonly priority: PrioritySettings | false;
  readonly freeze: FreezeSettings | false;
  readonly operations: OperationsSettings | false;
  readonly logging: LoggingSettings | false;
  readonly tested: TestedSettings | false;
  readonly exceptions: ExceptionSettings | false;
}
