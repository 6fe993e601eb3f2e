import type { DocumentCopy } from "../../domain/document.js";
import type { IssueSnapshot } from "../../domain/snapshot.js";
import { type Repository, repositoryName } from "../../domain/subject.js";
import { quoted } from "../../domain/words.js";
import { sayLeft, unissued } from "./unissued.js";

const BEGIN = "<!-- watchbill:numbers ";

/** The first line of the comment that asks for the numbers of these issues. */
export const numbersMark = (repository: Repository, issues: readonly number[]): string =>
  `${BEGIN}${repositoryName(repository)} ${issues.join(" ")} -->`;

const about = (path: string): string => `The actions of ${quoted(path)} have their issues now.`;

/** What is asked of people where watchbill may not write files: the numbers of their issues, put to a report's actions. */
export const askForNumbers = (
  { path, text }: Extract<DocumentCopy, { readonly text: string }>,
  numbers: ReadonlyMap<number, number>,
): string =>
  [
    `${about(path)}${sayLeft(unissued(text).left)} Please put their numbers into the report:`,
    "",
    ...[...numbers].map(([line, number]) => `- line ${line}: #${number}`),
  ].join("\n");

/** For how many of a report's actions an incident's comments have asked for the number: it is not asked for anew at each look. */
export const numbersAsked = ({ comments }: IssueSnapshot, path: string): number =>
  Math.max(
    0,
    ...comments
      .filter(({ own, body }) => own && body.startsWith(BEGIN) && body.includes(about(path)))
      .map(({ body }) => body.match(/^- line \d+: #\d+$/gm)?.length ?? 0),
  );
