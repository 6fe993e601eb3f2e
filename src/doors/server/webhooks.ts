import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../engine/log.js";
import type { Delivery } from "./service.js";

/** What is needed to take webhooks in. */
export interface WebhookDoor {
  /** Whether the raw body carries the signature that the shared secret makes. */
  verify(body: string, signature: string): Promise<boolean>;
  receive(delivery: Delivery): Promise<void>;
  readonly log: Log;
}

/** Probot's path, and the bare one that its set-up flow registers. */
const PATHS = new Set(["/api/github/webhooks", "/"]);

/** GitHub drops payloads over 25 MB; those of the events that watchbill asks for are a fraction of this. */
const LARGEST_BODY = 8 * 1024 * 1024;

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes webhooks in: verifies, hands on, answers. What is wrong is refused with a status and one log line that never
 * holds the payload. (Octokit's own middleware reads bodies of any size and logs refused payloads whole.)
 *
 * @returns whether the request was meant for this door.
 */
export const webhookDoor =
  (door: WebhookDoor) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.method !== "POST" || !PATHS.has((request.url ?? "").split("?")[0] ?? ""))
      return false;
    try {
      await door.receive(await deliveryOf(request, door));
      response.writeHead(202, { "content-type": "text/plain" }).end("accepted\n");
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, "could not be taken in");
      const facts = {
        delivery: request.headers["x-github-delivery"],
        event: request.headers["x-github-event"],
        status: refusal.status,
        ...(error === refusal ? {} : { err: error }),
      };
      door.log.warn(facts, `Refused a webhook: ${refusal.message}`);
      // What is left of a refused body is not worth reading.
      response
        .writeHead(refusal.status, { "content-type": "text/plain", connection: "close" })
        .end(`${refusal.message}\n`);
    }
    return true;
  };

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  if (typeof value !== "string" || value === "") throw new Refusal(400, `it has no header ${name}`);
  return value;
};

const deliveryOf = async (request: IncomingMessage, door: WebhookDoor): Promise<Delivery> => {
  const name = header(request, "x-github-event");
  const id = header(request, "x-github-delivery");
  const signature = header(request, "x-hub-signature-256");
  if (!header(request, "content-type").startsWith("application/json"))
    throw new Refusal(415, "its content type is not application/json");
  const body = await bodyOf(request);
  if (!(await door.verify(body, signature))) throw new Refusal(401, "its signature is wrong");
  return { id, name, payload: payloadOf(body) };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const tooLarge = () => new Refusal(413, `its body is over ${LARGEST_BODY} bytes`);
  if (Number(request.headers["content-length"]) > LARGEST_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const payloadOf = (body: string): object => {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    throw new Refusal(400, "its body is not JSON");
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    throw new Refusal(400, "its body is not a JSON object");
  return payload;
};
