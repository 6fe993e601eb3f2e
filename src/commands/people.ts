import { asOneLine, isTypable, QUOTES, saidBack } from "./words.js";

/** As many as GitHub lets an issue have (https://docs.github.com/en/rest/issues/assignees). */
const MOST_PEOPLE = 10;

const LOGIN = /^[a-z0-9](?:[a-z0-9_-]{0,38})$/i;
const TEAM = /^@[\w.-]+\/[\w./-]+$/;

/** Words among names that mean no one. */
const FILLERS = new Set(["to", "and", "from", "this", "it", "please", "pls", "plz", "thanks"]);
const ONESELF = new Set(["me", "@me", "myself"]);

const BEHIND = `[${QUOTES})\\]}>,;:.!?…]`;
const AROUND = new RegExp(`^[${QUOTES}([{<]+|(?<!${BEHIND})${BEHIND}+$`, "g");

/** A word without the quotes, brackets and punctuation around it; empty when nothing else is in it. */
export const bare = (word: string): string => {
  const inner = word.replaceAll(AROUND, "");
  return /[\p{L}\p{N}]/u.test(inner) && !/^:[\w+-]+:?$/.test(inner) ? inner : "";
};

/** Whether a word, as it is typed without what stands around it, mentions a team: `@org/team`. */
export const isTeam = (word: string): boolean => TEAM.test(word);

/** The login that a word is, with or without `@`; undefined when it is none. */
export const loginOf = (word: string): string | undefined => {
  const login = word.replace(/^@/, "");
  return LOGIN.test(login) ? login : undefined;
};

/**
 * Reads whom a command names. Names begin with `@`; one alone need not. Nobody, `me` and `myself` mean whoever asks.
 *
 * @returns logins as typed, each once, without `@`, none for whoever asks; or what is wrong, in a sentence
 */
export const readPeople = (
  args: string,
): { readonly people: readonly string[] } | { readonly wrong: string } => {
  if (!isTypable(args)) return { wrong: "That is more than a few names." };
  const words = asOneLine(args)
    .split(/[\s,&+]+/)
    .map(bare)
    .filter((word) => word !== "" && !FILLERS.has(word.toLowerCase()));
  const team = words.find(isTeam);
  if (team)
    return { wrong: `${saidBack(team)} is a team, and GitHub assigns issues to people alone.` };
  const others = words.filter((word) => !ONESELF.has(word.toLowerCase()));
  if (others.length < words.length)
    return others.length === 0
      ? { people: [] }
      : { wrong: "Among others, name yourself by your login." };
  const [single, ...more] = others;
  if (single !== undefined && more.length === 0 && loginOf(single))
    return { people: [loginOf(single) as string] };
  const strange = others.find((word) => !word.startsWith("@") || !loginOf(word));
  if (strange !== undefined)
    return {
      wrong: loginOf(strange)
        ? `${saidBack(strange)} may be a name or a word: names begin with \`@\`.`
        : `${saidBack(strange)} is nobody's login on GitHub.`,
    };
  const logins = others.map((word) => word.slice(1));
  const people = logins.filter(
    (one, place) =>
      logins.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === place,
  );
  return people.length > MOST_PEOPLE
    ? { wrong: `GitHub assigns an issue to ${MOST_PEOPLE} people at most.` }
    : { people };
};
