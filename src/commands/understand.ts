import { distance } from "fastest-levenshtein";
import { type Command, type Place, type Reading, rightForm } from "./command.js";
import type { TypedCommand } from "./parse.js";

/** What watchbill makes of a typed command. */
export type Understanding<Request> =
  | {
      readonly kind: "known";
      readonly command: Command<Request>;
      readonly reading: Reading<Request>;
    }
  /** No command, but one typing slip away from one: `answer` is a sentence that says so. Nothing is carried out. */
  | { readonly kind: "near miss"; readonly meant: Command<Request>; readonly answer: string }
  /** Another program's command, a joke or prose: it is left alone. */
  | { readonly kind: "unknown" };

/**
 * Understands a typed command at the place where it was typed. A command that does not work there reads as a mistake.
 *
 * @param commands the registry
 */
export const understand = <Request>(
  { name, args }: TypedCommand,
  place: Place,
  commands: readonly Command<Request>[],
): Understanding<Request> => {
  const command = commands.find((one) => one.name === name);
  if (command) {
    const reading: Reading<Request> =
      command.where === "both" || command.where === place
        ? command.read(args)
        : { mistake: `\`/${name}\` works on ${command.where}s only; this is not one.` };
    return { kind: "known", command, reading };
  }
  const meant = commands.find(
    (one) => (one.where === "both" || one.where === place) && isSlip(name, one.name),
  );
  if (!meant) return { kind: "unknown" };
  const answer = `There is no command \`/${name}\`; \`/${meant.name}\` was probably meant, and nothing was done. ${rightForm(meant)}`;
  return { kind: "near miss", meant, answer };
};

/** Below this length, one letter more or less makes another word: `/helm` is no `/help`. */
const SHORTEST_SLIP = 5;

/**
 * Whether a name is one letter or one swap of neighbours away from a command's. Its inflections (`/escalated
 * yesterday`) are prose.
 */
const isSlip = (typed: string, name: string): boolean => {
  if (name.length < SHORTEST_SLIP || Math.abs(typed.length - name.length) > 1) return false;
  if (typed === `${name}s` || typed === `${name}d`) return false;
  return distance(typed, name) === 1 || isSwap(typed, name);
};

const isSwap = (typed: string, name: string): boolean => {
  if (typed.length !== name.length) return false;
  const at = [...name].findIndex((letter, index) => typed[index] !== letter);
  return (
    at >= 0 && typed === name.slice(0, at) + (name[at + 1] ?? "") + name[at] + name.slice(at + 2)
  );
};
