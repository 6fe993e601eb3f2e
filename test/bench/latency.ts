import { startChild } from "./child.js";
import type { GitHubReady, ServerReady } from "./ready.js";
import { median, percentile } from "./statistics.js";

/** Milliseconds from the deed on GitHub to the verdict that stands there. */
export interface Latency {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
}

const WARM_UP = 20;

/**
 * Time to the verdict: the webhook's way to watchbill's server, its look, and its writes, one after the other. The
 * simulated GitHub answers at once, so this is what watchbill itself adds to GitHub's own times.
 */
export const measureLatency = async (times: number): Promise<readonly Latency[]> => {
  const github = await startChild<GitHubReady>("githubProcess.js");
  const server = await startChild<ServerReady>("watchbillProcess.js", [
    JSON.stringify(github.ready),
  ]);
  await github.ask({ webhook: server.ready.url });
  const results: Latency[] = [];
  for (const [kind, what] of [
    ["issue", "issue opened → label and comment"],
    ["pull request", "pull request opened → check"],
  ] as const) {
    const taken: number[] = [];
    for (let count = -WARM_UP; count < times; count++) {
      const { milliseconds } = await github.ask<{ milliseconds: number }>({ time: kind });
      await server.ask({});
      if (count >= 0) taken.push(milliseconds);
    }
    results.push({ what, median: median(taken), p95: percentile(taken, 0.95) });
  }
  await server.stop();
  await github.stop();
  return results;
};
