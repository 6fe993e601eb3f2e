import { type Repository, repositoryName } from "../../domain/subject.js";
import type { Clock } from "../../domain/time.js";
import { counted } from "../../domain/words.js";
import { baseOf } from "../../engine/circumstances.js";
import { labelsNeeded } from "../../engine/labels/needed.js";
import { type LabelPlan, type LabelWrite, planLabels } from "../../engine/labels/plan.js";
import { octokitGateway } from "../../github/gateway.js";
import { labelShelf } from "../../github/labels.js";
import { readSchedule } from "../../maintenance/file/readSchedule.js";
import { judgePolicy, type PolicyOutcome } from "../../policy/outcome.js";
import type { Policy } from "../../policy/settings.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { type Reached, reach, sameRepository } from "./reach.js";

export interface LabelsArguments {
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly dryRun: boolean;
  /** Whether labels that confuse people beside the policy's are deleted. */
  readonly remove: boolean;
}

/**
 * `watchbill labels sync`: brings the labels of repositories to what their policies need, as the App (`APP_ID`,
 * `PRIVATE_KEY`) or with a token (`GITHUB_TOKEN`). A second run writes nothing.
 *
 * @returns 0 when all is in order now, or would be without `dryRun`; 1 when something could not be brought in order.
 * @throws WrongUse when the credentials or repositories are missing or malformed.
 */
export const labelsSync = async (
  args: LabelsArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const { wanted, repositories } = reach(args.repositories, env);
  const looked: Repository[] = [];
  let failed = false;
  const complain = (repository: Repository, words: string): void => {
    failed = true;
    io.err(`${repositoryName(repository)}: ${plain(words)}\n`);
  };
  for await (const reached of repositories()) {
    looked.push(reached.repository);
    try {
      const outcome = await outcomeOf(reached, clock);
      if (outcome.kind === "valid") await sync(reached, outcome.policy, args, clock, io);
      else if (outcome.kind === "absent")
        io.out(`${repositoryName(reached.repository)}: no policy, so no label is needed.\n`);
      else complain(reached.repository, whyNot(outcome));
    } catch (error) {
      complain(reached.repository, error instanceof Error ? error.message : String(error));
    }
  }
  for (const one of wanted.filter((name) => !looked.some((seen) => sameRepository(seen, name))))
    complain(one, "the App is not installed there.");
  return failed ? 1 : 0;
};

const outcomeOf = async (
  { repository, octokit }: Reached,
  clock: Clock,
): Promise<PolicyOutcome> => {
  const { policyText } = octokitGateway(octokit, clock);
  return judgePolicy(await policyText(repository), await policyText(baseOf(repository)));
};

const whyNot = (outcome: Exclude<PolicyOutcome, { kind: "valid" | "absent" }>): string =>
  outcome.kind === "invalid"
    ? "the policy is not valid; watchbill policy check says what is wrong."
    : `the policy cannot be read: ${outcome.reason}.`;

const sync = async (
  { repository, octokit }: Reached,
  policy: Policy,
  { dryRun, remove }: LabelsArguments,
  clock: Clock,
  io: Io,
): Promise<void> => {
  const shelf = labelShelf(octokit, repository, clock);
  const schedule = await octokitGateway(octokit, clock).maintenance.read(repository);
  const file = schedule?.file;
  const needed = labelsNeeded(
    policy,
    file?.kind === "text" ? readSchedule(file.text).schedule : undefined,
  );
  const plan = planLabels(await shelf.list(), needed, {
    remove,
    known: Object.keys(policy.labels),
    priorities: policy.priority !== false && policy.priority.others !== "allow",
  });
  io.out(sayPlan(repositoryName(repository), plan, dryRun));
  if (!dryRun) for (const write of plan.writes) await shelf.write(write);
};

/** What came from GitHub is not let command the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ");

const sayPlan = (repository: string, { writes, strays }: LabelPlan, dryRun: boolean): string => {
  const head =
    writes.length === 0
      ? "every label is in order."
      : `${counted(writes.length, "change")}${dryRun ? " to be made" : ""}:`;
  return [
    `${repository}: ${head}`,
    ...writes.map((write) => `  ${sayWrite(write)}`),
    ...strays.map(({ name, twinOf }) =>
      twinOf === undefined
        ? `  leave   ${name} (it looks like a priority; --delete deletes it, and takes it off its issues)`
        : `  leave   ${name} (another spelling of ${twinOf}; --delete deletes it, and takes it off its issues)`,
    ),
  ]
    .map((line) => `${plain(line)}\n`)
    .join("");
};

const sayWrite = (write: LabelWrite): string => {
  switch (write.kind) {
    case "create label":
      return `create  ${write.name} (#${write.color}${write.description && `, ${write.description}`})`;
    case "change label": {
      const { from, to } = write;
      const changes = [
        ...(to.color === undefined ? [] : [`#${from.color} → #${to.color}`]),
        ...(to.description === undefined ? [] : [`"${from.description}" → "${to.description}"`]),
      ];
      const look = changes.length > 0 ? ` (${changes.join(", ")})` : "";
      return to.name === undefined
        ? `change  ${from.name}${look}`
        : `rename  ${from.name} → ${to.name}${look}`;
    }
    case "delete label":
      return `delete  ${write.name}`;
  }
};
