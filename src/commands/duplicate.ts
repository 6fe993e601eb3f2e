import type { IssueRequest } from "../domain/asked.js";
import { repositoryName, type Subject } from "../domain/subject.js";
import { type Command, mistake, type Reading } from "./command.js";
import { asOneLine, isTypable, QUOTES, saidBack } from "./words.js";

const form = {
  name: "duplicate",
  usage: "/duplicate #<number>",
  example: "/duplicate #12",
  help: "Closes the issue as a duplicate of another one of this repository.",
  where: "issue",
} as const;

/** The numbers of issues are some billions at most. */
const NUMBER = "([1-9]\\d{0,9})";
const OWNER_AND_NAME = "([\\w.-]+\\/[\\w.-]+)";
const END = `(?=[\\s,;:.!?…)>\\]${QUOTES}]|$)`;
const ADDRESS = new RegExp(
  `^<?https?:\\/\\/[\\w.:-]+\\/${OWNER_AND_NAME}\\/issues\\/${NUMBER}\\/?(?:[#?]\\S*)?${END}`,
  "i",
);
const SHORT = new RegExp(`^(?:${OWNER_AND_NAME})?(?:#|GH-)${NUMBER}${END}`, "i");
/** A number without a sign stands alone: `/duplicate 3 times now` is prose. */
const BARE = new RegExp(`^${NUMBER}[^\\p{L}\\p{N}]*$`, "u");

const LEAD = new RegExp(`^(?:(?:of|with|to)\\s+)?(?:issue\\s+)?[${QUOTES}]*`, "i");

/** An address of another repository, or of the very issue where it is typed, is a mistake. */
export const duplicate: Command<IssueRequest, "issue"> = {
  ...form,
  read: (args, here) => read(args, here),
};

const read = (args: string, here: Subject | undefined): Reading<IssueRequest> => {
  if (!isTypable(args)) return mistake(form, "That is more than the number of an issue.");
  const text = asOneLine(args).replace(LEAD, "");
  if (!/[\p{L}\p{N}]/u.test(text))
    return mistake(form, "Which issue it is a duplicate of is missing.");
  const found = ADDRESS.exec(text) ?? SHORT.exec(text);
  const [whole, repository, digits] = found ?? withoutRepository(BARE.exec(text));
  if (whole === undefined || digits === undefined)
    return mistake(form, `${saidBack(text)} is not the number of an issue.`);
  if (/(?:^|\s)#\d/.test(text.slice(whole.length)))
    return mistake(form, "An issue is a duplicate of one other.");
  if (repository !== undefined && !isHere(repository, here))
    return mistake(form, `${saidBack(whole)} is not an issue of this repository.`);
  const of = Number(digits);
  if (of === here?.number) return mistake(form, "An issue is no duplicate of itself.");
  return { ok: { command: "duplicate", of } };
};

const withoutRepository = (found: RegExpExecArray | null): readonly (string | undefined)[] =>
  found ? [found[0], undefined, found[1]] : [];

const isHere = (repository: string, here: Subject | undefined): boolean =>
  here !== undefined && repository.toLowerCase() === repositoryName(here).toLowerCase();
