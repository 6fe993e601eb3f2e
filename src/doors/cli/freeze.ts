import { type FreezeAnswer, frozenAt } from "../../domain/freeze/frozenAt.js";
import { type Instant, Temporal } from "../../domain/time.js";
import { isProductionBranch, type Policy, readPolicy } from "../../policy/policy.js";
import { sayProblem } from "../../policy/problem.js";
import type { ReadingIo } from "./io.js";
import { readInput } from "./readInput.js";

/** What `watchbill freeze` was asked. */
export interface FreezeArguments {
  /** The policy file; `-` is standard input. */
  readonly policy: string;
  readonly at: string;
  readonly base?: string | undefined;
  readonly paths?: readonly string[];
  readonly labels?: readonly string[];
  readonly json?: boolean | undefined;
}

/**
 * `watchbill freeze POLICY --at INSTANT [--base B] [--path P]… [--label L]… [--json]`: whether a policy freezes a
 * change at an instant, offline. Without a base, the policy's first production branch that is no pattern stands in.
 *
 * With `json` it says `{"frozen", "window", "since", "until", "message"}`: the window's name or null; the edges of
 * the answer in the policy's zone, or null where it has none. `frozen` is null when the file gives no answer or cannot
 * be read.
 *
 * @returns the exit code: 0 when the change may go in, 1 when it may not or the file gives no answer, 2 when it cannot be
 * read or `at` is no instant.
 */
export const freeze = (asked: FreezeArguments, io: ReadingIo): 0 | 1 | 2 => {
  const refuse = (message: string, code: 1 | 2): 1 | 2 => {
    if (asked.json) io.out(asJson({ frozen: null, message }));
    else io.err(`${message}\n`);
    return code;
  };
  const wrong = (trouble: string): 2 => {
    io.err(`--at ${trouble}\n`);
    return 2;
  };
  const form = formOf(asked.at);
  if ("trouble" in form) return wrong(form.trouble);
  const input = readInput(asked.policy, io.readFile);
  if ("problem" in input) return refuse(input.problem, 2);
  const reading = readPolicy({ own: input.text });
  if ("problems" in reading)
    return refuse(
      [`${asked.policy} is not valid:`, ...reading.problems.map(sayProblem)].join("\n"),
      1,
    );
  const { policy } = reading;
  const at = form.read(policy.timezone);
  if ("trouble" in at) return wrong(at.trouble);

  const answer = answerOf(policy, at.instant, asked);
  const local = (instant: Instant | undefined): string | null =>
    instant?.toString({ timeZone: policy.timezone, smallestUnit: "second" }) ?? null;
  const { frozen, message } = answer;
  if (asked.json)
    io.out(
      asJson({
        frozen,
        window: answer.window?.name ?? null,
        since: local(answer.since),
        until: local(answer.until),
        message,
      }),
    );
  else io.out(`${answer.title}\n${message}\n`);
  return frozen ? 1 : 0;
};

const answerOf = (
  policy: Policy,
  at: Instant,
  { base, paths = [], labels = [] }: FreezeArguments,
): Pick<FreezeAnswer, "frozen" | "window" | "since" | "until" | "title" | "message"> => {
  const into = base ?? policy.production.branches.find((pattern) => !/[*?[\]{}]/.test(pattern));
  if (policy.freeze !== false)
    return frozenAt(policy.freeze, {
      timezone: policy.timezone,
      at,
      base: into,
      production: base === undefined || isProductionBranch(policy, base),
      paths,
      labels,
    });
  const message = "Nothing is ever frozen: the policy switches the freeze off.";
  return {
    frozen: false,
    window: undefined,
    since: undefined,
    until: undefined,
    title: "Open",
    message,
  };
};

const NO_ANSWER = { frozen: null, window: null, since: null, until: null };

const asJson = (answer: {
  frozen: boolean | null;
  window?: string | null;
  since?: string | null;
  until?: string | null;
  message: string;
}): string => `${JSON.stringify({ ...NO_ANSWER, ...answer }, null, 2)}\n`;

type Read = { readonly instant: Instant } | { readonly trouble: string };
type Form = { read(timezone: string): Read } | { readonly trouble: string };

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/i;
const OFFSET =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(z|[+-]\d{2}:?\d{2})$/i;
const EXAMPLES = `such as 2026-11-19T09:00+02:00, or 2026-11-19T09:00 in the policy's zone`;

/** How an instant is written: with its offset, or as what the clocks show in the policy's zone. */
const formOf = (written: string): Form => {
  const text = written.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { trouble: `"${written}" is a whole day; say at what time, ${EXAMPLES}` };
  const year = Number(text.slice(0, 4));
  const known = OFFSET.test(text) || LOCAL.test(text);
  if (known && (year < 1970 || year > 2999))
    return { trouble: `"${written}" is out of reach; years from 1970 to 2999 can be asked for` };
  if (!known) return { trouble: `"${written}" is no instant; write one ${EXAMPLES}` };
  return {
    read(timezone) {
      try {
        return LOCAL.test(text) ? readLocal(text, timezone) : { instant: readOffset(text) };
      } catch {
        return { trouble: `"${written}" is no instant of the calendar; write one ${EXAMPLES}` };
      }
    },
  };
};

const readOffset = (text: string): Instant => {
  const [, date, time, offset] = OFFSET.exec(text) ?? [];
  return Temporal.Instant.from(`${date}T${time}${offset}`);
};

const readLocal = (text: string, timezone: string): Read => {
  const plain = Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" });
  const earlier = plain.toZonedDateTime(timezone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(timezone, { disambiguation: "later" });
  if (earlier.equals(later)) return { instant: earlier.toInstant() };
  const skipped = !earlier.toPlainDateTime().equals(plain);
  return {
    trouble: skipped
      ? `"${text}" never was: the clocks of ${timezone} skip it; add an offset from UTC`
      : `"${text}" comes twice in ${timezone}; add its offset, ${earlier.offset} or ${later.offset}`,
  };
};
