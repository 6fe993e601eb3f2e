import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { tokenClient } from "../../src/github/client.js";

const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"data":{}}');
});
beforeEach(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

describe("a client", () => {
  it("gives each request a time limit of its own, so that the first one's is not everyone's", async () => {
    const { port } = server.address() as AddressInfo;
    const octokit = tokenClient({ baseUrl: `http://127.0.0.1:${port}`, token: "x" });
    const signals = new Set<unknown>();
    octokit.hook.after("request", (_, { request }) => void signals.add(request.signal));
    for (let count = 0; count < 2; count++) {
      await octokit.request("GET /user");
      await octokit.rest.issues.addLabels({ owner: "a", repo: "b", issue_number: 1, labels: [] });
      await octokit.graphql("query { viewer { login } }");
    }
    expect(signals.size).toBe(6);
    for (const signal of signals) expect(signal).toBeInstanceOf(AbortSignal);
  });

  it("keeps to a signal that the caller gives", async () => {
    const { port } = server.address() as AddressInfo;
    const octokit = tokenClient({ baseUrl: `http://127.0.0.1:${port}`, token: "x" });
    await expect(
      octokit.request("GET /user", { request: { signal: AbortSignal.abort() } }),
    ).rejects.toThrow();
  });
});
