import type { ExceptionSettings } from "../../domain/exception.js";
import { type Membership, maintainership, membership, type Team } from "../../domain/team.js";
import { listed, quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";

/** Who may grant exceptions: a question for each login, and the answer for people. */
export interface Granters {
  may(login: string): Membership;
  /** `bo or someone of the team operations`, in Markdown that pings nobody. */
  readonly said: string;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Who may grant exceptions by a policy: the people and teams it names, or else the maintainers of the operations team.
 *
 * @param teams the teams that the policy names, by slug.
 */
export const granters = (
  { by }: ExceptionSettings,
  { operations }: Pick<Policy, "operations">,
  teams: ReadonlyMap<string, Team>,
): Granters => {
  const named = by.people.length + by.teams.length > 0;
  const own = operations ? operations.team : undefined;
  const team = (slug: string): Team =>
    teams.get(slug) ?? { kind: "unknown", reason: "it was not asked for" };
  const asked = (login: string): readonly Membership[] => {
    if (named) return by.teams.map((slug) => membership(team(slug), login));
    return own ? [maintainership(team(own), login)] : [];
  };
  const said = named
    ? [...by.people.map(quoted), ...by.teams.map((slug) => `someone of the team ${quoted(slug)}`)]
    : own
      ? [`a maintainer of the team ${quoted(own)}`]
      : [];
  return {
    may(login) {
      if (by.people.some((one) => same(one, login))) return "member";
      const answers = asked(login);
      if (answers.includes("member")) return "member";
      return answers.includes("unknown") ? "unknown" : "outsider";
    },
    said: said.length > 0 ? listed(said, "or") : "nobody, until the policy names someone",
  };
};
