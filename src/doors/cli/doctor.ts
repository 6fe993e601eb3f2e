import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import type { Repository } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { audit } from "../../engine/audit/audit.js";
import type {
  AuditFacts,
  AuditLine,
  InstallationFacts,
  RepositoryFacts,
  Rights,
  Seen,
} from "../../engine/audit/facts.js";
import { almanac } from "../../engine/circumstances.js";
import { appFacts, clocksOf, installationFacts } from "../../github/audit/app.js";
import { branchFacts } from "../../github/audit/branches.js";
import { octokitGateway } from "../../github/gateway.js";
import { isProductionBranch } from "../../policy/policy.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { type Reached, reach, sameRepository } from "./reach.js";

export interface DoctorArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly json: boolean;
}

const WITH_A_TOKEN = "a token shows only what its owner sees; run this with APP_ID and PRIVATE_KEY";

/**
 * `watchbill doctor`: whether watchbill is set up so that the team's rules hold, as the App (`APP_ID`, `PRIVATE_KEY`)
 * or with a token (`GITHUB_TOKEN`). It reads and changes nothing.
 *
 * With `json` it says `{"fine": boolean, "lines": [{"about", "answer", "says", "mend"}]}`.
 *
 * @returns 0 when nothing that can be seen is wrong, 1 when something is.
 * @throws WrongUse when the credentials or repositories are missing or malformed.
 */
export const doctor = async (
  { repositories, json }: DoctorArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const lines = audit(await gather(repositories, env, clock));
  const fine = lines.every(({ answer }) => answer !== "no");
  io.out(json ? `${JSON.stringify({ fine, lines }, null, 2)}\n` : said(lines, fine));
  return fine ? 0 : 1;
};

const gather = async (
  names: readonly string[],
  env: Environment,
  clock: Clock,
): Promise<AuditFacts> => {
  const { app, any, wanted, repositories } = reach(names, env);
  const known = almanac(clock);
  const found: RepositoryFacts[] = [];
  const look = async ({ repository, octokit }: Reached): Promise<RepositoryFacts> => {
    const { policy, teams } = await known.consult(repository, octokitGateway(octokit, clock));
    return {
      repository,
      policy,
      teams,
      installation: app ? await installationFacts(app, repository) : { unseen: WITH_A_TOKEN },
      branches:
        policy.kind === "valid"
          ? await branchFacts(octokit, repository, (one) => isProductionBranch(policy.policy, one))
          : { seen: [] },
    };
  };
  const clocks = await clocksOf(any, app ? "the App" : "a token", clock);
  const own = app ? await appFacts(app) : ({ unseen: WITH_A_TOKEN } as const);
  // Credentials that GitHub does not accept show nothing, and one line says so.
  if (!app || "seen" in own)
    for await (const reached of repositories()) found.push(await look(reached));
  const missed = wanted.filter(
    (one) => !found.some(({ repository }) => sameRepository(one, repository)),
  );
  for (const repository of missed)
    found.push(outOfReach(repository, app ? await installationFacts(app, repository) : undefined));
  return { manifest: manifest(), app: own, clocks, repositories: found };
};

// Suspended, archived, or not the App's at all.
const outOfReach = (
  repository: Repository,
  installation: Seen<InstallationFacts | "none"> | undefined,
): RepositoryFacts => ({
  repository,
  installation: installation ?? { unseen: WITH_A_TOKEN },
  policy: { kind: "unreachable", reason: "the repository is out of reach" },
  teams: new Map(),
  branches: { unseen: "the repository is out of reach" },
});

/** What app.yml asks for. */
const manifest = (): Rights => {
  const text = readFileSync(new URL("../../../../app.yml", import.meta.url), "utf8");
  const { default_permissions, default_events } = load(text) as {
    default_permissions: Rights["permissions"];
    default_events: Rights["events"];
  };
  return { permissions: default_permissions, events: default_events };
};

const SIGNS: Readonly<Record<AuditLine["answer"], string>> = {
  yes: "✔ yes",
  no: "✘ no ",
  "cannot be seen": "? cannot be seen",
};

/** What came from GitHub is not let command the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ");

const said = (lines: readonly AuditLine[], fine: boolean): string => {
  const abouts = [...new Set(lines.map(({ about }) => about))];
  const parts = abouts.map((about) =>
    [
      about,
      ...lines
        .filter((line) => line.about === about)
        .flatMap(({ answer, says, mend }) => [
          `  ${SIGNS[answer]}  ${says}`,
          ...(mend === undefined ? [] : [`         → ${mend}`]),
        ]),
    ]
      .map(plain)
      .join("\n"),
  );
  const wrong = lines.filter(({ answer }) => answer === "no").length;
  const end = fine ? "Nothing that can be seen is wrong." : `Wrong: ${wrong} of ${lines.length}.`;
  return `${[...parts, end].join("\n\n")}\n`;
};
