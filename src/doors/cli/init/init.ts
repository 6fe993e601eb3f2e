import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPolicy } from "../../../policy/policy.js";
import { sayProblem } from "../../../policy/problem.js";
import { isTimezone, properTimezone, timezoneTrouble } from "../../../policy/timezone.js";
import type { Io } from "../io.js";
import { WrongUse } from "../wrongUse.js";
import { nameOf, namesIn } from "./forms.js";
import { DEFAULT_KIND, isKind, KINDS, type Kind } from "./kinds.js";
import { formWith, policyFor, scheduleFor, workflowFor } from "./render.js";
import { checkoutAt } from "./repository.js";
import { type Outcome, sayOutcome } from "./say.js";
import type { Team } from "./team.js";
import { formTemplates } from "./templates.js";
import { isTaken, writeNew } from "./write.js";

/** What `watchbill init` was asked. */
export interface InitArguments {
  /** The repository's top folder. */
  readonly folder: string;
  readonly kind?: string | undefined;
  /** IANA name of the team's zone, if it is not the system's. */
  readonly timezone?: string | undefined;
  /** The slug of the team that alone pushes to production. */
  readonly team?: string | undefined;
  /** Whether the Action's workflow is wanted: not by a team that runs the server. */
  readonly workflow: boolean;
  readonly dryRun: boolean;
}

const POLICY = ".github/watchbill.yml";
const FORMS = ".github/ISSUE_TEMPLATE";
const SCHEDULE = ".github/maintenance.yml";
const WORKFLOW = ".github/workflows/watchbill.yml";

/**
 * `watchbill init`: writes a policy, issue forms, the Action's workflow, and for some kinds a schedule of recurring jobs,
 * into a checked-out repository (R5). What is there stays as it is, and a second run writes nothing. The forms ask for the priorities of
 * the policy that is there afterwards, the team's own or the one just written.
 *
 * @param systemZone IANA name of the zone of this machine, the guess for a team that does not say its own
 * @returns 0 when all is there now, 1 when the policy that was there already is not valid.
 * @throws WrongUse when an argument is wrong, or the folder is none to write into.
 */
export const init = (asked: InitArguments, systemZone: string, io: Io): 0 | 1 => {
  const kind = kindOf(asked.kind);
  const timezone = zoneOf(asked.timezone, systemZone);
  const { folder, branch } = checkoutAt(asked.folder);
  const text = policyOf(kind, { timezone, slug: asked.team, branch });

  const hasPolicy = isTaken(folder, POLICY);
  const reading = readPolicy({ own: hasPolicy ? readOwn(join(folder, POLICY)) : text });
  if ("problems" in reading) {
    const said = reading.problems.map((problem) => `  ${sayProblem(problem)}\n`).join("");
    io.err(
      `${POLICY} is there already and not valid. Mend it first; nothing was written.\n${said}`,
    );
    return 1;
  }
  const { priority } = reading.policy;
  const schedule = scheduleFor(kind, timezone);
  const files = [
    { path: POLICY, text },
    ...formTemplates().map((form) => ({
      path: `${FORMS}/${form.name}`,
      text: formWith(form.text, priority),
    })),
    // With a policy that is there already, the team is of a kind of its own.
    ...(schedule !== undefined && !hasPolicy ? [{ path: SCHEDULE, text: schedule }] : []),
    ...(asked.workflow ? [{ path: WORKFLOW, text: workflowFor(branch) }] : []),
  ];
  // Before anything is written, so that a link on the way stops the whole of it.
  const known = files.map((file) => ({ ...file, taken: isTaken(folder, file.path) }));
  const names = namesIn(join(folder, FORMS));
  const isTwin = (one: string): boolean => names.has(nameOf(one) ?? "");
  const wanted = known.filter(({ taken, text: one }) => !taken && !isTwin(one));
  if (!asked.dryRun) for (const { path, text: one } of wanted) writeNew(folder, path, one);

  const outcome: Outcome = {
    kind,
    dryRun: asked.dryRun,
    written: wanted.map(({ path }) => path),
    kept: known.filter(({ taken }) => taken).map(({ path }) => path),
    twins: known.filter(({ taken, text: one }) => !taken && isTwin(one)).map(({ path }) => path),
    guesses: hasPolicy
      ? undefined
      : { timezone: asked.timezone === undefined ? timezone : undefined, zone: timezone, branch },
    team: asked.team,
    branch,
    workflow: asked.workflow,
  };
  io.out(sayOutcome(outcome));
  return 0;
};

const kindOf = (name: string = DEFAULT_KIND): Kind => {
  if (isKind(name)) return name;
  throw new WrongUse(`There is no kind "${name}". Choose ${Object.keys(KINDS).join(", ")}.`);
};

const zoneOf = (said: string | undefined, systemZone: string): string => {
  if (said === undefined) return isTimezone(systemZone) ? properTimezone(systemZone) : "UTC";
  if (isTimezone(said)) return properTimezone(said);
  throw new WrongUse(`--timezone: ${timezoneTrouble(said).message}`);
};

/** @throws WrongUse when a word of the team's makes the policy invalid, or draws a warning. */
const policyOf = (kind: Kind, team: Team): string => {
  const text = policyFor(kind, team);
  const reading = readPolicy({ own: text });
  const problems = "problems" in reading ? reading.problems : reading.warnings;
  if (problems.length > 0)
    throw new WrongUse(problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return text;
};

const readOwn = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new WrongUse(`${file} cannot be read.`);
  }
};
