import { factsOf } from "./facts/facts.js";
import { read } from "./reading.js";

/** Which of a repository's issues a report speaks of. */
export interface NamedIncidents {
  /** Those that it says its incident is, in its head: one, as a rule. */
  readonly own: readonly number[];
  /** All that it refers to. */
  readonly mentioned: readonly number[];
}

/** Reads which issues of a repository, `owner/name`, a report names: `#42`, `owner/name#42`, or an issue's address. */
export const incidentsNamed = (text: string, repository: string): NamedIncidents => {
  const said = factsOf(read(text)).get("incident")?.text ?? "";
  const bare = /^\s*(\d{1,9})\s*$/.exec(said)?.[1];
  return {
    own: bare === undefined ? numbersIn(said, repository) : [Number(bare)],
    mentioned: numbersIn(text, repository),
  };
};

// As long as GitHub's names are, so that it takes no time on what is none.
const REFERENCE =
  /(?:(?<![\w.-])([\w.-]{1,39}\/[\w.-]{1,100})|(?<![\w&/]))#(\d{1,9})\b|\/([\w.-]{1,39}\/[\w.-]{1,100})\/issues\/(\d{1,9})\b/g;

const numbersIn = (text: string, repository: string): readonly number[] => [
  ...new Set(
    [...text.matchAll(REFERENCE)]
      .filter(([, named, , addressed]) => {
        const of = named ?? addressed;
        return of === undefined || of.toLowerCase() === repository.toLowerCase();
      })
      .map(([, , number, , numbered]) => Number(number ?? numbered)),
  ),
];
