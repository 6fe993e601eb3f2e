import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk, SECRET } from "./desk.js";

const CLI = fileURLToPath(new URL("../../src/doors/cli/main.js", import.meta.url));

let desk: Desk;
let child: ChildProcess;
afterEach(async () => {
  child.kill("SIGKILL");
  await desk.close();
});

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
  WEBHOOK_SECRET: SECRET,
  GITHUB_API_URL: desk.github.url,
  HOST: "127.0.0.1",
  PORT: "0",
  ...more,
});

/** Starts `watchbill serve` as a process of its own, and has GitHub send its webhooks there. */
const serve = async (): Promise<void> => {
  child = spawn(process.execPath, [CLI, "serve"], {
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    said += String(chunk);
    const [, url] = /"url":"([^"]+)","msg":"watchbill is listening"/.exec(said) ?? [];
    if (!url) continue;
    child.stdout?.resume();
    desk.app.setWebhook(url);
    return;
  }
};

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe("watchbill serve", () => {
  it.each(["before", "after"] as const)(
    "killed between two writes (%s the second is done) ends in the same state after a restart, and doubles nothing",
    async (when) => {
      desk = await openDesk({ server: false });
      await serve();
      let reached = false;
      desk.github.faults.hold(
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        () => {
          reached = true;
          return once(child, "exit");
        },
        { when },
      );
      const number = desk.amina.openIssue({ title: "Disk full on web-2" });
      await until(() => reached);
      expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
      child.kill("SIGKILL");
      await desk.github.settled();

      await serve();
      await until(() => desk.comments(number).length > 0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(desk.ops.labels(number)).toEqual(["needs-priority"]);
      expect(desk.comments(number)).toHaveLength(1);
    },
  );

  it("stops at SIGTERM with exit code 0", async () => {
    desk = await openDesk({ server: false });
    await serve();
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("does not start without a webhook secret, and says which variable is missing", async () => {
    desk = await openDesk({ server: false });
    child = spawn(process.execPath, [CLI, "serve"], { env: environment({ WEBHOOK_SECRET: "" }) });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(said).toContain("WEBHOOK_SECRET is not set");
  });

  it("does not offer to register an App when only half of the credentials is there", async () => {
    desk = await openDesk({ server: false });
    child = spawn(process.execPath, [CLI, "serve"], { env: environment({ PRIVATE_KEY: "" }) });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "exit");
    expect(code).not.toBe(0);
    expect(said).toContain("APP_ID is set, but neither PRIVATE_KEY nor PRIVATE_KEY_PATH is.");
  });
});
