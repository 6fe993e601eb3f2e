import type { Exception, LedgerEntry } from "../../domain/exception.js";
import type { Comment } from "../../domain/snapshot.js";
import { type Subject, subjectName } from "../../domain/subject.js";
import { type Instant, Temporal } from "../../domain/time.js";

/** What watchbill did about the commands of one comment. It stands, hidden, in the comment that answers. */
export interface Answer {
  /** Id of the comment that was answered; 0 for a note that answers none. */
  readonly to: number;
  /** The commands that have been dealt with, as `name args`. */
  readonly ran: readonly string[];
  readonly granted: readonly Exception[];
  readonly revoked: readonly Revocation[];
  /** Leave that open incidents gave: see incidents.ts. */
  readonly incidents: readonly IncidentRecord[];
}

/** That an open incident excused the pull request at a head, and since when. */
export interface IncidentRecord {
  /** Its number. */
  readonly incident: number;
  readonly headSha: string;
  readonly since: Instant;
}

export interface Revocation {
  /** Undefined for all. */
  readonly rule: string | undefined;
  readonly at: Instant;
}

const MARK = "<!-- watchbill:answer ";

/** The hidden first line of an answering comment. What could end an HTML comment is escaped. */
export const answerMark = (subject: Subject, answer: Answer): string => {
  const record = JSON.stringify({ subject: subjectName(subject), ...answer });
  const safe = record.replaceAll(
    /[<>-]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${MARK}${safe} -->`;
};

/**
 * What the comments of a subject record. Only watchbill's own count, only as it wrote them, and only where it wrote
 * them: a forged, edited or copied record says nothing.
 */
export const answersIn = (subject: Subject, comments: readonly Comment[]): readonly Answer[] =>
  comments
    .filter(({ own, edit }) => own && edit === undefined)
    .flatMap(({ body }) => {
      const answer = readMark(subject, body);
      return answer ? [answer] : [];
    });

const readMark = (subject: Subject, body: string): Answer | undefined => {
  const end = body.indexOf(" -->");
  if (!body.startsWith(MARK) || end < 0) return undefined;
  const record = JSON.parse(body.slice(MARK.length, end)) as Answer & { readonly subject: string };
  if (record.subject !== subjectName(subject)) return undefined;
  return {
    to: record.to,
    ran: record.ran,
    granted: record.granted.map((exception) => ({
      ...exception,
      since: Temporal.Instant.from(exception.since),
      until: Temporal.Instant.from(exception.until),
    })),
    revoked: record.revoked.map(({ rule, at }) => ({ rule, at: Temporal.Instant.from(at) })),
    // Comments from before there were incidents say nothing of them.
    incidents: (record.incidents ?? []).map(({ incident, headSha, since }) => ({
      incident,
      headSha,
      since: Temporal.Instant.from(since),
    })),
  };
};

/**
 * All exceptions that answers record, in the order granted, with when each was revoked. GitHub tells whole seconds: of
 * two comments in the same one, the order of the answers decides.
 */
export const ledgerOf = (answers: readonly Answer[]): readonly LedgerEntry[] => {
  const revocations = answers.flatMap(({ revoked }, place) =>
    revoked.map((revocation) => ({ ...revocation, place })),
  );
  return answers.flatMap(({ granted }, grantedIn) =>
    granted.map((exception) => ({
      ...exception,
      revokedAt: revocations.find(({ rule, at, place }) => {
        const order = Temporal.Instant.compare(at, exception.since);
        return (
          (rule === undefined || rule === exception.rule) &&
          (order > 0 || (order === 0 && place > grantedIn))
        );
      })?.at,
    })),
  );
};
