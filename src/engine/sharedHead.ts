import type { Conclusion, PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import type { Subject } from "../domain/subject.js";
import { earliest, type Instant } from "../domain/time.js";
import { listed, quoted } from "../domain/words.js";
import type { Circumstances } from "./circumstances.js";
import { decide } from "./decide.js";
import type { Decision } from "./decision.js";
import { lookWithDocuments } from "./documents.js";
import type { Gateway, Write } from "./gateway.js";
import { planReport } from "./plan.js";
import { reportCheck } from "./report.js";

/**
 * Decides on a subject, and where it is a pull request that shares its head with others, on all of them: a check run
 * belongs to a commit, so the one check speaks for whichever is held back most. The open one with the smallest number
 * settles it, whichever was looked at, so that no two looks ever write the same check.
 *
 * @returns the decision; `elsewhere` names the pull request that is to be looked at for the check.
 * @throws GatewayError when GitHub does not show one of the others.
 */
export const settleShared = async (
  snapshot: Snapshot,
  circumstances: Circumstances,
  gateway: Gateway,
  now: Instant,
): Promise<Decision> => {
  const own = decide(snapshot, circumstances, now);
  if (snapshot.kind === "issue" || snapshot.sharesHeadWith.length === 0) return own;
  const elsewhere = speakerOf(snapshot);
  if (elsewhere) return { ...own, writes: own.writes.filter(isNoCheck), elsewhere };
  const others: PullRequestSnapshot[] = [];
  for (const number of snapshot.sharesHeadWith) {
    const other = await lookWithDocuments({ ...snapshot.subject, number }, circumstances, gateway);
    if (other?.kind === "pull request" && other.open && other.headSha === snapshot.headSha)
      others.push(other);
  }
  return others.length === 0 ? own : decideTogether([snapshot, ...others], circumstances, now);
};

const isNoCheck = ({ kind }: Write): boolean => kind !== "write check" && kind !== "edit check";

/** The open pull request that settles the check, if it is another than this. */
const speakerOf = ({ subject, open, sharesHeadWith }: PullRequestSnapshot): Subject | undefined => {
  const number = Math.min(...sharesHeadWith, ...(open ? [subject.number] : []));
  return number === subject.number ? undefined : { ...subject, number };
};

const RANK: Readonly<Record<Conclusion, number>> = { failure: 0, success: 1, neutral: 2 };

/** @param pulls open pull requests with the same head, the one that settles the check first, by their numbers. */
const decideTogether = (
  pulls: readonly [PullRequestSnapshot, ...PullRequestSnapshot[]],
  circumstances: Circumstances,
  now: Instant,
): Decision => {
  const judged = pulls.map((pull) => {
    const decision = decide(pull, circumstances, now);
    const notes = [sayShared(pull, pulls), ...(decision.notes ?? [])];
    return { decision, report: reportCheck(pull, decision.findings, notes, pulls) };
  });
  const [speaker] = judged as [(typeof judged)[number]];
  const worst = judged.reduce((one, other) =>
    RANK[other.report.conclusion] < RANK[one.report.conclusion] ? other : one,
  );
  return {
    findings: worst.decision.findings,
    writes: [...speaker.decision.writes.filter(isNoCheck), ...planReport(pulls[0], worst.report)],
    until: earliest(judged.map(({ decision }) => decision.until)),
  };
};

const sayShared = (
  { subject: { number }, base }: PullRequestSnapshot,
  pulls: readonly PullRequestSnapshot[],
): string => {
  const others = pulls
    .filter(({ subject }) => subject.number !== number)
    .map(({ subject, base: into }) => `#${subject.number} (into ${quoted(into)})`);
  return (
    `This commit is the head of #${number} (into ${quoted(base)}) and also of ${listed(others, "and")}. They share ` +
    `this check, which speaks for the one that is held back most: here for #${number}.`
  );
};
