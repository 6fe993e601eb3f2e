import { repositoryName } from "../../domain/subject.js";
import { type Clock, sayInstant } from "../../domain/time.js";
import { counted } from "../../domain/words.js";
import { almanac } from "../../engine/circumstances.js";
import { type ListedIncident, listIncidents } from "../../engine/incidents/list.js";
import { octokitGateway } from "../../github/gateway.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { type Reached, reach, sameRepository } from "./reach.js";
import { plain } from "./table.js";

export interface IncidentsArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly json: boolean;
}

interface List {
  readonly repository: Reached["repository"];
  readonly incidents: readonly ListedIncident[];
  readonly timezone: string;
}

/**
 * `watchbill incidents`: the incidents of each repository with their reports and open actions, what is overdue first. It
 * changes nothing.
 *
 * With `json` it says `[{"repository", "number", "title", "open", "severity", "report", "path", "lacks", "due", "overdue",
 * "actions": [{"number", "title", "owner", "due", "overdue"}]}]` and nothing else; null is what there is not.
 *
 * @returns 0 when all was read, 1 when something could not be.
 * @throws WrongUse when credentials or repositories are missing or malformed.
 */
export const incidents = async (
  { repositories: names, json }: IncidentsArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const { wanted, repositories } = reach(names, env);
  const lists: List[] = [];
  const looked: Reached["repository"][] = [];
  let failed = false;
  for await (const reached of repositories()) {
    looked.push(reached.repository);
    try {
      lists.push(await listOf(reached, clock));
    } catch (error) {
      failed = true;
      const why = error instanceof Error ? error.message : String(error);
      io.err(`${repositoryName(reached.repository)}: ${plain(why)}\n`);
    }
  }
  for (const one of wanted.filter((name) => !looked.some((seen) => sameRepository(seen, name)))) {
    failed = true;
    io.err(`${repositoryName(one)}: the App is not installed there.\n`);
  }
  io.out(json ? `${JSON.stringify(lists.flatMap(asJson), null, 2)}\n` : lists.map(said).join("\n"));
  return failed ? 1 : 0;
};

const listOf = async ({ repository, octokit }: Reached, clock: Clock): Promise<List> => {
  const gateway = octokitGateway(octokit, clock);
  const circumstances = await almanac(clock).consult(repository, gateway);
  const { policy: outcome } = circumstances;
  if (outcome.kind === "absent") return { repository, incidents: [], timezone: "UTC" };
  if (outcome.kind === "unreachable") throw new Error("the policy could not be read.");
  if (outcome.kind !== "valid")
    throw new Error("the policy is invalid; watchbill policy check says where.");
  const { policy } = outcome;
  return {
    repository,
    incidents: await listIncidents(repository, policy, circumstances, gateway, clock.now()),
    timezone: policy.timezone,
  };
};

const asJson = ({ repository, incidents: listed }: List) =>
  listed.map(({ number, title, open, severity, report, path, lacks, due, overdue, actions }) => ({
    repository: repositoryName(repository),
    number: number ?? null,
    title,
    open,
    severity: severity ?? null,
    report,
    path: path ?? null,
    lacks,
    due: due?.toString() ?? null,
    overdue,
    actions: actions.map(({ owner, due: until, ...action }) => ({
      ...action,
      owner: owner ?? null,
      due: until ?? null,
    })),
  }));

const said = ({ repository, incidents: listed, timezone }: List): string =>
  [
    `${repositoryName(repository)}: ${counted(listed.filter(({ number }) => number !== undefined).length, "incident")}.`,
    ...listed.flatMap((incident) => [
      head(incident, timezone),
      ...incident.actions.map(
        ({ number, title, owner, due, overdue }) =>
          `    ${overdue ? "!" : " "} #${number} ${title} (${owner ?? "nobody"}${due === undefined ? "" : `, due ${due}`})`,
      ),
    ]),
    "",
  ]
    .map(plainLine)
    .join("\n");

const head = (
  { number, title, open, severity, report, path, lacks, due, overdue }: ListedIncident,
  timezone: string,
): string => {
  if (number === undefined) return `    ${title}:`;
  const state = [open ? "open" : "closed", ...(severity ? [severity] : [])].join(", ");
  const until = due ? `, ${overdue ? "was due" : "due"} ${sayInstant(due, timezone)}` : "";
  const words =
    report === "incomplete"
      ? `report incomplete${path ? ` (${path})` : ""}${until}: lacks ${lacks.map((field) => field.replaceAll("_", " ")).join(", ")}`
      : report === "complete"
        ? `reported${path ? ` in ${path}` : ""}`
        : "no report needed";
  return `${overdue ? "!" : " "} #${number} ${title} (${state}): ${words}`;
};

// `plain` takes the blanks at a line's head away.
const plainLine = (line: string): string => {
  const [indent = ""] = /^ */.exec(line) ?? [];
  return `${indent}${plain(line)}`;
};
