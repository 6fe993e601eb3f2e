import { isCalled } from "../../commands/command.js";
import { commands as registry } from "../../commands/index.js";
import { parseCommands, type TypedCommand } from "../../commands/parse.js";
import { counted } from "../../domain/words.js";
import type { Io } from "./io.js";
import { readInput } from "./readInput.js";

/** What `watchbill commands` was asked. */
export interface CommandsArguments {
  /** A file with one comment's Markdown; `-` is standard input. */
  readonly file: string;
  readonly json: boolean;
  /** Names that watchbill does not know, too. */
  readonly all: boolean;
}

/**
 * `watchbill commands FILE|- [--json] [--all]`: the slash commands that a comment would give, without giving them. With
 * `json` it says `[{"name", "args", "line"}]` and nothing else, in the order of the comment, lines counted from 1.
 *
 * @returns the exit code: 0, whether there are any or not; 2 when the file cannot be read.
 */
export const commands = ({ file, json, all }: CommandsArguments, io: Io): 0 | 2 => {
  const input = readInput(file);
  if ("problem" in input) {
    io.err(`${input.problem}\n`);
    return 2;
  }
  const typed = parseCommands(input.text);
  const known = typed.filter(({ name }) => registry.some((command) => isCalled(command, name)));
  const wanted = all ? typed : known;
  io.out(json ? `${JSON.stringify(wanted, ["name", "args", "line"])}\n` : inWords(wanted, typed));
  return 0;
};

const inWords = (wanted: readonly TypedCommand[], typed: readonly TypedCommand[]): string => {
  const left = typed.length - wanted.length;
  const lines = wanted.map(({ name, args, line }) => `line ${line}: /${name} ${args}`.trimEnd());
  if (wanted.length === 0) lines.push("No commands.");
  if (left > 0)
    lines.push(
      `${counted(left, "command")} that watchbill does not know left out; --all shows them.`,
    );
  // What someone typed is not passed on to the terminal as control characters.
  return lines.map((line) => `${line.replaceAll(/\p{Cc}/gu, " ")}\n`).join("");
};
