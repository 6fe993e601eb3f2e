import type { NewIssue } from "../../src/domain/push.js";
import type { Instant } from "../../src/domain/time.js";
import {
  type Entries,
  LOGBOOK_LABEL,
  MAINTENANCE_LABEL,
  type MaintenanceGateway,
  MISTAKES_LABEL,
} from "../../src/engine/maintenance/gateway.js";
import { signalName } from "../../src/maintenance/signal.js";

export interface DeskIssue {
  readonly number: number;
  readonly title: string;
  body: string;
  labels: string[];
  readonly assignees: readonly string[];
  open: boolean;
  readonly createdAt: Instant;
  closedAt: Instant | undefined;
  updated: number;
  /** Closed as not planned. */
  setAside?: boolean;
  readonly comments: { id: number; at: Instant; body: string; by?: string }[];
}

/** The schedule's part of GitHub, in memory: as much of it as years of ticks need, and no more. */
export const maintenanceDesk = (now: () => Instant, page = 100) => {
  const issues: DeskIssue[] = [];
  let count = 0;
  let file: string | undefined;
  const pages = new Map<string, string>();
  const signals = new Map<string, Instant>();
  let requests = 0;
  /** Lets other doors have a turn, as the network does. */
  const wire = async (): Promise<void> => {
    requests += 1;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const numbered = (number: number): DeskIssue => {
    const found = issues.find((issue) => issue.number === number);
    if (!found) throw new Error(`There is no #${number}`);
    return found;
  };
  const add = ({ title, body, labels }: NewIssue, assignees: readonly string[] = []): DeskIssue => {
    const issue: DeskIssue = {
      number: issues.length + 1,
      title,
      body,
      labels: [...labels],
      assignees,
      open: true,
      createdAt: now(),
      closedAt: undefined,
      updated: ++count,
      comments: [],
    };
    issues.push(issue);
    return issue;
  };
  const say = (issue: DeskIssue, body: string): number => {
    issue.comments.push({ id: ++count, at: now(), body });
    issue.updated = count;
    return count;
  };
  const labelled = (label: string): DeskIssue[] =>
    issues.filter(({ labels }) => labels.includes(label));
  const seen = (issue: DeskIssue) => ({
    number: issue.number,
    open: issue.open,
    body: issue.body,
    byApp: true,
    closedAt: issue.closedAt,
    done: !issue.open && !issue.setAside,
    comments: issue.comments.slice(-5).flatMap(({ body, by }) => (by === undefined ? [body] : [])),
  });
  const entries = ({ comments }: DeskIssue, before = comments.length): Entries => {
    const from = Math.max(0, before - page);
    return {
      entries: comments.slice(from, before),
      before: from > 0 ? String(from) : undefined,
    };
  };
  const gateway: MaintenanceGateway = {
    async read() {
      await wire();
      return {
        repositoryId: 1,
        url: "https://github.com/harbour/ops",
        file: file === undefined ? { kind: "absent" } : { kind: "text", text: file },
        logbooks: labelled(LOGBOOK_LABEL).map((one) => ({ ...seen(one), entries: entries(one) })),
        mistakes: labelled(MISTAKES_LABEL).map(seen),
        occurrences: labelled(MAINTENANCE_LABEL)
          .sort((one, other) => other.updated - one.updated)
          .slice(0, 100)
          .map(seen),
      };
    },
    async consult(_, question) {
      await wire();
      return {
        entries: entries(numbered(question.logbook)),
        open: new Set(question.issues.filter((number) => numbered(number).open)),
        files: new Map(
          question.paths.flatMap((path) => {
            const text = pages.get(path);
            return text === undefined ? [] : [[path, text]];
          }),
        ),
      };
    },
    async olderEntries(_, logbook, before) {
      await wire();
      return entries(numbered(logbook), Number(before));
    },
    async openLogbook(_, issue) {
      await wire();
      const opened = add(issue);
      await wire();
      opened.open = false;
      return opened.number;
    },
    async log(_, logbook, body) {
      await wire();
      return say(numbered(logbook), body);
    },
    async open(repository, issue) {
      await wire();
      return { ...repository, number: add(issue, issue.assignees).number };
    },
    async commentOnce({ number }, mark, body) {
      await wire();
      const { comments } = numbered(number);
      if (comments.some((one) => one.body.startsWith(mark))) return false;
      await wire();
      say(numbered(number), `${mark}\n\n${body}`);
      return true;
    },
    async comments({ number }) {
      await wire();
      return numbered(number).comments.map(({ body, at, by }) => {
        return { body, at, by: by ?? "watchbill", byInsider: true, byApp: by === undefined };
      });
    },
    async latest(_, signal) {
      await wire();
      return signals.get(signalName(signal));
    },
    async trigger() {
      return undefined;
    },
    async change({ number }, { body, state }) {
      await wire();
      const issue = numbered(number);
      issue.body = body ?? issue.body;
      issue.updated = ++count;
      if (state === undefined) return;
      issue.open = state === "open";
      issue.closedAt = issue.open ? undefined : now();
    },
  };
  return {
    gateway,
    issues,
    /** The texts of other files than the schedule, by path. */
    pages,
    /** When signals were last seen, by their names. */
    signals,
    /** The issues of occurrences, oldest first. */
    occurrences: () => labelled(MAINTENANCE_LABEL),
    mistakes: () => labelled(MISTAKES_LABEL),
    logbooks: () => labelled(LOGBOOK_LABEL),
    commit: (text: string | undefined): void => {
      file = text;
    },
    comment: (issue: DeskIssue, by: string, body: string): void => {
      issue.comments.push({ id: ++count, at: now(), body, by });
      issue.updated = count;
    },
    close: (issue: DeskIssue): void => {
      issue.open = false;
      issue.closedAt = now();
      issue.updated = ++count;
    },
    /** How many requests were made since last asked. */
    spent: (): number => {
      const since = requests;
      requests = 0;
      return since;
    },
  };
};

export type MaintenanceDesk = ReturnType<typeof maintenanceDesk>;
