import { BLANK_REPORT } from "../../documents/blank.js";
import { BLANK_RECORD } from "../../documents/blankRecord.js";
import { type DocumentJudgement, FIELDS, type Profile } from "../../documents/contract.js";
import { judgeBySelf } from "../../documents/judgeDocument.js";
import { sayDuration } from "../../documents/time/durations.js";
import type { Io } from "./io.js";
import { readInput } from "./readInput.js";

export interface ReportArguments {
  /** Paths of Markdown files; `-` is standard input. */
  readonly files: readonly string[];
  /** Answer in JSON: always an array, one object a file, in the order of the files. */
  readonly json: boolean;
  readonly profile: Profile;
}

const PROFILES: ReadonlySet<string> = new Set<Profile>(["lenient", "default", "strict"]);

interface FileJudgement extends DocumentJudgement {
  readonly file: string;
}

/**
 * `watchbill report FILE…`: reads incident reports and says what each lacks, at which line.
 *
 * @returns 0 when all are complete by the profile, 1 when one is not, 2 when one cannot be read (the others are all the
 *   same), or when no file or an unknown profile is given.
 */
export const report = (args: ReportArguments, io: Io): number => {
  if (args.files.length === 0)
    return refuse(io, "Name at least one report: watchbill report FILE…");
  if (!PROFILES.has(args.profile))
    return refuse(io, `There is no profile "${args.profile}". Choose lenient, default or strict.`);
  const inputs = args.files.map((file) => ({ file, ...readInput(file) }));
  const judged = inputs.map(
    (input): FileJudgement =>
      "problem" in input
        ? unreadable(input.file, input.problem)
        : { file: input.file, ...judgeBySelf(input.text, args.profile) },
  );
  io.out(args.json ? `${JSON.stringify(judged, undefined, 2)}\n` : judged.map(sayFile).join("\n"));
  if (inputs.some((input) => "problem" in input)) return 2;
  return judged.every(({ complete }) => complete) ? 0 : 1;
};

/** `watchbill report new [--service]`: writes a blank report, or a blank service's record, ready to be filled in. */
export const reportNew = (
  io: Io,
  { service }: { readonly service: boolean } = { service: false },
): number => {
  io.out(service ? BLANK_RECORD : BLANK_REPORT);
  return 0;
};

const refuse = (io: Io, why: string): number => {
  io.err(`watchbill: ${why}\n`);
  return 2;
};

const unreadable = (file: string, message: string): FileJudgement => ({
  file,
  complete: false,
  fields: Object.fromEntries(FIELDS.map((field) => [field, false])),
  findings: [{ field: "file", verdict: "fail", message, line: 1 }],
  durations: [],
});

const sayFile = ({ file, complete, findings, durations = [] }: FileJudgement): string =>
  [
    `${file}: ${complete ? "complete" : "not complete"}`,
    ...durations.slice(0, 1).map(({ from }) => {
      const spans = durations.map(({ until, minutes }) => `${until} after ${sayDuration(minutes)}`);
      return `  by its own times, from ${from}: ${spans.join(", ")}`;
    }),
    ...findings.map(
      ({ line, verdict, message }) =>
        `  line ${line}${verdict === "fail" ? "" : " (advice)"}: ${message}`,
    ),
    "",
  ].join("\n");
