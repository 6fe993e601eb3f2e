import { type MergeGroup, type QueueBranch, readQueueBranch } from "../domain/mergeGroup.js";
import type { Repository } from "../domain/subject.js";

/** The branches that GitHub keeps for merge groups, as the queries give them. */
export interface QueueRefsFacts {
  readonly nodes: readonly {
    readonly prefix: string;
    readonly name: string;
    readonly target: { readonly oid: string } | null;
  }[];
}

/** A pull request in a queue: what it stands on, and the commit that it makes of it. */
export interface QueueLink extends QueueBranch {
  readonly headSha: string;
}

/** What the merge groups' branches tell of the queues; what has another name tells nothing. */
export const queueLinks = ({ nodes }: QueueRefsFacts): readonly QueueLink[] =>
  nodes.flatMap(({ prefix, name, target }) => {
    const read = readQueueBranch(`${prefix}${name}`);
    return read && target ? [{ ...read, headSha: target.oid }] : [];
  });

/** The merge groups that there are in a repository. */
export const groupsIn = (repository: Repository, facts: QueueRefsFacts): readonly MergeGroup[] =>
  queueLinks(facts).map(({ branch, headSha }) => ({
    owner: repository.owner,
    name: repository.name,
    branch,
    headSha,
  }));

/**
 * All that would be merged with a head, the next one first: each stands on the head of the one ahead of it. What stands
 * on nothing that is queued stands on the branch itself.
 */
export const chainTo = <Link extends Pick<QueueLink, "headSha" | "baseSha">>(
  headSha: string,
  links: readonly Link[],
): readonly Link[] => {
  const chain = new Set<Link>();
  const heads = [headSha];
  for (const head of heads)
    for (const link of links)
      if (link.headSha === head && !chain.has(link)) {
        chain.add(link);
        heads.push(link.baseSha);
      }
  return [...chain].reverse();
};
