import type { Subject } from "../domain/subject.js";

/** Where a command makes sense. */
export type Place = "issue" | "pull request";

/** What a command makes of its arguments: a request to carry out, or a sentence for whoever typed it. */
export type Reading<Request> =
  | { readonly ok: Request }
  /** What is wrong and the right form, in a sentence or two of Markdown. */
  | { readonly mistake: string };

/** What anyone needs to know of a command to type it. */
export interface Form {
  /** Without its slash, in lower case. */
  readonly name: string;
  /** The whole line: `<…>` is filled in, `[…]` may be left out. */
  readonly usage: string;
  /** A line that is right as it stands. */
  readonly example: string;
  /** What it does, in a plain sentence. */
  readonly help: string;
  readonly where: Place | "both";
  /** Other names that it goes by. */
  readonly aliases?: readonly string[];
}

/** One slash command: its form, and the pure function that reads what was typed behind its name. */
export interface Command<Request, Where extends Form["where"] = Form["where"]> extends Form {
  readonly where: Where;
  /** @param here the issue or pull request where it was typed, for what is said relative to it. */
  read(args: string, here?: Subject): Reading<Request>;
}

/** Whether a command goes by a name: its own or an alias, in lower case. */
export const isCalled = ({ name, aliases = [] }: Form, typed: string): boolean =>
  name === typed || aliases.includes(typed);

/** The mistake of a command: what is wrong, in a full sentence, and the right form. */
export const mistake = ({ usage, example }: Form, what: string): { readonly mistake: string } => ({
  mistake: `${what} ${rightForm({ usage, example })}`,
});

/** `Write …, for example …`: how to type a command. */
export const rightForm = ({ usage, example }: Pick<Form, "usage" | "example">): string =>
  usage === example ? `Write \`${usage}\`.` : `Write \`${usage}\`, for example \`${example}\`.`;
