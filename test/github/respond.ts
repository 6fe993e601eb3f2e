import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { RequestTrouble } from "./faults.js";
import type { Judge } from "./judge/index.js";
import type { LoggedRequest } from "./requestLog.js";

/** What goes out: the answer as bytes, and the trouble that it meets on the way. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly sent: Buffer;
  readonly troubles: readonly RequestTrouble[];
}

/** Shows the judge a REST request and its answer; what a fault made up is marked so. */
export const showJudge = (
  judge: Pick<Judge, "exchange"> | undefined,
  request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string | undefined>>;
  },
  body: unknown,
  done: Outgoing,
): void => {
  if (!judge) return;
  const type = done.headers["content-type"] ?? "";
  const text = done.sent.toString();
  judge.exchange({
    method: request.method,
    path: request.target,
    requestHeaders: request.headers,
    requestBody: body,
    status: done.status,
    responseHeaders: done.headers,
    responseBody:
      text === "" ? undefined : type.startsWith("application/json") ? JSON.parse(text) : text,
    fault: done.troubles.some(({ kind }) => !kind.startsWith("held") && kind !== "slow answer"),
  });
};

/** Writes the answer out, late, cut in half or not at all where the test wants it so. */
export const respond = async (
  response: ServerResponse,
  logged: LoggedRequest,
  { status, headers, sent, troubles }: Outgoing,
): Promise<void> => {
  let bytes = sent;
  for (const trouble of troubles) {
    if (trouble.kind === "slow answer") await sleep(trouble.milliseconds);
    if (trouble.kind === "malformed answer") bytes = bytes.subarray(0, Math.ceil(bytes.length / 2));
    if (trouble.kind === "lost answer") {
      response.destroy();
      return;
    }
  }
  logged.status = status;
  response.writeHead(status, { ...headers, "content-length": String(bytes.length) });
  response.end(bytes);
};
