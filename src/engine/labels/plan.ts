import { looksLikePriority } from "../../domain/priority/looks.js";
import type { NeededLabel } from "./needed.js";

/** A label as the repository has it. */
export interface ExistingLabel {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** One change to a repository's labels, one request each. */
export type LabelWrite =
  | ({ readonly kind: "create label" } & ExistingLabel)
  | {
      readonly kind: "change label";
      /** What it is called now. */
      readonly from: ExistingLabel;
      readonly to: Partial<ExistingLabel>;
    }
  | { readonly kind: "delete label"; readonly name: string };

/** A label that the policy does not need, and that would confuse people beside those that it does. */
export interface StrayLabel {
  readonly name: string;
  /** The label that it is another spelling of; undefined if it only looks like a priority. */
  readonly twinOf: string | undefined;
}

export interface LabelPlan {
  readonly writes: readonly LabelWrite[];
  /** What is left alone, because nobody said to delete it. */
  readonly strays: readonly StrayLabel[];
}

/** A name without regard to case and to what joins its words. Signs that tell names apart, as in C and C++, stay. */
const spelling = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_\-–—/:.,~]+|\p{Extended_Pictographic}|\p{M}|\p{Cf}/gu, "");

/** The colour that GitHub gives a label that came about by being put on an issue. */
const GIVEN_COLOR = "ededed";

/**
 * What it takes for a repository to have the labels that its policy needs: the missing are made, another spelling of one
 * is renamed, so that its issues keep it, and a look that the policy says, or that is none yet, is put right. Nothing
 * needs to be written twice: planned anew for what comes of it, there is nothing left.
 *
 * @param remove whether strays are deleted, which takes them off their issues.
 * @param known labels that the policy knows and does not look after: they are no strays.
 * @param priorities whether other labels that look like a priority are strays.
 */
export const planLabels = (
  existing: readonly ExistingLabel[],
  needed: readonly NeededLabel[],
  {
    remove,
    known = [],
    priorities,
  }: {
    readonly remove: boolean;
    readonly known?: readonly string[];
    readonly priorities: boolean;
  },
): LabelPlan => {
  const there = new Map(existing.map((label) => [label.name.toLowerCase(), label]));
  const meant = new Set(
    [...needed.map(({ name }) => name), ...known].map((name) => name.toLowerCase()),
  );
  const spare = existing.filter(({ name }) => !meant.has(name.toLowerCase()));
  const renamed = new Set<ExistingLabel>();
  const writes = needed.flatMap((want): readonly LabelWrite[] => {
    const own = there.get(want.name.toLowerCase());
    const found =
      own ??
      spare.find(
        (label) =>
          !renamed.has(label) &&
          spelling(label.name) === spelling(want.name) &&
          spelling(want.name) !== "",
      );
    if (!found)
      return [
        {
          kind: "create label",
          name: want.name,
          color: want.color.text,
          description: want.description.text,
        },
      ];
    if (!own) renamed.add(found);
    const to = difference(found, want);
    return Object.keys(to).length === 0 ? [] : [{ kind: "change label", from: found, to }];
  });
  const strays = spare
    .filter((label) => !renamed.has(label))
    .flatMap(({ name }): readonly StrayLabel[] => {
      const twin = needed.find((want) => spelling(want.name) === spelling(name) && spelling(name));
      if (twin) return [{ name, twinOf: twin.name }];
      return priorities && looksLikePriority(name) ? [{ name, twinOf: undefined }] : [];
    });
  return remove
    ? {
        writes: [...writes, ...strays.map(({ name }) => ({ kind: "delete label", name }) as const)],
        strays: [],
      }
    : { writes, strays };
};

const difference = (
  { name, color, description }: ExistingLabel,
  want: NeededLabel,
): Partial<ExistingLabel> => ({
  ...(name === want.name ? {} : { name: want.name }),
  ...(color.toLowerCase() !== want.color.text && (want.color.said || color === GIVEN_COLOR)
    ? { color: want.color.text }
    : {}),
  ...(description !== want.description.text && (want.description.said || description === "")
    ? { description: want.description.text }
    : {}),
});
