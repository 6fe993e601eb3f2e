import { judgeDocument, kindOf } from "../documents/judgeDocument.js";
import {
  type DocumentCopy,
  type DocumentSettings,
  type DocumentVerdict,
  settingsFor,
  type WhyUnread,
} from "../domain/document.js";
import type { PullRequestSnapshot, Snapshot } from "../domain/snapshot.js";
import type { Subject } from "../domain/subject.js";
import { SCHEDULE_PATH } from "../maintenance/file/readSchedule.js";
import { isProductionBranch } from "../policy/policy.js";
import type { Policy } from "../policy/settings.js";
import type { Circumstances } from "./circumstances.js";
import type { Gateway, WantedDocument } from "./gateway.js";
import { issuesLater } from "./incidents/issuesLater.js";
import { needsReport, withReport } from "./incidents/read.js";

/** So many documents of one pull request are read; who changes more at once is told so. */
export const MOST_DOCUMENTS = 20;

/** Characters of one document, and of all of a pull request, that are judged; reports of people are ten times shorter. */
const LONGEST = 131_072;
const LONGEST_TOGETHER = 262_144;

/** A remark may repeat the document's words, but a check's summary has an end (65,535 characters). */
const LONGEST_REMARK = 300;

/**
 * The changed files of an open pull request for which the policy has a contract, and the schedule of recurring jobs; none
 * without a valid policy.
 */
const documentsOf = (snapshot: Snapshot, { policy: outcome }: Circumstances): readonly string[] => {
  if (snapshot.kind === "issue" || !snapshot.open || outcome.kind !== "valid") return [];
  const { documents } = outcome.policy;
  return snapshot.paths.filter(
    (path) => path === SCHEDULE_PATH || (documents && settingsFor(documents, path) !== undefined),
  );
};

/**
 * Whether a verdict needs more than the snapshot shows: what is in the documents that a pull request changes, or how the
 * report on an incident stands.
 */
export const needsDocuments = (snapshot: Snapshot, circumstances: Circumstances): boolean =>
  snapshot.kind === "issue"
    ? needsReport(snapshot, circumstances)
    : documentsOf(snapshot, circumstances).length > 0;

/**
 * One subject with the documents that it changes, or an incident with its report: one request more than a look where there
 * are any, or is one, none elsewhere.
 *
 * @throws GatewayError when GitHub does not answer.
 */
export const lookWithDocuments = async (
  subject: Subject,
  circumstances: Circumstances,
  gateway: Gateway,
): Promise<Snapshot | undefined> => {
  const snapshot = await gateway.look(subject);
  if (!snapshot) return undefined;
  if (snapshot.kind === "issue") return withReport(snapshot, circumstances, gateway);
  const [pull] = await withDocuments([snapshot], circumstances, gateway);
  return pull;
};

/**
 * Puts the changed documents, as they stand at its head, with each pull request that lands where people look for them:
 * on the default branch, or in production. All are of one repository, and are read together.
 *
 * @throws GatewayError when GitHub does not answer.
 */
export const withDocuments = async (
  pulls: readonly PullRequestSnapshot[],
  circumstances: Circumstances,
  gateway: Gateway,
): Promise<readonly PullRequestSnapshot[]> => {
  const [first] = pulls;
  const wanted = pulls.map((pull): readonly WantedDocument[] =>
    documentsOf(pull, circumstances).map((path) => ({ sha: pull.headSha, path })),
  );
  const asked = wanted.flatMap((one) => one.slice(0, MOST_DOCUMENTS));
  if (!first || asked.length === 0) return pulls;
  const { defaultBranch, copies } = await gateway.documents(first.subject, asked);
  return pulls.map((pull, index) => {
    const own = wanted[index] ?? [];
    if (own.length === 0 || !lands(pull, defaultBranch, circumstances)) return pull;
    const read = bounded(
      own
        .slice(0, MOST_DOCUMENTS)
        .flatMap(
          ({ sha, path }) => copies.find((one) => one.sha === sha && one.path === path) ?? [],
        ),
    );
    const unread = own
      .slice(MOST_DOCUMENTS)
      .map(({ path }): DocumentCopy => ({ path, unread: "too many" }));
    return { ...pull, documents: [...read, ...unread] };
  });
};

/** What lies beyond what people write is not judged: a stranger's pull request must not keep the server busy. */
const bounded = (copies: readonly DocumentCopy[]): readonly DocumentCopy[] => {
  let sum = 0;
  return copies.map((copy) => {
    if ("unread" in copy) return copy;
    if (copy.text.length > LONGEST) return { path: copy.path, unread: "too large" };
    sum += copy.text.length;
    return sum > LONGEST_TOGETHER ? { path: copy.path, unread: "too many" } : copy;
  });
};

const lands = (
  { base }: PullRequestSnapshot,
  defaultBranch: string | undefined,
  { policy: outcome }: Circumstances,
): boolean =>
  base === defaultBranch || (outcome.kind === "valid" && isProductionBranch(outcome.policy, base));

/** What the contracts of the policy say of the documents of a pull request; undefined where these were not read. */
export const judgeDocuments = (
  snapshot: Snapshot,
  policy: Pick<Policy, "documents" | "incidents">,
): readonly DocumentVerdict[] | undefined => {
  const { documents: settings } = policy;
  if (snapshot.kind === "issue" || !snapshot.documents || !settings) return undefined;
  return snapshot.documents.flatMap((copy) => {
    const entry = settingsFor(settings, copy.path);
    return entry ? [verdictOn(copy, entry, policy)] : [];
  });
};

const UNREAD: Readonly<Record<WhyUnread, string>> = {
  binary: "This file is not text, so nobody can read it here. Write it as Markdown.",
  "too large":
    "This file is larger than 128 KiB, so it was not read. Move logs and data into files of their own.",
  "too many":
    `This file was not read: a pull request may change ${MOST_DOCUMENTS} documents at once. Split it, or ask for an ` +
    "exception.",
};

const verdictOn = (
  copy: DocumentCopy,
  entry: DocumentSettings,
  policy: Pick<Policy, "incidents">,
): DocumentVerdict => {
  const kind = kindOf(entry.contract);
  if ("unread" in copy) {
    const remark = { verdict: "fail", message: UNREAD[copy.unread], line: 1 } as const;
    return { path: copy.path, kind, complete: false, remarks: [remark] };
  }
  const { complete, findings } = issuesLater(judgeDocument(copy.text, entry), policy);
  return {
    path: copy.path,
    kind,
    complete,
    remarks: findings.map(({ verdict, message, line }) => ({
      verdict,
      message: message.slice(0, LONGEST_REMARK),
      line,
    })),
  };
};
