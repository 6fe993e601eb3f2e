import type { Block } from "../markdown/block.js";

/** Something that the report says will be, or has since been, done so that the incident does not come back. */
export interface Action {
  readonly line: number;
  readonly text: string;
  /** The text without code spans. */
  readonly bare: string;
  readonly block: Block | undefined;
  /** Everything said of it, details below it included: owners and issues may stand there. */
  readonly all: string;
  readonly links: readonly string[];
}
