import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import type { DeliveryOutcome } from "../model.js";

/** Lines kept open to the App, so that a storm of webhooks does not run out of ports. */
export const createAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: 256 });

/**
 * Posts a delivery and tells how it went; never throws. GitHub waits ten seconds for the answer and gives up.
 * https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks#respond-within-10-seconds
 */
export const send = (
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeout: number,
): Promise<DeliveryOutcome> =>
  new Promise((resolve) => {
    let begun = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const done = (outcome: Omit<DeliveryOutcome, "duration">) => {
      clearTimeout(timer);
      resolve({ ...outcome, duration: Math.round(performance.now() - begun) / 1000 });
    };
    const failed = (status: string) => done({ status, statusCode: 0, headers: {}, body: "" });
    const posted = request(
      url,
      {
        agent,
        method: "POST",
        headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", () => failed("failed to connect to host"));
        answer.on("end", () => {
          const code = answer.statusCode ?? 0;
          done({
            status:
              code >= 200 && code < 300 ? "OK" : (answer.statusMessage ?? "Invalid HTTP Response"),
            statusCode: code,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(parts).toString(),
          });
        });
      },
    );
    // Counted from when there is a line to send it on: waiting for one is no fault of the App's.
    posted.on("socket", () => {
      begun = performance.now();
      timer = setTimeout(() => {
        failed("timed out");
        posted.destroy();
      }, timeout);
    });
    posted.on("error", () => failed("failed to connect to host"));
    posted.end(body);
  });
