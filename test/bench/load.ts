import { Agent, type ClientRequest, request } from "node:http";
import { mixture, type Webhook } from "./payloads.js";
import { type Accepted, type GitHubReady, type Load, SECRET } from "./ready.js";

// The load, as a process of its own: posts webhooks that were signed beforehand, so that what it costs to make them is
// not measured.

const { installation, issues, pulls } = JSON.parse(process.argv[2] ?? "{}") as GitHubReady;
const webhooks = mixture({ installation, secret: SECRET }, issues, pulls).map(
  ({ headers, body }: Webhook) => ({
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    body: Buffer.from(body),
  }),
);
let next = 0;

const post = (url: URL, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const { headers, body } = webhooks[next++ % webhooks.length] as (typeof webhooks)[number];
    const asked: ClientRequest = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.once("error", reject).end(body);
  });

const accepted = async ({ url, connections, milliseconds }: Load): Promise<Accepted> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  let count = 0;
  let refused = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - begun < milliseconds) {
      const status = await post(new URL(url), agent);
      if (status >= 200 && status < 300) count++;
      else refused++;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, refused };
};

process.on("message", async (load: Load) => process.send?.(await accepted(load)));
process.send?.({});
