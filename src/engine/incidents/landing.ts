import { createHash } from "node:crypto";
import { withIssues } from "../../documents/actions/amend.js";
import type { ReportedAction } from "../../documents/actions/reported.js";
import { incidentsNamed } from "../../documents/incidentNamed.js";
import type { DocumentCopy } from "../../domain/document.js";
import type { Duty } from "../../domain/duty/duty.js";
import { plain } from "../../domain/incident/say.js";
import { labelMeant } from "../../domain/priority/meant.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { NewIssue } from "../../domain/push.js";
import { type Repository, repositoryName } from "../../domain/subject.js";
import { quoted } from "../../domain/words.js";
import type { Policy } from "../../policy/settings.js";
import { type ActionMark, actionKey, actionMark, readActionMark } from "./action.js";
import type { LandedSighting, Proposal } from "./gateway.js";
import { sayLeft, unissued } from "./unissued.js";

const MOST_MOVED = 20;
/** GitHub's titles hold 256 characters. */
const LONGEST_TITLE = 120;

/** An action of a report without an issue in the report, and the issue that it has or is to have. */
export interface PlannedAction {
  readonly line: number;
  readonly mark: ActionMark;
  /** The issue that watchbill opened for it before; undefined if there is none. */
  readonly known: number | undefined;
  readonly issue: NewIssue & { readonly assignees: readonly string[] };
}

interface Here {
  readonly repository: Repository;
  readonly seen: LandedSighting;
  /** Paths of earlier reports that are no longer there: they were moved, or taken away. */
  readonly gone: ReadonlySet<string>;
  readonly policy: Policy;
  readonly duty: Duty;
}

/** What is to become of the actions of a report that landed: each that names no issue gets one. */
export const planActions = (
  copy: DocumentCopy,
  { repository, seen, gone, policy, duty }: Here,
): readonly PlannedAction[] => {
  const { incidents } = policy;
  if (!("text" in copy) || incidents === false || incidents.actions === false) return [];
  const label = incidents.actions.label;
  const [incident] = incidentsNamed(copy.text, repositoryName(repository)).own;
  const issues = marked(repository, seen);
  return unissued(copy.text).actions.map((action) => {
    const { what, owner, due, line } = action;
    const mark = { path: copy.path, key: actionKey(what), incident, owner, due };
    const known = issues.find((one) => isSame(one.mark, mark) || isMoved(one.mark, mark, gone));
    const login = loginOf(owner, duty);
    const priority = priorityLabel(action.priority, policy);
    return {
      line,
      mark,
      known: known?.number,
      issue: {
        title: shortened(what),
        body: [
          actionMark(repository, mark),
          sayAction(action, login, mark, { url: seen.url, branch: seen.defaultBranch.name }),
        ].join("\n\n"),
        labels: [label, ...(priority === undefined ? [] : [priority])],
        assignees: login === undefined ? [] : [login],
      },
    };
  });
};

const marked = (repository: Repository, { issues }: LandedSighting) =>
  issues.flatMap(({ number, body }) => {
    const mark = readActionMark(repository, body);
    return mark ? [{ number, mark }] : [];
  });

/** Of one report, or of two on the same incident: one issue is enough. */
const isSame = (known: ActionMark, { path, key, incident }: ActionMark): boolean =>
  known.key === key &&
  (known.path === path || (incident !== undefined && known.incident === incident));

const isMoved = (known: ActionMark, { key }: ActionMark, gone: ReadonlySet<string>): boolean =>
  known.key === key && gone.has(known.path);

/** Paths of other reports, some twenty at most, that have actions in the same words: this report may be one of them, moved. */
export const movedFrom = (
  copies: readonly DocumentCopy[],
  repository: Repository,
  seen: LandedSighting,
): readonly string[] => {
  const keys = new Set(
    copies.flatMap((copy) =>
      "text" in copy ? unissued(copy.text).actions.map(({ what }) => actionKey(what)) : [],
    ),
  );
  const here = new Set(copies.map(({ path }) => path));
  const paths = marked(repository, seen).flatMap(({ mark: { key, path } }) =>
    keys.has(key) && !here.has(path) ? [path] : [],
  );
  return [...new Set(paths)].slice(0, MOST_MOVED);
};

const shortened = (what: string): string =>
  what.length <= LONGEST_TITLE ? what : `${what.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;

/** Whom to assign: somebody who is mentioned, somebody of the policy, or who answers for the circle that is named. */
const loginOf = (owner: string | undefined, duty: Duty): string | undefined => {
  if (owner === undefined) return undefined;
  const [, mentioned] = /(?<![\w/])@([A-Za-z\d](?:[A-Za-z\d-]{0,38}))(?![\w/-])/.exec(owner) ?? [];
  if (mentioned !== undefined) return mentioned;
  const plainName = owner.toLowerCase();
  return (
    duty.people.find((login) => login.toLowerCase() === plainName) ?? duty.circle(owner)?.owner
  );
};

const priorityLabel = (
  said: string | undefined,
  { priority }: Pick<Policy, "priority">,
): string | undefined => {
  if (priority === false || said === undefined) return undefined;
  return labelMeant(said, prioritySet(priority), { loose: true })?.name;
};

const sayAction = (
  { what, line, owner, due, priority }: ReportedAction,
  login: string | undefined,
  { path, incident }: ActionMark,
  { url, branch }: { readonly url: string; readonly branch: string },
): string => {
  const address = `${url}/blob/${encoded(branch)}/${encoded(path)}#L${line}`;
  const on = incident === undefined ? "" : ` on #${incident}`;
  const details = [
    ...(owner === undefined
      ? []
      : [`- Owner: ${login === undefined ? quoted(owner) : `@${login}`}`]),
    ...(due === undefined ? [] : [`- Due: ${quoted(due)}`]),
    ...(priority === undefined ? [] : [`- Priority: ${quoted(priority)}`]),
  ];
  return [
    plain(what),
    `This is an action of the [incident report](${address})${on}.`,
    ...(details.length > 0 ? [details.join("\n")] : []),
  ].join("\n\n");
};

const encoded = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(part).replaceAll(/[()]/g, encodedBracket))
    .join("/");
const encodedBracket = (sign: string): string => (sign === "(" ? "%28" : "%29");

/** The pull request that puts the issues' numbers into a report. */
export const proposeNumbers = (
  copy: Extract<DocumentCopy, { readonly text: string }>,
  numbers: ReadonlyMap<number, number>,
  { defaultBranch }: LandedSighting,
): Proposal => {
  const issues = [...new Set(numbers.values())].sort((one, other) => one - other);
  const name = createHash("sha256")
    .update(`${copy.path}\n${issues.join()}`)
    .digest("hex")
    .slice(0, 12);
  return {
    branch: `watchbill/actions-${name}`,
    base: defaultBranch,
    path: copy.path,
    text: withIssues(copy.text, numbers),
    title: `Put the issues of its actions into ${tame(copy.path.split("/").at(-1) ?? "")}`,
    body: `Each action of ${quoted(copy.path)} has its issue now: ${issues.map((number) => `#${number}`).join(", ")}.${sayLeft(unissued(copy.text).left)} This puts their numbers into the report.`,
  };
};

// It stands in a commit's message: what closes issues there, or mentions somebody, must not come from a file's name.
const tame = (name: string): string => (/^[\w.-]{1,80}$/.test(name) ? name : "the report");
