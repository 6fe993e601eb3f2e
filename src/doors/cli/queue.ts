import type { QueueItem } from "../../domain/queue/item.js";
import { inOrderOfWork } from "../../domain/queue/order.js";
import { shortDue, whyThere } from "../../domain/queue/why.js";
import { repositoryName } from "../../domain/subject.js";
import type { Clock, Instant } from "../../domain/time.js";
import { counted } from "../../domain/words.js";
import { almanac } from "../../engine/circumstances.js";
import type { Gateway } from "../../engine/gateway.js";
import { queueItemOf } from "../../engine/queue/item.js";
import { octokitGateway } from "../../github/gateway.js";
import { judgePolicy } from "../../policy/outcome.js";
import type { Policy } from "../../policy/settings.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { type Reached, reach, sameRepository } from "./reach.js";
import { plain, table } from "./table.js";
import { WrongUse } from "./wrongUse.js";

export interface QueueArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly json: boolean;
  /** How many issues of each repository, as it was typed; all if not given. */
  readonly limit?: string | undefined;
}

/** The open issues of one repository, in the order of work. */
interface List {
  readonly repository: Reached["repository"];
  readonly items: readonly QueueItem[];
  readonly timezone: string;
}

/**
 * `watchbill queue`: the open issues of each repository in the order in which they are to be worked on (R4, R47). It reads
 * a hundred issues a request, and one more for each issue with a long history; it changes nothing.
 *
 * With `json` it says `[{"repository", "number", "title", "priority", "level", "breached", "due", "production", "effort",
 * "assignees", "waiting", "why"}]` and nothing else; null is what there is not, and `waiting` is the label it waits by.
 *
 * @returns 0 when all was read, 1 when something could not be.
 * @throws WrongUse when the limit, credentials or repositories are missing or malformed.
 */
export const queue = async (
  { repositories: names, json, limit: typed }: QueueArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const limit = limitOf(typed);
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
  io.out(
    json
      ? `${JSON.stringify(
          lists.flatMap((list) => asJson(list, limit)),
          null,
          2,
        )}\n`
      : lists.map((list) => said(list, limit, clock.now())).join("\n"),
  );
  return failed ? 1 : 0;
};

const limitOf = (typed: string | undefined): number | undefined => {
  if (typed === undefined) return undefined;
  const limit = Number(typed);
  if (!/^\d+$/.test(typed) || !Number.isSafeInteger(limit) || limit < 1)
    throw new WrongUse(`"${plain(typed)}" is no number of issues; write --limit 20.`);
  return limit;
};

const listOf = async ({ repository, octokit }: Reached, clock: Clock): Promise<List> => {
  const gateway = octokitGateway(octokit, clock);
  const { policy: outcome, teams } = await almanac(clock).consult(repository, gateway);
  // Without a file of its own, a repository's issues are sorted by the defaults.
  const { kind } = outcome;
  if (kind === "unreachable") throw new Error("the policy could not be read.");
  const judged =
    kind === "absent" ? judgePolicy({ kind: "text", text: "" }, { kind: "absent" }) : outcome;
  if (judged.kind !== "valid")
    throw new Error("the policy is invalid; watchbill policy check says where.");
  const { policy } = judged;
  return {
    repository,
    items: inOrderOfWork(await itemsOf(repository, gateway, policy, teams, clock)),
    timezone: policy.timezone,
  };
};

const itemsOf = async (
  repository: Reached["repository"],
  gateway: Gateway,
  policy: Policy,
  teams: Parameters<typeof queueItemOf>[2],
  clock: Clock,
): Promise<readonly QueueItem[]> => {
  const items: QueueItem[] = [];
  for await (const page of gateway.open(repository))
    for (const sighting of page) {
      if (!("snapshot" in sighting) || sighting.snapshot.kind !== "issue") continue;
      const { snapshot, whole } = sighting;
      // What stopped a clock may stand further down in a long history than the page shows.
      const seen = whole ? snapshot : await gateway.look(snapshot.subject);
      const item = seen?.kind === "issue" && queueItemOf(seen, policy, teams, clock.now());
      if (item) items.push(item);
    }
  return items;
};

const asJson = ({ repository, items, timezone }: List, limit: number | undefined) =>
  items.slice(0, limit).map((item) => ({
    repository: repositoryName(repository),
    number: item.number,
    title: item.title,
    priority: item.priority ?? null,
    level: item.level ?? null,
    breached: item.breached,
    due: item.due?.at.toString() ?? null,
    production: item.production,
    effort: item.effort?.label ?? null,
    assignees: item.assignees,
    waiting: item.waiting ?? null,
    why: whyThere(item, timezone),
  }));

/** Widths of the number, the priority, the due instant and the assignees; the title has the rest. */
const LIMITS = [8, 18, 18, 12];

const said = (
  { repository, items, timezone }: List,
  limit: number | undefined,
  now: Instant,
): string => {
  const listed = items.slice(0, limit);
  const row = (item: QueueItem): readonly string[] =>
    [
      `#${item.number}`,
      item.priority ?? "-",
      item.due ? `${item.breached ? "! " : ""}${shortDue(item, timezone, now)}` : "-",
      item.assignees.join(",") || "-",
      item.title,
    ].map(plain);
  const rows = [["", "priority", "due", "assigned", "title"], ...listed.map(row)];
  const lines = table(rows, LIMITS);
  const ready = listed.filter(({ waiting }) => waiting === undefined).length;
  const rest = items.length - listed.length;
  return [
    `${repositoryName(repository)}: ${counted(items.length, "open issue")}, in the order of work.`,
    ...(listed.length > 0 ? lines.slice(0, ready + 1) : []),
    ...(ready < listed.length ? ["Waiting for others:", ...lines.slice(ready + 1)] : []),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    ...(items.some(({ due }) => due)
      ? [
          `Times are those of ${timezone}${items.some(({ breached }) => breached) ? "; ! is overdue" : ""}.`,
        ]
      : []),
    "",
  ].join("\n");
};
