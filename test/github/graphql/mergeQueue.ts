import type { MergeGroup, Repository } from "../model.js";
import { requirementsOf, standingOfChecks } from "../state/requirements.js";
import type { Fields } from "./fields.js";
import { commitView } from "./objects.js";
import { actorOf } from "./people.js";
import { pageUrl, paths } from "./urls.js";

/** The merge queue of a branch. */
interface MergeQueueView {
  readonly type: "MergeQueue";
  readonly repository: Repository;
  readonly branch: string;
}

interface EntryView {
  readonly type: "MergeQueueEntry";
  readonly repository: Repository;
  readonly group: MergeGroup;
  /** From 1 on. */
  readonly position: number;
}

/** The queue that the rules of a branch demand; null if they demand none. */
export const mergeQueueView = (repository: Repository, branch: string): MergeQueueView | null =>
  requirementsOf(repository, branch).mergeQueue ? { type: "MergeQueue", repository, branch } : null;

const entriesOf = ({ repository, branch }: MergeQueueView): readonly EntryView[] =>
  [...repository.mergeGroups.values()]
    .filter(({ baseRef }) => baseRef === branch)
    .map((group, index) => ({ type: "MergeQueueEntry", repository, group, position: index + 1 }));

const queuePath = ({ repository, branch }: MergeQueueView): string =>
  `${paths.repository(repository)}/queue/${branch}`;

export const mergeQueueFields: Fields<MergeQueueView> = {
  id: ({ repository, branch }) =>
    `MQ_${Buffer.from(`${repository.id}:${branch}`).toString("base64url")}`,
  repository: ({ repository }) => repository,
  entries: entriesOf,
  resourcePath: queuePath,
  url: (queue, _, context) => pageUrl(context, queuePath(queue)),
};

const STATES = { ok: "MERGEABLE", failing: "UNMERGEABLE" } as const;

/** https://docs.github.com/en/graphql/reference/enums#mergequeueentrystate */
const stateOf = ({ repository, group }: EntryView): string => {
  const standing = standingOfChecks(repository, group.headSha, group.baseRef);
  return standing === "waiting" ? "AWAITING_CHECKS" : STATES[standing];
};

export const mergeQueueEntryFields: Fields<EntryView> = {
  id: ({ group }) => `MQE_${group.headSha}`,
  position: ({ position }) => position,
  state: stateOf,
  enqueuedAt: ({ group }) => group.createdAt,
  enqueuer: ({ group }) => actorOf(group.enqueuedBy),
  baseCommit: ({ repository, group }) => commitView(repository, group.baseSha),
  headCommit: ({ repository, group }) => commitView(repository, group.headSha),
  pullRequest: ({ group }) => group.pull,
  mergeQueue: ({ repository, group }) => mergeQueueView(repository, group.baseRef),
  jump: () => false,
  solo: () => false,
};
