import type { FreezeIssue } from "../domain/snapshot.js";
import type { Repository } from "../domain/subject.js";
import { Temporal } from "../domain/time.js";
import type { Facts } from "./facts.js";
import { personOf } from "./person.js";

/** What issues and pull requests have in common. */
export const common = (
  repository: Repository,
  facts: Facts,
  freezeIssues: readonly FreezeIssue[],
) => ({
  subject: { owner: repository.owner, name: repository.name, number: facts.number },
  title: facts.title,
  body: facts.body,
  open: !facts.closed,
  locked: facts.locked,
  createdAt: Temporal.Instant.from(facts.createdAt),
  author: personOf(facts.author),
  labels: facts.labels.nodes.map(({ name }) => name),
  freezeIssues,
});
