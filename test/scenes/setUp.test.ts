import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "@jest/globals";
import { withVariables } from "../../src/doors/server/setUp.js";
import { type Desk, openDesk } from "./desk.js";

const CLI = fileURLToPath(new URL("../../src/doors/cli/main.js", import.meta.url));

let desk: Desk;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill("SIGKILL");
  await desk.close();
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** Starts `watchbill serve` in a folder, without credentials in its environment, and waits until it answers. */
const serve = async (folder: string, port: number): Promise<void> => {
  child = spawn(process.execPath, [CLI, "serve"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      // The simulated GitHub, as an Enterprise host.
      GHE_HOST: new URL(desk.github.url).host,
      GHE_PROTOCOL: "http",
      GH_ORG: "harbour",
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answered) return;
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const stop = async (): Promise<void> => {
  const gone = once(child as ChildProcess, "exit");
  child?.kill("SIGTERM");
  await gone;
};

/** What a person's browser does with an address: it follows, and says where that led. */
const visit = async (address: string, form?: Record<string, string>): Promise<string> => {
  const answer = await fetch(address, {
    redirect: "manual",
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
};

describe("setting watchbill up", () => {
  it("in any folder registers the App of app.yml, keeps its credentials there, and works after a restart", async () => {
    desk = await openDesk({ server: false });
    desk.app.uninstall("harbour");
    const folder = mkdtempSync(join(tmpdir(), "watchbill-"));
    writeFileSync(join(folder, ".env"), "LOG_LEVEL=warn\n");
    const port = await freePort();
    await serve(folder, port);

    // The set-up page has a form with the manifest, which the browser posts to GitHub.
    const page = await (await fetch(`http://127.0.0.1:${port}/probot`)).text();
    const [, action = ""] = /<form action="([^"]+)"/.exec(page) ?? [];
    const [, manifest = ""] = /name="manifest"[^>]*value='([^']+)'/.exec(page) ?? [];
    expect(action).toBe(`${desk.github.url}/organizations/harbour/settings/apps/new`);
    expect(JSON.parse(manifest)).toMatchObject({
      name: "watchbill",
      public: false,
      default_permissions: { checks: "write", members: "read" },
      hook_attributes: { url: `http://127.0.0.1:${port}/` },
    });
    const named = JSON.stringify({ ...JSON.parse(manifest), name: "harbour-watchbill" });
    const back = await visit(action, { manifest: named });
    expect(back).toMatch(new RegExp(`^http://127.0.0.1:${port}/probot/setup\\?code=`));
    expect(await visit(back)).toMatch(/harbour-watchbill\/installations\/new$/);
    const file = join(folder, ".env");
    expect(readFileSync(file, "utf8")).toMatch(
      /^LOG_LEVEL=warn\nAPP_ID=\d+\nPRIVATE_KEY="-----BEGIN/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await stop();

    const app = desk.github.app("harbour-watchbill");
    app.install("harbour");
    await serve(folder, port);
    const number = desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.github.settled();
    while (!desk.ops.labels(number).includes("needs-priority"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await stop();
  });
});

describe("the file .env", () => {
  it("keeps what it has, and has each variable once", () => {
    const text = "# ours\nAPP_ID=1\n\nPORT=3000\n";
    const values = { APP_ID: "2", PRIVATE_KEY: '"a\nb"' };
    expect(withVariables(text, values)).toBe('# ours\nPORT=3000\nAPP_ID=2\nPRIVATE_KEY="a\\nb"\n');
    expect(withVariables("", { APP_ID: "2" })).toBe("APP_ID=2\n");
  });
});
