import { readFileSync } from "node:fs";
import { BLANK_REPORT } from "../../documents/blank.js";
import { FIELDS, type Judgement, type Profile } from "../../documents/contract.js";
import { judge } from "../../documents/judge.js";
import type { Io } from "./io.js";

export interface ReportArguments {
  /** Paths of Markdown files; `-` is standard input. */
  readonly files: readonly string[];
  /** Answer in JSON: always an array, one object a file, in the order of the files. */
  readonly json: boolean;
  readonly profile: Profile;
}

const PROFILES: ReadonlySet<string> = new Set<Profile>(["lenient", "default", "strict"]);

interface FileJudgement extends Judgement {
  readonly file: string;
}

/**
 * `watchbill report FILE…`: reads incident reports and says what each lacks, at which line.
 *
 * @returns 0 when all are complete by the profile, 1 when one is not or cannot be read, 2 when no file or an unknown profile
 *   is given.
 */
export const report = (args: ReportArguments, io: Io): number => {
  if (args.files.length === 0)
    return refuse(io, "Name at least one report: watchbill report FILE…");
  if (!PROFILES.has(args.profile))
    return refuse(io, `There is no profile "${args.profile}". Choose lenient, default or strict.`);
  const judged = args.files.map((file) => judgeFile(file, args.profile));
  io.out(args.json ? `${JSON.stringify(judged, undefined, 2)}\n` : judged.map(sayFile).join("\n"));
  return judged.every(({ complete }) => complete) ? 0 : 1;
};

/** `watchbill report new`: writes a blank report, ready to be filled in. */
export const reportNew = (io: Io): number => {
  io.out(BLANK_REPORT);
  return 0;
};

const refuse = (io: Io, why: string): number => {
  io.err(`watchbill: ${why}\n`);
  return 2;
};

const judgeFile = (file: string, profile: Profile): FileJudgement => {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    return unreadable(file, error instanceof Error ? error.message : String(error));
  }
  return { file, ...judge(text, profile) };
};

const unreadable = (file: string, why: string): FileJudgement => ({
  file,
  complete: false,
  fields: Object.fromEntries(FIELDS.map((field) => [field, false])) as Judgement["fields"],
  findings: [
    { field: "file", verdict: "fail", message: `The file cannot be read: ${why}.`, line: 1 },
  ],
});

const sayFile = ({ file, complete, findings }: FileJudgement): string =>
  [
    `${file}: ${complete ? "complete" : "not complete"}`,
    ...findings.map(
      ({ line, verdict, message }) =>
        `  line ${line}${verdict === "fail" ? "" : " (advice)"}: ${message}`,
    ),
    "",
  ].join("\n");
