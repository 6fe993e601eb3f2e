import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

describe("trouble on demand on the simulated GitHub", () => {
  let scene: Scene;
  let number: number;
  beforeEach(async () => {
    scene = await openScene();
    number = scene.amina.openIssue({ title: "Trouble" });
    await scene.forget();
  });
  afterEach(() => scene.stop());

  const ask = (body = "hello") =>
    fetch(`${scene.github.url}/repos/harbour/ops/issues/${number}/comments`, {
      method: "POST",
      headers: { authorization: `token ${token()}` },
      body: JSON.stringify({ body }),
    });
  const token = () => scene.github.tokenFor("amina");
  const comments = () => scene.ops.issue(number).comments.map(({ body }) => body);

  it("answers with an outage as often as said and does nothing", async () => {
    scene.github.faults.outage(COMMENT, { status: 502, times: 2 });
    for (const _ of [1, 2]) {
      const answer = await ask();
      expect(answer.status).toBe(502);
      expect(await answer.text()).toContain("<html>");
    }
    expect(comments()).toEqual([]);
    expect((await ask()).status).toBe(201);
  });

  it("answers with the secondary limit and when to come back", async () => {
    scene.github.faults.secondaryLimit("POST", { retryAfter: 7 });
    const answer = await ask();
    expect(answer.status).toBe(403);
    expect(answer.headers.get("retry-after")).toBe("7");
    expect(await answer.json()).toMatchObject({ message: /./ });
    expect(comments()).toEqual([]);
  });

  it("answers as if the hour's requests were used up, until the hour ends", async () => {
    scene.github.faults.primaryLimit(/comments/);
    const answer = await ask();
    expect(answer.status).toBe(403);
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
    expect((await ask()).status).toBe(403);
    await scene.clock.advance({ hours: 1 });
    expect((await ask()).status).toBe(201);
  });

  it("loses an answer after the write is done", async () => {
    scene.github.faults.loseAnswer(COMMENT);
    await expect(ask("written")).rejects.toThrow();
    expect(comments()).toEqual(["written"]);
    expect(scene.github.requests.all.at(-1)).toMatchObject({ status: 0, fault: "lost answer" });
  });

  it("answers half a JSON text", async () => {
    scene.github.faults.malformedAnswer(COMMENT);
    const answer = await ask();
    await expect(answer.json()).rejects.toThrow();
  });

  it("holds a request before it is done, and another before it is answered", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let reached = () => {};
    const arrived = new Promise<void>((resolve) => {
      reached = resolve;
    });
    scene.github.faults.hold(COMMENT, () => {
      reached();
      return gate;
    });
    const asked = ask("held");
    await arrived;
    expect(comments()).toEqual([]);
    open();
    expect((await asked).status).toBe(201);
    scene.github.faults.hold(COMMENT, () => expect(comments()).toEqual(["held", "done"]), {
      when: "after",
    });
    expect((await ask("done")).status).toBe(201);
  });

  it("answers late", async () => {
    scene.github.faults.slowAnswer(COMMENT, 20);
    expect((await ask()).status).toBe(201);
    expect(scene.github.requests.all.at(-1)?.fault).toBe("slow answer");
  });

  it("drops a delivery, which the log tells as failed", async () => {
    scene.github.faults.drop("issue_comment.created");
    scene.amina.comment(number, "unheard");
    scene.amina.comment(number, "heard");
    await scene.github.settled();
    expect(scene.listener.names()).toEqual(["issue_comment.created"]);
    const outcomes = scene.app.state.deliveries.slice(-2).map(({ outcome }) => outcome?.statusCode);
    expect(outcomes).toEqual([0, 202]);
  });

  it("doubles a delivery with the same guid", async () => {
    scene.github.faults.double("issues");
    scene.amina.close(number);
    expect(await scene.told()).toEqual(["issues.closed", "issues.closed"]);
    const guids = scene.listener.received.map(({ headers }) => headers["x-github-delivery"]);
    expect(new Set(guids).size).toBe(1);
  });

  it("turns the order of deliveries round", async () => {
    scene.github.faults.reorder("issues", 3);
    scene.amina.close(number);
    scene.amina.reopen(number);
    scene.amina.label(number, "late");
    await scene.github.settled();
    expect(scene.listener.names().filter((name) => name.startsWith("issues"))).toEqual([
      "issues.labeled",
      "issues.reopened",
      "issues.closed",
    ]);
  });

  it("delays a delivery until it is let go", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    scene.github.faults.delay("issues.closed", gate);
    scene.amina.close(number);
    scene.amina.comment(number, "before");
    while (scene.listener.received.length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    expect(scene.listener.names()).toEqual(["issue_comment.created"]);
    expect(scene.github.deliveriesUnderWay()).toBeGreaterThan(0);
    open();
    await scene.github.settled();
    expect(scene.listener.names()).toEqual(["issue_comment.created", "issues.closed"]);
  });

  it("writes down every request, and what of it was a write", async () => {
    const mark = scene.github.requests.mark();
    await scene.asApp.issues.get({ ...OPS, issue_number: number });
    await scene.asApp.issues.addLabels({ ...OPS, issue_number: number, labels: ["x"] });
    await scene.asApp.graphql("query { viewer { login } }");
    expect(scene.github.requests.writes(mark).map(({ route, actor }) => [route, actor])).toEqual([
      ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels", "tester[bot]"],
    ]);
    expect(scene.github.requests.reads(mark).map(({ route }) => route)).toEqual([
      "GET /repos/{owner}/{repo}/issues/{issue_number}",
      "POST /graphql",
    ]);
    expect(scene.github.requests.since(mark)).toHaveLength(4);
  });
});
