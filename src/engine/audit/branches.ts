import { CHECK_NAME } from "../report.js";
import type {
  AuditFacts,
  AuditLine,
  BranchFacts,
  RepositoryFacts,
  RequirementFact,
} from "./facts.js";

type Line = Omit<AuditLine, "about">;

/** Whether production can only be reached past the check, on each branch from which production is released. */
export const branchLines = (
  { branches, installation, policy }: RepositoryFacts,
  app: AuditFacts["app"],
): readonly Line[] => {
  if (policy.kind !== "valid")
    return [
      {
        answer: "cannot be seen",
        says: "Which branches are production: that stands in the policy.",
      },
    ];
  if ("unseen" in branches)
    return [
      {
        answer: "cannot be seen",
        says: `What is required on the production branches: ${branches.unseen}.`,
      },
    ];
  if (branches.seen.length === 0)
    return [
      {
        answer: "no",
        says: `No branch is production by the policy (${policy.policy.production.branches.join(", ")}).`,
        mend: "Name the branches that production is released from under production.branches.",
      },
    ];
  const heard =
    "seen" in installation && installation.seen !== "none" ? installation.seen.events : undefined;
  return branches.seen.flatMap((branch) => [
    ...requirementLines(branch, app),
    ...queueLines(branch, heard),
  ]);
};

const requirementLines = ({ name, requirements }: BranchFacts, app: AuditFacts["app"]) => {
  if ("unseen" in requirements)
    return [
      {
        answer: "cannot be seen",
        says: `What is required on ${name}: ${requirements.unseen}.`,
      } as const,
    ];
  const found = requirements.seen;
  if (found.length === 0)
    return [
      {
        answer: "no",
        says: `The check ${CHECK_NAME} is not required on ${name}, so anything can be merged past it.`,
        mend: `Require the status check ${CHECK_NAME} there, by a ruleset or branch protection.`,
      } as const,
    ];
  return [
    {
      answer: "yes",
      says: `The check ${CHECK_NAME} is required on ${name}, by ${[...new Set(found.map(({ by }) => by))].join(" and ")}.`,
    } as const,
    pinLine(name, found, app),
    everyoneLine(name, found),
  ];
};

const pinLine = (name: string, found: readonly RequirementFact[], app: AuditFacts["app"]): Line => {
  const pins = [...new Set(found.flatMap(({ appId }) => appId ?? []))];
  if (pins.length === 0)
    return {
      answer: "no",
      says: `On ${name}, any App or workflow may report the check ${CHECK_NAME}.`,
      mend: "Choose who must report it as the required check's source: your App, or GitHub Actions.",
    };
  if ("unseen" in app)
    return {
      answer: "cannot be seen",
      says: `Whether the App ${pins.join(", ")}, which must report the check on ${name}, is this one.`,
    };
  const others = pins.filter((pin) => pin !== app.seen.id);
  return others.length === 0
    ? { answer: "yes", says: `On ${name}, only ${app.seen.slug} may report the check.` }
    : {
        answer: "no",
        says: `On ${name}, the check must come from the App ${others.join(", ")}, which ${app.seen.slug} is not: it never turns green.`,
        mend: `Choose ${app.seen.slug} as the required check's source.`,
      };
};

const everyoneLine = (name: string, found: readonly RequirementFact[]): Line => {
  if (found.some(({ everyone }) => everyone === true))
    return { answer: "yes", says: `On ${name}, the check holds for administrators too.` };
  if (found.some(({ everyone }) => everyone === undefined))
    return {
      answer: "cannot be seen",
      says: `Who may bypass the ruleset on ${name}: GitHub shows that to administrators alone.`,
    };
  return {
    answer: "no",
    says: `On ${name}, administrators may merge past the check.`,
    mend: 'Switch on "Do not allow bypassing the above settings" in the branch protection.',
  };
};

const QUEUE_EVENT = "merge_group";

const queueLines = (
  { name, queue }: BranchFacts,
  heard: readonly string[] | undefined,
): readonly Line[] => {
  if (!queue) return [];
  if (!heard)
    return [
      {
        answer: "cannot be seen",
        says: `Whether the check reports in the merge queue of ${name}.`,
      },
    ];
  return heard.includes(QUEUE_EVENT)
    ? [{ answer: "yes", says: `The check reports in the merge queue of ${name}.` }]
    : [
        {
          answer: "no",
          says: `${name} has a merge queue, and the App does not hear of it (the event ${QUEUE_EVENT}): nothing gets through.`,
          mend: `Let the App subscribe to ${QUEUE_EVENT}, and have its installation accept that.`,
        },
      ];
};
