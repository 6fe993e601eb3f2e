import { type Child, startChild } from "./child.js";
import type { Accepted, GitHubReady, Load, ServerReady } from "./ready.js";
import { median } from "./statistics.js";

/** Webhooks accepted each second over so many connections: medians of the rounds. */
export interface Throughput {
  readonly connections: number;
  readonly watchbill: number;
  /** A Probot app that listens to nothing. */
  readonly deaf: number;
  /** A Probot app whose handler of every event does nothing. */
  readonly idle: number;
  /** watchbill's part of the Probot apps' rate: medians of the ratios of each round. */
  readonly ofDeaf: number;
  readonly ofIdle: number;
}

const WARM_UP_MS = 1_000;

/**
 * How many webhooks watchbill's server accepts beside a Probot app that does nothing, in turns, with the looks that
 * follow from them going on. Every process (server, load, simulated GitHub) is one of its own; all share the machine.
 *
 * @throws Error when a webhook was refused.
 */
export const measureThroughput = async (
  rounds: number,
  roundMs: number,
): Promise<readonly Throughput[]> => {
  const github = await startChild<GitHubReady>("githubProcess.js", ["200", "50"]);
  const world = JSON.stringify(github.ready);
  const load = await startChild<object>("load.js", [world]);
  const servers = {
    deaf: await startChild<ServerReady>("probotProcess.js", [world]),
    watchbill: await startChild<ServerReady>("watchbillProcess.js", [world]),
    idle: await startChild<ServerReady>("probotProcess.js", [world, "handler"]),
  };
  const round = async (server: Child<ServerReady>, connections: number, milliseconds: number) => {
    const asked: Load = { url: server.ready.url, connections, milliseconds };
    const { perSecond, refused } = await load.ask<Accepted>(asked);
    if (refused > 0) throw new Error(`${refused} webhooks were refused`);
    await server.ask({});
    return perSecond;
  };
  const results: Throughput[] = [];
  for (const connections of [1, 50]) {
    for (const server of Object.values(servers)) await round(server, connections, WARM_UP_MS);
    const rates: { deaf: number; watchbill: number; idle: number }[] = [];
    for (let count = 0; count < rounds; count++)
      rates.push({
        deaf: await round(servers.deaf, connections, roundMs),
        watchbill: await round(servers.watchbill, connections, roundMs),
        idle: await round(servers.idle, connections, roundMs),
      });
    const of = (name: "deaf" | "watchbill" | "idle") => median(rates.map((rate) => rate[name]));
    results.push({
      connections,
      watchbill: of("watchbill"),
      deaf: of("deaf"),
      idle: of("idle"),
      ofDeaf: median(rates.map(({ watchbill, deaf }) => watchbill / deaf)),
      ofIdle: median(rates.map(({ watchbill, idle }) => watchbill / idle)),
    });
  }
  for (const child of [...Object.values(servers), load, github]) await child.stop();
  return results;
};
