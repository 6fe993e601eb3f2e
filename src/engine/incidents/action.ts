import { createHash } from "node:crypto";
import { type Repository, repositoryName } from "../../domain/subject.js";

/** An action of a report that has landed, for which there is to be an issue. */
export interface LandedAction {
  /** The report's path on the default branch. */
  readonly path: string;
  /** Counted from 1, in that file. */
  readonly line: number;
  readonly what: string;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly priority: string | undefined;
}

/** What an action's issue keeps of it, hidden in its first line. */
export interface ActionMark {
  readonly path: string;
  /** Tells an action from others of its report: by its words, wherever they stand. */
  readonly key: string;
  /** The incident's issue; undefined if the report names none. */
  readonly incident: number | undefined;
  readonly owner: string | undefined;
  readonly due: string | undefined;
}

/** Sixteen hexadecimal digits for what is to be done, however it is spaced, spelled in capitals, or punctuated. */
export const actionKey = (what: string): string =>
  createHash("sha256")
    .update(
      what
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim(),
    )
    .digest("hex")
    .slice(0, 16);

const BEGIN = "<!-- watchbill:action ";

/** The first line of an action's issue. It is bound to its repository, and what could end the comment is escaped. */
export const actionMark = (repository: Repository, mark: ActionMark): string => {
  const { path, key, incident, owner, due } = mark;
  const row = JSON.stringify([path, key, incident ?? null, owner ?? null, due ?? null]);
  return `${BEGIN}${repositoryName(repository)} ${row.replaceAll(/[<>-]/g, escaped)} -->`;
};

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What the first line of an issue that watchbill opened says of its action; undefined if it is for none of this repository. */
export const readActionMark = (repository: Repository, body: string): ActionMark | undefined => {
  const before = `${BEGIN}${repositoryName(repository)} `;
  if (!body.toLowerCase().startsWith(before.toLowerCase())) return undefined;
  try {
    const [path, key, incident, owner, due] = JSON.parse(
      body.slice(before.length, body.indexOf(" -->")),
    );
    return typeof path === "string" && typeof key === "string"
      ? {
          path,
          key,
          incident: incident ?? undefined,
          owner: owner ?? undefined,
          due: due ?? undefined,
        }
      : undefined;
  } catch {
    return undefined;
  }
};
