import { teamsOfCommands } from "../domain/authority.js";
import { type Repository, repositoryName } from "../domain/subject.js";
import { isUnseen, type Team } from "../domain/team.js";
import type { Clock } from "../domain/time.js";
import { judgePolicy, type PolicyOutcome, type PolicyText } from "../policy/outcome.js";
import type { Policy } from "../policy/settings.js";
import type { Gateway } from "./gateway.js";
import { memory } from "./memory.js";

/** What a look needs to know beside its subject. */
export interface Circumstances {
  readonly policy: PolicyOutcome;
  /** The teams that the policy names, by slug. */
  readonly teams: ReadonlyMap<string, Team>;
}

/** Knows the circumstances of each repository; what seldom changes is kept until an event says that it has. */
export interface Almanac {
  consult(repository: Repository, gateway: Gateway): Promise<Circumstances>;
  /** A repository's policy file may have changed. */
  forgetPolicy(repository: Repository): void;
  /** An organisation's teams may have changed. */
  forgetTeams(): void;
}

/** The repository of an organisation in which GitHub looks for defaults, and watchbill for a base policy. */
export const baseOf = ({ owner }: Repository): Repository => ({ owner, name: ".github" });

export const almanac = (clock: Clock): Almanac => {
  const texts = memory<PolicyText>(clock, ({ kind }) => kind !== "unreachable");
  const teams = memory<Team>(clock, (team) => team.kind === "known" || isUnseen(team));
  const judged = new Map<string, { own: PolicyText; base: PolicyText; policy: PolicyOutcome }>();

  const policyOf = async (repository: Repository, gateway: Gateway): Promise<PolicyOutcome> => {
    const [own, base] = await Promise.all(
      [repository, baseOf(repository)].map((one) =>
        texts.recall(repositoryName(one), () => gateway.policyText(one)),
      ) as [Promise<PolicyText>, Promise<PolicyText>],
    );
    const name = repositoryName(repository);
    const last = judged.get(name);
    if (last && last.own === own && last.base === base) return last.policy;
    const policy = judgePolicy(own, base);
    judged.set(name, { own, base, policy });
    return policy;
  };

  return {
    async consult(repository, gateway) {
      const policy = await policyOf(repository, gateway);
      const slugs = policy.kind === "valid" ? teamsNamed(policy.policy) : [];
      const known = slugs.map(
        async (slug) =>
          [
            slug,
            await teams.recall(`${repository.owner}/${slug}`, () =>
              gateway.team(repository.owner, slug),
            ),
          ] as const,
      );
      return { policy, teams: new Map(await Promise.all(known)) };
    },
    forgetPolicy: (repository) => texts.forget(repositoryName(repository)),
    forgetTeams: () => teams.forgetAll(),
  };
};

const teamsNamed = ({ operations, exceptions, commands }: Policy): readonly string[] => [
  ...new Set([
    ...(operations && typeof operations.team === "string" ? [operations.team] : []),
    ...(exceptions ? exceptions.by.teams : []),
    ...teamsOfCommands(commands),
  ]),
];
