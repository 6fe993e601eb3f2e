import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChild } from "./child.js";
import type { GitHubReady } from "./ready.js";
import { median } from "./statistics.js";

/** Milliseconds from the start of a process to its end: medians of runs in turns. */
export interface ColdStart {
  readonly what: string;
  readonly milliseconds: number;
}

const BUNDLE = fileURLToPath(new URL("../../../action/index.js", import.meta.url));

const run = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return performance.now() - begun;
};

/** How long a run of the Action takes, beside a Node that does nothing: action/index.js as GitHub runs it, as a dry run. */
export const measureColdStart = async (runs: number): Promise<readonly ColdStart[]> => {
  const github = await startChild<GitHubReady>("githubProcess.js");
  const event = join(mkdtempSync(join(tmpdir(), "watchbill-")), "event.json");
  writeFileSync(event, JSON.stringify({ action: "created" }));
  const env = (name: string): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    INPUT_TOKEN: github.ready.actionsToken,
    "INPUT_DRY-RUN": "true",
    GITHUB_API_URL: github.ready.url,
    GITHUB_REPOSITORY: "harbour/ops",
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: event,
  });
  const candidates = [
    { what: "`node -e 0`", args: ["-e", "0"], env: env("") },
    { what: "the Action, at an event that does not matter", args: [BUNDLE], env: env("star") },
    { what: "the Action, sweeping an empty repository", args: [BUNDLE], env: env("schedule") },
  ];
  const taken = candidates.map((): number[] => []);
  for (let count = -1; count < runs; count++)
    for (const [nth, { args, env: variables }] of candidates.entries()) {
      const milliseconds = await run(args, variables);
      if (count >= 0) taken[nth]?.push(milliseconds);
    }
  await github.stop();
  return candidates.map(({ what }, nth) => ({ what, milliseconds: median(taken[nth] ?? []) }));
};
