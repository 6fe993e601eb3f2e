import type { IssueRequest } from "./asked.js";
import type { Circle } from "./duty/duty.js";
import { isUnseen, type Membership, membership, type Team } from "./team.js";
import { listed, quoted } from "./words.js";

/** A command that asks for something on an issue, by its name. */
export type IssueCommand = IssueRequest["command"];

/**
 * Who may give a command, in a word of the policy: `anyone`, `team`, `reporter`, `assignee`, `circle`, a team of the
 * organisation as `team:leads`, or a person as `@bo`.
 */
export type Who = string;

/** The `commands` section of the policy file: who may give each command; false where it is switched off. */
export type CommandSettings = {
  readonly [Name in IssueCommand]: readonly Who[] | false;
} & {
  /** Whether anyone may ask, or nobody. */
  readonly help: boolean;
  readonly why: boolean;
};

/** Who asks. */
export interface Asker {
  readonly login: string;
  /** Whether GitHub counts them to the repository or its organisation. */
  readonly isInsider: boolean;
}

/** What may give someone authority on an issue. */
export interface Standing {
  /** Login of who opened the issue; undefined when the account is gone. */
  readonly author: string | undefined;
  /** Logins. */
  readonly assignees: readonly string[];
  /** The circle that the issue belongs to. */
  readonly circle: Circle | undefined;
  /** Whether someone is of the team, as rules ask it of the world. */
  readonly crew: (login: string, isInsider: boolean) => Membership;
  /** Who is on a team of the organisation, by its slug. */
  readonly team: (slug: string) => Team;
}

const TEAM = "team:";
const same = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

/**
 * Whether someone may give a command: a member may. It is unknown only if what could not be learned would decide it.
 *
 * @param who the policy's words for this command
 */
export const mayGive = (who: readonly Who[], asker: Asker, standing: Standing): Membership => {
  const answers = who.map((word) => isMeant(word, asker, standing));
  if (answers.includes("member")) return "member";
  return answers.includes("unknown") ? "unknown" : "outsider";
};

const isMeant = (word: Who, { login, isInsider }: Asker, standing: Standing): Membership => {
  const isOne = (...logins: readonly (string | undefined)[]): Membership =>
    logins.some((one) => same(one, login)) ? "member" : "outsider";
  const { author, assignees, circle, crew, team } = standing;
  if (word === "anyone") return "member";
  if (word === "team") return crew(login, isInsider);
  if (word === "reporter") return isOne(author);
  if (word === "assignee") return isOne(...assignees);
  if (word === "circle") return circle ? isOne(circle.owner, ...circle.deputies) : "outsider";
  if (word.startsWith(TEAM)) {
    const meant = team(word.slice(TEAM.length));
    return isUnseen(meant) ? "outsider" : membership(meant, login);
  }
  return isOne(word.replace(/^@/, ""));
};

/**
 * The sentence for someone who did not get what they asked for: who may give the command instead, or that it could not be
 * learned whether they may. It pings nobody.
 *
 * @param may what `mayGive` said
 */
export const sayMayNot = (
  command: string,
  who: readonly Who[],
  may: Exclude<Membership, "member">,
  { login }: Pick<Asker, "login">,
  standing: Pick<Standing, "circle">,
): string => {
  if (may === "unknown")
    return (
      `watchbill could not learn from GitHub whether ${quoted(login)} may give \`/${command}\`, so nothing has been done ` +
      "yet; it asks again within minutes."
    );
  const others = listed(
    who.flatMap((word) => sayWho(word, standing)),
    "or",
  );
  return others === ""
    ? `${quoted(login)} may not give \`/${command}\` here; by the policy it is for the owner of the issue's circle, and the issue belongs to none.`
    : `${quoted(login)} may not give \`/${command}\` here; please ask ${others}, who may.`;
};

const sayWho = (word: Who, { circle }: Pick<Standing, "circle">): readonly string[] => {
  if (word === "anyone") return ["anyone else"];
  if (word === "team") return ["someone of the team"];
  if (word === "reporter") return ["whoever opened the issue"];
  if (word === "assignee") return ["an assignee of the issue"];
  if (word === "circle")
    return circle ? [`whoever answers for the circle ${quoted(circle.name)}`] : [];
  if (word.startsWith(TEAM)) return [`someone of the team ${quoted(word.slice(TEAM.length))}`];
  return [quoted(word.replace(/^@/, ""))];
};

/**
 * That nobody is known to be on a team that would count: the end of a refusal, for whoever is on it after all. Empty where
 * GitHub tells who is.
 *
 * @param operations slug of the operations team, which `team` means; undefined where there is none.
 */
export const sayUnseen = (
  who: readonly Who[],
  operations: string | undefined,
  team: Standing["team"],
): string => {
  const slugs = who.flatMap((word) => {
    if (word === "team") return operations ?? [];
    return word.startsWith(TEAM) ? word.slice(TEAM.length) : [];
  });
  const slug = slugs.find((one) => isUnseen(team(one)));
  if (slug === undefined) return "";
  const { reason } = team(slug) as Extract<Team, { kind: "unknown" }>;
  return (
    ` Who is on the team ${quoted(slug)} is not known (${reason}), so of it only those count whom the policy names, as ` +
    "in its `circles`."
  );
};

/** Slugs of the teams that the policy names in its `commands`. */
export const teamsOfCommands = (settings: CommandSettings | false): readonly string[] =>
  settings === false
    ? []
    : Object.values(settings)
        .flatMap((who) => (typeof who === "boolean" ? [] : who))
        .filter((word) => word.startsWith(TEAM))
        .map((word) => word.slice(TEAM.length));

/**
 * Those of a registry's commands that the policy has not switched off. What is switched off is no command at all: another
 * program may have one of that name, and watchbill keeps out of its way. Who may give a command that has no line in the
 * section, such as `/exempt`, is said elsewhere.
 */
export const switchedOn = <One extends { readonly name: string }>(
  commands: readonly One[],
  settings: CommandSettings | false,
): readonly One[] =>
  commands.filter(({ name }) =>
    settings === false
      ? name === "exempt" || name === "revoke"
      : (settings as Readonly<Record<string, unknown>>)[name] !== false,
  );
