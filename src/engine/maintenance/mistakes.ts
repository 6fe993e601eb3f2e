import type { NewIssue } from "../../domain/push.js";
import type { Repository } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { counted, quoted } from "../../domain/words.js";
import { SCHEDULE_PATH } from "../../maintenance/file/readSchedule.js";
import type { Schedule } from "../../maintenance/job.js";
import { type Problem, sayProblem } from "../../policy/problem.js";
import type { Says } from "./entry.js";
import {
  type MaintenanceGateway,
  type MaintenanceSnapshot,
  MISTAKES_LABEL,
  type SeenIssue,
} from "./gateway.js";
import { keyText } from "./keys.js";
import { type Logbook, readLogbook } from "./logbook.js";
import type { LogState } from "./state.js";

/** The job of the keys under which the issue about mistakes is opened; no job can have this id. */
export const MISTAKES = ".mistakes";

const mark = (repositoryId: number): string =>
  `<!-- watchbill:maintenance-mistakes ${repositoryId} -->`;

/** More mistakes than this are not named one by one. */
const MOST_NAMED = 50;

/** The issue that names what is wrong with a schedule, line by line; undefined if nothing is. */
export const mistakesIn = (
  problems: readonly Problem[],
  sound: number,
  { repositoryId, url }: Pick<MaintenanceSnapshot, "repositoryId" | "url">,
): NewIssue | undefined => {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  const at = `${url}/blob/HEAD/${SCHEDULE_PATH}`;
  const named = errors
    .slice(0, MOST_NAMED)
    .map(
      (problem) =>
        `- [line ${problem.line}](${at}#L${problem.line}): ${quoted(sayProblem(problem))}`,
    );
  const rest = errors.length - named.length;
  const lines = rest > 0 ? [...named, `- and ${counted(rest, "more mistake")}`] : named;
  const goOn = sound === 0 ? "No job of it comes" : `The other ${counted(sound, "job")} go on`;
  const body = [
    mark(repositoryId),
    `The schedule ${quoted(SCHEDULE_PATH)} has mistakes, so the jobs that they are in do not come. ${goOn}. ` +
      "This issue is kept in step with the file, and closed once it is mended.",
    lines.join("\n"),
  ];
  return {
    title: "The maintenance schedule has mistakes",
    body: body.join("\n\n"),
    labels: [MISTAKES_LABEL],
  };
};

/** The issue about mistakes that is there already: the oldest. */
export const mistakesIssue = ({
  mistakes,
  repositoryId,
}: MaintenanceSnapshot): SeenIssue | undefined =>
  mistakes.find(({ body, byApp }) => byApp && body.startsWith(mark(repositoryId)));

const MENDED = "The schedule has no mistakes any more.";

export interface MistakesOptions {
  readonly gateway: MaintenanceGateway;
  readonly repository: Repository;
  readonly repositoryId: number;
  readonly snapshot: MaintenanceSnapshot;
  readonly problems: readonly Problem[];
  readonly schedule: Schedule;
  readonly state: LogState;
  readonly mine: Map<number, Instant>;
  readonly now: Instant;
  readonly logbook: Logbook;
  readonly write: (says: Says) => Promise<number>;
}

/**
 * Keeps the issue about mistakes in step with the file: opens it, changes its text, closes it once the file is mended,
 * and opens it again. Whoever closes it while the mistakes are there is not fought: only other mistakes open it again.
 */
export const keepMistakes = async (options: MistakesOptions): Promise<readonly string[]> => {
  const { gateway, repository, repositoryId, snapshot, problems, schedule } = options;
  // What the policy brings is no job of the file.
  const sound = schedule.jobs.filter(({ id }) => !id.startsWith(".")).length;
  const wanted = mistakesIn(problems, sound, snapshot);
  const there = mistakesIssue(snapshot);
  if (!there) return wanted ? openMistakes(wanted, options) : [];
  const subject = { ...repository, number: there.number };
  const body = wanted?.body ?? `${mark(repositoryId)}\n\n${MENDED}`;
  if (there.body.replaceAll("\r\n", "\n").trim() === body.trim()) return [];
  if (!wanted && !there.open) return [];
  await gateway.change(subject, {
    body,
    ...(wanted ? { state: "open" } : { state: "closed", reason: "completed" }),
  });
  return [
    wanted
      ? `Named the schedule's mistakes in #${there.number}.`
      : `Closed #${there.number}: ${MENDED}`,
  ];
};

// Claimed like an occurrence, so that several doors open one.
const openMistakes = async (
  wanted: NewIssue,
  { gateway, repository, repositoryId, state, mine, now, logbook, write }: MistakesOptions,
): Promise<readonly string[]> => {
  const { settled, issue } = state.jobs.get(MISTAKES) ?? {};
  const read = async (issues: readonly number[]) => {
    const question = { logbook: logbook.number, issues, paths: [] };
    const answers = await gateway.consult(repository, question);
    const { entries, open } = answers;
    const read = await readLogbook(gateway, repository, repositoryId, logbook.number, entries);
    return { open, claims: read.state.claims };
  };
  // Somebody took its label off: it is found no more, and that is as they wanted it.
  if (issue !== undefined && (await read([issue])).open.has(issue)) return [];
  const at = settled?.add({ seconds: 1 }) ?? Temporal.Instant.fromEpochMilliseconds(0);
  const key = keyText({ job: MISTAKES, at });
  mine.set(await write({ claims: [key] }), now);
  const claim = (await read([])).claims.get(key);
  if (!claim || !mine.has(claim.entry)) return [];
  const { number } = await gateway.open(repository, { ...wanted, assignees: [] });
  await write({ done: [{ key, did: "opened", number }] });
  return [`Named the schedule's mistakes in #${number}.`];
};
