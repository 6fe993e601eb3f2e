import { type DocumentSettings, settingsFor } from "../../domain/document.js";
import type { IncidentRecord } from "../../domain/incident/report.js";
import { demandsOn, incidentLabel } from "../../domain/incident/settings.js";
import { notesOn } from "../../domain/note.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { type Repository, repositoryName } from "../../domain/subject.js";
import type { Instant } from "../../domain/time.js";
import type { Circumstances } from "../circumstances.js";
import type { ClosedToo, Gateway } from "../gateway.js";
import { NOTHING_LEFT } from "../report.js";
import type { ReferringPull } from "./gateway.js";

/** So many files that may be a report on one incident are read. */
const MOST_READ = 10;

/**
 * Whether a verdict on an issue needs more than the issue shows: it is an incident whose report is demanded, and not
 * closed with all said and done.
 */
export const needsReport = (
  issue: IssueSnapshot,
  { policy: outcome }: Pick<Circumstances, "policy">,
): boolean =>
  outcome.kind === "valid" &&
  demandsOn(issue, outcome.policy) !== undefined &&
  (issue.open || !isDone(issue));

const isDone = (issue: IssueSnapshot): boolean =>
  (issue.statusComment?.body.includes(NOTHING_LEFT) ?? false) ||
  [...notesOn(issue).keys()].some((key) => key.startsWith("incident due "));

/** Characters of a report that are read; those of people are ten times shorter. */
export const LONGEST_REPORT = 131_072;

/** Long enough for a report to be written, and chased. */
const LOOKED_BACK = { hours: 30 * 24 };

/** The closed issues that a sweep must see among the open ones: incidents whose report may be missing. */
export const closedToo = (
  { policy: outcome }: Pick<Circumstances, "policy">,
  now: Instant,
): ClosedToo | undefined => {
  if (outcome.kind !== "valid") return undefined;
  const { incidents } = outcome.policy;
  if (incidents === false || incidents.report === false || incidents.report.if_missing === "allow")
    return undefined;
  return { label: incidentLabel(outcome.policy), since: now.subtract(LOOKED_BACK) };
};

/**
 * Reads how an incident's report stands: one request, and one more if there are files that may be the report.
 *
 * @throws GatewayError when GitHub does not answer.
 */
export const withReport = async (
  issue: IssueSnapshot,
  circumstances: Circumstances,
  gateway: Pick<Gateway, "incidents" | "documents">,
): Promise<IssueSnapshot> => {
  const { policy: outcome } = circumstances;
  if (outcome.kind !== "valid" || demandsOn(issue, outcome.policy) === undefined) return issue;
  const seen = await gateway.incidents.read(issue.subject);
  if (!seen) return issue;
  const isReport = reportPaths(outcome.policy);
  const inPulls = (state: ReferringPull["state"]) =>
    seen.pulls
      .filter((pull) => pull.state === state)
      .flatMap(({ number, paths, byInsider }) =>
        paths.filter(isReport).map((path) => ({ pull: number, path, byInsider })),
      );
  const landed = [...inPulls("merged").map(({ path }) => path), ...pathsLanded(issue)];
  // The last ones are read: a list of other reports in a comment crowds out none that came for this incident.
  const paths = new Set(
    [...pathsLinked(issue).filter((path) => !landed.includes(path)), ...landed].filter(isReport),
  );
  const { defaultBranch: branch } = seen;
  const wanted = branch
    ? [...paths].slice(-MOST_READ).map((path) => ({ sha: branch.sha, path }))
    : [];
  const { copies } =
    wanted.length > 0 ? await gateway.documents(issue.subject, wanted) : { copies: [] };
  const incident: IncidentRecord = {
    closedAs: seen.closedAs,
    landed: copies.map((copy) =>
      "text" in copy ? { ...copy, text: copy.text.slice(0, LONGEST_REPORT) } : copy,
    ),
    proposed: inPulls("open"),
    place: branch && {
      url: seen.url,
      defaultBranch: branch,
      changes: seen.pulls
        .filter(({ state, paths: changed }) => state !== "closed" && !changed.some(isReport))
        .map(({ number, title }) => ({ number, title })),
    },
  };
  return { ...issue, incident };
};

/** Tells the files that are incident reports by a policy. */
export const reportPaths =
  ({ documents }: { readonly documents: readonly DocumentSettings[] | false }) =>
  (path: string): boolean =>
    documents !== false && settingsFor(documents, path)?.contract === "incident-report";

const ADDRESS = /\/blob\/[^\s/]+\//;
const BETWEEN = /[\s()<>[\]"'`|]+/;
const FILE = /^.+\.(?:md|markdown|mdx)\b/i;
/** No path is longer (PATH_MAX of Linux). */
const LONGEST_PATH = 4_096;

/** The first line of the comment that names a report on its incident. */
export const landedMark = (repository: Repository, path: string): string =>
  `<!-- watchbill:report ${repositoryName(repository)} ${encodeURIComponent(path)} -->`;

/** Files that watchbill named on the incident when they landed, whatever is in their names. */
const pathsLanded = ({ comments }: IssueSnapshot): readonly string[] =>
  comments.flatMap(({ own, body }) => {
    const [, path] = (own && /^<!-- watchbill:report \S+ (\S+) -->/.exec(body)) || [];
    return path === undefined ? [] : [decoded(path)];
  });

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Files that somebody of the repository named in the issue, or linked to there. */
const pathsLinked = (issue: IssueSnapshot): readonly string[] =>
  [
    ...(issue.byInsider ? [issue.body] : []),
    ...issue.comments.filter(({ own, byInsider }) => own || byInsider).map(({ body }) => body),
  ].flatMap((text) =>
    text.split(BETWEEN).flatMap((word) => {
      const [file] = (word.length <= LONGEST_PATH && FILE.exec(word)) || [];
      if (file === undefined) return [];
      const path = file.split(ADDRESS).at(-1) ?? file;
      return decoded(path);
    }),
  );
