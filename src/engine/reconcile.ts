import type { Subject } from "../domain/subject.js";
import type { Clock } from "../domain/time.js";
import type { Circumstances } from "./circumstances.js";
import type { Decision } from "./decision.js";
import { lookWithDocuments } from "./documents.js";
import { type Gateway, GatewayError, type Write } from "./gateway.js";
import { settleShared } from "./sharedHead.js";

/**
 * Looks at one subject and makes GitHub show what the policy wants: load, evaluate, plan, apply. This is the only
 * place that writes, and the only one that knows of dry runs. A look that fails half-way is simply made again: it
 * reads afresh what the first half already did, so nothing is done twice.
 *
 * @returns the decision; undefined when the subject is gone or out of reach.
 * @throws GatewayError when GitHub does not answer, or refuses.
 */
export const reconcile = async (
  subject: Subject,
  circumstances: Circumstances,
  gateway: Gateway,
  clock: Clock,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<Decision | undefined> => {
  const snapshot = await lookWithDocuments(subject, circumstances, gateway);
  if (!snapshot) return undefined;
  const decision = await settleShared(snapshot, circumstances, gateway, clock.now());
  if (dryRun) return decision;
  await writeAll(snapshot.subject, decision.writes, gateway);
  // What ends with an issue, as its escalation does, ends though nobody else closed it.
  const closes = decision.writes.some(({ kind }) => kind === "close");
  return closes ? { ...decision, elsewhere: snapshot.subject } : decision;
};

/** Should GitHub refuse one write for good, a check still turns red: a comment that cannot be written opens no gate. */
const writeAll = async (
  subject: Subject,
  writes: readonly Write[],
  gateway: Gateway,
): Promise<void> => {
  for (const [place, write] of writes.entries())
    try {
      await gateway.write(subject, write);
    } catch (error) {
      if (error instanceof GatewayError && error.retry === "never")
        for (const left of writes.slice(place + 1).filter(holdsBack))
          await gateway.write(subject, left);
      throw error;
    }
};

const holdsBack = (write: Write): boolean =>
  (write.kind === "write check" || write.kind === "edit check") &&
  write.check.conclusion === "failure";
