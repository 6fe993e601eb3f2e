import { byUrgency, levelOf, readLabel } from "./level.js";
import { plainName, type Reading, ranksOf, read } from "./reading.js";
import type { PriorityLabel } from "./settings.js";
import { AXES } from "./vocabulary.js";

type Labels = readonly PriorityLabel[];

/**
 * Which label of a set someone means by `major`, `P1`, `P1 - high`, `Severity 2 (major)` or `priority: 1`: the label's
 * own name or the words that the policy gives it; else its number, if the set counts in numbers; else how urgent the
 * words are. What could mean two of them means none: nobody's priority is guessed.
 *
 * @param text a few words; what else they are followed by must be set off, as in `Critical – the site is down`.
 * @param loose whether other words may follow at once, as behind a command.
 */
export const labelMeant = (
  text: string,
  set: Labels,
  { loose = false }: { readonly loose?: boolean } = {},
): PriorityLabel | undefined => {
  const named =
    byName(text, set) ??
    byLastPart(text, set) ??
    byName(text.split(/\s[-–—]\s|[:(,–—]/)[0] ?? "", set);
  if (named) return named;
  const said = read(text);
  if (said.none || said.led || (said.followed === "at once" && !loose)) return undefined;
  const choices = set.filter((label) => !readLabel(label).none);
  if (said.number === undefined) return byWords(said, choices);
  const numbered = byNumber(said, said.number, choices);
  if (numbered === "contradicted") return undefined;
  if (numbered) return numbered;
  return said.words.length > 0 ? byWords(said, choices) : byScale(said, said.number, choices);
};

const only = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

const byName = (text: string, set: Labels): PriorityLabel | undefined => {
  const wanted = plainName(text);
  const raw = text.trim().toLowerCase();
  if (raw === "") return undefined;
  const isNamed = (name: string): boolean =>
    name.toLowerCase() === raw || (wanted !== "" && plainName(name) === wanted);
  return (
    set.find(({ name }) => name.toLowerCase() === raw) ??
    only(set.filter(({ name }) => isNamed(name))) ??
    only(set.filter(({ means = [] }) => means.some(isNamed)))
  );
};

const byLastPart = (text: string, set: Labels): PriorityLabel | undefined => {
  const wanted = plainName(text);
  return only(set.filter(({ name }) => wanted !== "" && lastParts(name).includes(wanted)));
};

/** What a name says without what it is a name of: the `A` of `prio:A`, the `high` of `priority high`. */
const lastParts = (name: string): readonly string[] => {
  const [first = "", ...rest] = name.split(/[^\p{L}\d]+/u).filter((part) => part !== "");
  const isAxis = rest.length > 0 && AXES.has(first.toLowerCase());
  const cut = name.split(/[:/]/).at(-1) as string;
  const said = isAxis ? plainName(rest.join(" ")) : "";
  // `Priority 5 - Planning` says "planning" too.
  return [said, said.replace(/^\d(?=\D)/, ""), cut === name ? "" : plainName(cut)];
};

const byNumber = (
  { axis, words }: Reading,
  number: number,
  set: Labels,
): PriorityLabel | "contradicted" | undefined => {
  const same = set.filter((label) => readLabel(label).number === number);
  const ofAxis = (wanted: Reading["axis"]) =>
    same.filter((label) => readLabel(label).axis === wanted);
  // A number without a kind is a priority's first, where a set counts both priorities and severities.
  const found =
    axis === undefined
      ? (only(same) ?? only(ofAxis("priority")) ?? only(ofAxis(undefined)))
      : (only(ofAxis(axis)) ?? only(ofAxis(undefined)));
  if (!found) return undefined;
  const own = ranksOf(readLabel(found).words);
  const said = ranksOf(words);
  const agrees = own.length === 0 || said.length === 0 || said.some((rank) => own.includes(rank));
  return agrees ? found : "contradicted";
};

/** A number that no label has. Severities and priorities count alike only where both begin with 1. */
const byScale = ({ axis }: Reading, number: number, set: Labels): PriorityLabel | undefined => {
  const readings = set.map((label) => ({ label, ...readLabel(label) }));
  const counting = readings.filter((one) => one.number !== undefined);
  const ordered = byUrgency(set);
  if (counting.length === 0) return ordered[Math.min(Math.max(number - 1, 0), ordered.length - 1)];
  const fromOne = counting.every((one) => (one.number as number) > 0);
  if (!fromOne) return undefined;
  const ofAxis = counting.filter((one) => axis === undefined || one.axis === axis);
  const peers = ofAxis.length > 0 ? ofAxis : counting;
  const wanted = Math.max(number, 1);
  return only(peers.filter((one) => one.number === wanted))?.label;
};

const byWords = ({ words, rank }: Reading, set: Labels): PriorityLabel | undefined => {
  if (rank === undefined) return undefined;
  const ranked = set.filter((label) => readLabel(label).rank === rank);
  const literal = ranked.filter((label) =>
    readLabel(label).words.some((one) => words.includes(one)),
  );
  const own = literal[0] ?? ranked[0];
  if (own) return own;
  const ordered = byUrgency(set);
  const of = (level: ReturnType<typeof levelOf>) =>
    ordered.filter(({ name }) => levelOf(name, set) === level);
  if (rank === 5) return of("critical")[0] ?? ordered[0];
  if (rank === 4) return of("major")[0];
  // Below major, a set may go on for as long as it likes: medium, low, lowest.
  const rest = of("minor");
  const steps = rank === 3 || words.includes("minor") ? 0 : rank === 2 ? 1 : 2;
  return rest[Math.min(steps, rest.length - 1)] ?? ordered.at(-1);
};
