import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A process of the benchmark's own, so that what is measured shares no event loop with what measures. */
export interface Child<Said> {
  /** The first thing that it said: it is ready. */
  readonly ready: Said;
  /** Sends a message and gives the next one that comes back. */
  ask<Answer>(message: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

const next = async <Said>(child: ChildProcess): Promise<Said> => {
  const gone = new AbortController();
  const died = once(child, "exit", { signal: gone.signal }).then(([code]) => {
    throw new Error(`A process of the benchmark ended with ${code}`);
  });
  died.catch(() => {});
  const said = once(child, "message", { signal: gone.signal });
  said.catch(() => {});
  try {
    const [message] = await Promise.race([said, died]);
    return message as Said;
  } finally {
    gone.abort();
  }
};

/**
 * Starts a module of this folder as a process, and waits until it says that it is ready.
 *
 * @param name of the compiled module, such as `load.js`.
 */
export const startChild = async <Said>(
  name: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Child<Said>> => {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args, {
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    ready: await next<Said>(child),
    ask<Answer>(message: unknown) {
      const answer = next<Answer>(child);
      child.send(message as object);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
};
