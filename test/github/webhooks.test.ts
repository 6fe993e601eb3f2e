import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createAppAuth } from "@octokit/auth-app";
import type { Octokit } from "@octokit/rest";
import { openScene, type Scene } from "./scene.js";

describe("webhooks of the simulated GitHub", () => {
  let scene: Scene;
  let app: Octokit;
  beforeEach(async () => {
    scene = await openScene();
    const { id, privateKey } = scene.app;
    app = scene.octokit(createAppAuth, { appId: id, privateKey });
  });
  afterEach(() => scene.stop());

  it("are signed, numbered and tell whom they are for", async () => {
    scene.amina.openIssue({ title: "Signed" });
    await scene.github.settled();
    const [got] = scene.listener.received;
    const signature = createHmac("sha256", "s3cret")
      .update(got?.text ?? "")
      .digest("hex");
    expect(got?.headers).toMatchObject({
      "x-hub-signature-256": `sha256=${signature}`,
      "x-github-event": "issues",
      "x-github-delivery": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "x-github-hook-installation-target-id": String(scene.app.id),
      "x-github-hook-installation-target-type": "integration",
      "user-agent": expect.stringMatching(/^GitHub-Hookshot\//),
      "content-type": "application/json",
    });
    expect(got?.payload).toMatchObject({
      action: "opened",
      installation: { id: scene.installation },
      organization: { login: "harbour" },
      repository: { full_name: "harbour/ops" },
      sender: { login: "amina" },
    });
  });

  it("go only where the App subscribed, is permitted and installed", async () => {
    const few = "name: few\ndefault_permissions: {issues: read}\ndefault_events: [issues]\n";
    const fewer = scene.github.registerApp({ manifest: few, webhookUrl: scene.listener.url });
    scene.github.createRepository("harbour/other", { files: { a: "a" } });
    fewer.install("harbour", ["harbour/other"]);
    scene.app.uninstall("harbour");
    await scene.forget();
    scene.amina.openIssue({ title: "Not there" });
    const other = scene.github.repository("harbour/other").as("amina");
    other.openPullRequest({ title: "Not subscribed", files: { b: "b" } });
    other.openIssue({ title: "There" });
    expect(await scene.told()).toEqual(["issues.opened"]);
  });

  it("tell of installations, repositories and people without being asked where GitHub does", async () => {
    scene.github.createUser("dalia");
    scene.github.setTeamRole("harbour", "operations", "dalia", "member");
    scene.github.setTeamRole("harbour", "operations", "dalia", undefined);
    scene.github.createRepository("harbour/new", { files: { a: "a" } });
    scene.app.chooseRepositories("harbour", ["harbour/ops"]);
    scene.app.suspend("harbour");
    scene.app.unsuspend("harbour");
    scene.app.acceptPermissions("harbour");
    scene.app.uninstall("harbour");
    expect(await scene.told()).toEqual([
      "organization.member_added",
      "membership.added",
      "membership.removed",
      "repository.created",
      "installation_repositories.removed",
      "installation.suspend",
      "installation.unsuspend",
      "installation.new_permissions_accepted",
      "installation.deleted",
    ]);
  });

  it("are kept in a log with request and answer, and can be sent again with the same guid", async () => {
    scene.listener.answer.status = 500;
    scene.amina.openIssue({ title: "Failed" });
    await scene.github.settled();
    const list = await app.apps.listWebhookDeliveries({ per_page: 1 });
    const [failed] = list.data;
    expect(failed).toMatchObject({
      event: "issues",
      action: "opened",
      status_code: 500,
      redelivery: false,
    });
    expect(list.headers.link).toMatch(/cursor=.*rel="next"/);
    const delivery_id = failed?.id ?? 0;
    const full = await app.apps.getWebhookDelivery({ delivery_id });
    expect(full.data.request.payload).toMatchObject({ action: "opened" });
    expect(full.data.response.payload).toBe("noted");
    scene.listener.answer.status = 200;
    const again = await app.apps.redeliverWebhookDelivery({ delivery_id });
    expect(again.status).toBe(202);
    await scene.github.settled();
    const [newest] = (await app.apps.listWebhookDeliveries()).data;
    expect(newest).toMatchObject({ guid: failed?.guid, redelivery: true, status: "OK" });
    expect(scene.listener.names()).toEqual(["issues.opened", "issues.opened"]);
  });

  it("are noted as failed when no one listens", async () => {
    const hanging = scene.github.registerApp({
      manifest: "name: hanging\ndefault_permissions: {issues: read}\ndefault_events: [issues]\n",
      webhookUrl: "http://127.0.0.1:1/",
    });
    hanging.install("harbour");
    await scene.github.settled();
    expect(hanging.state.deliveries[0]?.outcome).toMatchObject({
      status: "failed to connect to host",
      statusCode: 0,
    });
  });

  it("are given up when the answer takes too long", async () => {
    const impatient = await openScene({ deliveryTimeout: 50 });
    let release = () => {};
    impatient.listener.hold(
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    );
    impatient.amina.openIssue({ title: "Slow" });
    await impatient.github.settled();
    expect(impatient.app.state.deliveries.at(-1)?.outcome?.status).toBe("timed out");
    release();
    await impatient.stop();
  });

  it("start in the order in which things happened", async () => {
    for (let count = 0; count < 20; count++) scene.amina.openIssue({ title: `No. ${count}` });
    await scene.github.settled();
    const titles = scene.github.deliveries
      .filter(({ event }) => event === "issues")
      .map(({ request }) => (JSON.parse(request.body) as { issue: { title: string } }).issue.title);
    expect(titles).toEqual(Array.from({ length: 20 }, (_, count) => `No. ${count}`));
  });
});
