import { KINDS, type Kind } from "./kinds.js";
import { usualWeek } from "./team.js";

/** What `watchbill init` did, or would do. */
export interface Outcome {
  readonly kind: Kind;
  readonly dryRun: boolean;
  /** Paths below the repository's folder. */
  readonly written: readonly string[];
  /** Left alone, for they were there. */
  readonly kept: readonly string[];
  /** Left out, for the repository has a form of that name in another file. */
  readonly twins: readonly string[];
  /** What the written policy says though nobody said it; undefined if none was written. */
  readonly guesses:
    | { readonly timezone: string | undefined; readonly zone: string; readonly branch: string }
    | undefined;
  readonly team: string | undefined;
  readonly branch: string;
  readonly workflow: boolean;
}

/** What was done, what was guessed, and what comes next, in a few lines. */
export const sayOutcome = (outcome: Outcome): string => {
  const { kind, dryRun, written, kept, twins } = outcome;
  const parts =
    written.length === 0
      ? [dryRun ? "Nothing would be written." : "Nothing was written."]
      : [listing(`${dryRun ? "Would write" : "Written"}, for ${KINDS[kind]}:`, written)];
  if (kept.length > 0) parts.push(listing("Left alone, for it is there already:", kept));
  if (twins.length > 0) parts.push(listing("Left out, for another form here has its name:", twins));
  if (written.length === 0) return `${parts.join("\n")}\n`;
  const guesses = guessed(outcome);
  if (guesses.length > 0) parts.push(`Guessed: ${guesses.join("; ")}. Change what is not so.`);
  parts.push(["Next:", ...next(outcome).map((step, at) => `  ${at + 1}. ${step}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
};

const listing = (title: string, paths: readonly string[]): string =>
  [title, ...paths.map((path) => `  ${path}`)].join("\n");

const guessed = ({ guesses }: Outcome): readonly string[] => {
  if (!guesses) return [];
  const { timezone, zone, branch } = guesses;
  return [
    ...(timezone === undefined ? [] : [`the time zone is ${timezone}, as on this machine`]),
    `the team works ${usualWeek(zone).days}`,
    `production is released from ${branch}`,
  ];
};

const next = ({ team, branch, workflow, guesses }: Outcome): readonly string[] => [
  guesses
    ? "Read .github/watchbill.yml; `watchbill policy check .github/watchbill.yml` says what it comes to."
    : "The forms ask for the priorities of your own .github/watchbill.yml.",
  ...(guesses && team === undefined
    ? ["Name the team that alone pushes to production, under `operations` there."]
    : []),
  `Commit these files, and bring them to ${branch}.`,
  workflow
    ? "The workflow runs watchbill as an Action. If you run its server instead, delete the workflow: one of them is enough."
    : "Run the server (`watchbill serve`), and install its App on the repository.",
  "`watchbill labels sync` makes the labels; GitHub gives an issue from a form no label that is not there.",
  `Require the check \`watchbill\` on ${branch}; \`watchbill doctor\` says whether all of it holds.`,
];
