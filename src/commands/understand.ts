import { distance } from "fastest-levenshtein";
import type { Subject } from "../domain/subject.js";
import {
  type Command,
  type Form,
  isCalled,
  type Place,
  type Reading,
  rightForm,
} from "./command.js";
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

/** What can be asked for at a place by the commands of a registry. */
type RequestAt<One, P extends Place> =
  One extends Command<infer Request, infer Where>
    ? Where extends P | "both"
      ? Request
      : never
    : never;

/**
 * Understands a typed command at the place where it was typed. A command that does not work there reads as a mistake.
 *
 * @param commands the registry, without what is switched off
 * @param here the issue or pull request where it was typed; without it, nothing is said relative to it
 */
export const understand = <One extends Command<unknown>, P extends Place>(
  { name, args }: TypedCommand,
  place: P,
  commands: readonly One[],
  here?: Subject,
): Understanding<RequestAt<One, P>> => {
  // `worksAt` makes sure of what the types promise: only commands of this place are read.
  const all = commands as readonly Command<unknown>[] as readonly Command<RequestAt<One, P>>[];
  const command = all.find((one) => isCalled(one, name));
  if (command) {
    const reading: Reading<RequestAt<One, P>> = worksAt(command, place)
      ? command.read(args, here)
      : { mistake: `\`/${name}\` works on ${command.where}s only; this is not one.` };
    return { kind: "known", command, reading };
  }
  const meant = all.find((one) => worksAt(one, place) && isSlip(name, one.name));
  if (!meant) return { kind: "unknown" };
  const answer = `There is no command \`/${name}\`; \`/${meant.name}\` was probably meant, and nothing was done. ${rightForm(meant)}`;
  return { kind: "near miss", meant, answer };
};

const worksAt = ({ where }: Form, place: Place): boolean => where === "both" || where === place;

/** Below this length, one letter makes another word: `/helm` is no `/help`, and `/stale` no `/stage`. */
const SHORTEST_SLIP = 6;

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
