import { type Repository, repositoryName } from "../../domain/subject.js";
import type { Gateway } from "../gateway.js";
import type { Log } from "../log.js";
import { QUEUE_LABEL, type QueueIssue } from "./gateway.js";
import { sameText } from "./say.js";

/**
 * Makes the one issue of a repository show the order of work. It is opened once, and pinned then; of several that two
 * processes opened at the same time, the one with the lowest number stands. Whoever closes or unpins it is not fought.
 *
 * @param known the number of the issue, if it is known
 * @returns the issue's number, and its text if it is open
 */
export const showQueue = async (
  repository: Repository,
  { title, body }: { readonly title: string; readonly body: string },
  known: number | undefined,
  gateway: Gateway,
  log: Log,
): Promise<{ readonly number: number; readonly body: string | undefined }> => {
  const [standing, closed] = await theOne(repository, known, gateway);
  if (standing) {
    if (!sameText(standing.body, body))
      await gateway.queue.rewrite({ ...repository, number: standing.number }, body);
    return { number: standing.number, body };
  }
  if (closed) return { number: closed.number, body: undefined };

  const opened = await gateway.openIssue(repository, { title, body, labels: [QUEUE_LABEL] });
  const [first] = await theOne(repository, opened.number, gateway);
  if (first?.number !== opened.number)
    return { number: first?.number ?? opened.number, body: undefined };
  const refusal = await gateway.queue.pin(first.id);
  if (refusal !== undefined)
    log.warn(
      { repository: repositoryName(repository), issue: opened.number, refusal },
      "GitHub does not let the order of work be pinned; pin it by hand if you like",
    );
  return { number: opened.number, body };
};

/** The issue that stands, all later ones being closed; and one that somebody closed. */
const theOne = async (
  repository: Repository,
  known: number | undefined,
  gateway: Gateway,
): Promise<readonly [QueueIssue | undefined, QueueIssue | undefined]> => {
  const found = await gateway.queue.find(repository, known);
  const [standing, ...copies] = found.filter(({ open }) => open);
  for (const { number } of copies)
    await gateway.write({ ...repository, number }, { kind: "close", reason: "duplicate" });
  return [standing, found.find(({ open }) => !open)];
};
