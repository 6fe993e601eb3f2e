import { runAction } from "./action.js";
import { systemClock } from "./systemClock.js";

// What the runner shows: one line each, errors as annotations
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
const escaped = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const log = {
  info: (_facts: object, line: string) => console.log(line),
  warn: (facts: object, line: string) =>
    console.log(`::warning::${escaped(withCause(facts, line))}`),
  error: (facts: object, line: string) =>
    console.log(`::error::${escaped(withCause(facts, line))}`),
};
const withCause = (facts: object, line: string): string =>
  "err" in facts && facts.err instanceof Error ? `${line} (${facts.err.message})` : line;

try {
  process.exitCode = await runAction(process.env, systemClock, log);
} catch (error) {
  log.error({ err: error }, "watchbill could not run");
  process.exitCode = 1;
}
