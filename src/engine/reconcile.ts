import type { Subject } from "../domain/subject.js";
import type { Clock } from "../domain/time.js";
import type { Circumstances } from "./circumstances.js";
import type { Decision } from "./decision.js";
import { lookWithDocuments } from "./documents.js";
import type { Gateway } from "./gateway.js";
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
  if (!dryRun) for (const write of decision.writes) await gateway.write(snapshot.subject, write);
  return decision;
};
