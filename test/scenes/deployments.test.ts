import { afterEach, describe, expect, it } from "@jest/globals";
import { deploy, merge, openGuardedDesk, POLICY, said, state, THURSDAY } from "./deploying.js";
import type { Desk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** Sunday 00:00 in Cairo. */
const THAW = "2026-11-21T22:00:00Z";
const UNTIL = "Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)";

const eventsSince = (mark: number) =>
  desk.github.deliveries
    .slice(mark)
    .map(({ event }) => event)
    .filter((event) => !event.startsWith("check_"));

describe("a deployment to production", () => {
  it("goes ahead on Wednesday, by the verdict of the pull request that it brings", async () => {
    desk = await openGuardedDesk();
    const number = await merge(desk);
    const run = await deploy(desk);
    expect(state(run)).toBe("approved");
    expect(said(run)).toEqual([
      `#${number} may be deployed: Open until Thursday 19 November 2026, 00:00 (Africa/Cairo, UTC+02:00); ` +
        "Opened by the operations team.",
    ]);
  });

  it("waits on Thursday, is told why and until when, and goes ahead at Sunday 00:00 without an event", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    const number = await merge(desk);
    const run = await deploy(desk);
    expect(state(run)).toBe("pending");
    expect(said(run)).toEqual([
      `This deployment of #${number} to \`production\` waits:\n\n` +
        `- #${number}: \`main\` is frozen until ${UNTIL}, because of \`After Wednesday\`.\n\n` +
        "watchbill approves this by itself after that. If it cannot wait, a maintainer of the team `operations` " +
        `may write \`/exempt freeze because …\` on #${number}.`,
    ]);
    await desk.advanceTo("2026-11-21T21:59:59Z");
    expect(state(run)).toBe("pending");
    const mark = desk.github.deliveries.length;
    await desk.advanceTo(THAW);
    expect(state(run)).toBe("approved");
    expect(said(run)).toHaveLength(2);
    expect(eventsSince(mark)).toEqual([]);
  });

  it("is not forgotten over a restart, nor told the same again", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    await merge(desk);
    const run = await deploy(desk);
    await desk.stopServer();
    await desk.clock.advanceTo("2026-11-21T10:17:00Z");
    await desk.startServer();
    expect(said(run)).toHaveLength(1);
    const mark = desk.github.deliveries.length;
    await desk.advanceTo(THAW);
    expect(state(run)).toBe("approved");
    expect(eventsSince(mark)).toEqual([]);
  });

  it("is approved at the next start if the thaw fell into an outage", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    await merge(desk);
    const run = await deploy(desk);
    await desk.stopServer();
    await desk.clock.advanceTo("2026-11-22T08:00:00Z");
    await desk.startServer();
    expect(state(run)).toBe("approved");
  });

  it("is found by the sweep when its webhook is lost", async () => {
    desk = await openGuardedDesk();
    await merge(desk);
    desk.github.faults.drop("deployment_protection_rule.requested");
    const run = await deploy(desk);
    expect(state(run)).toBe("pending");
    await desk.clock.advance({ minutes: 61 }, desk.settled);
    expect(state(run)).toBe("approved");
    expect(said(run)).toHaveLength(1);
  });

  it("is answered once, though the event comes twice", async () => {
    desk = await openGuardedDesk();
    await merge(desk);
    desk.github.faults.double("deployment_protection_rule.requested");
    const run = await deploy(desk);
    expect(said(run)).toHaveLength(1);
    expect(state(run)).toBe("approved");
    const again = desk.github.deliveries.find(
      ({ event }) => event === "deployment_protection_rule",
    );
    const payload: unknown = JSON.parse(again?.request.body ?? "");
    desk.server().service.receive({ id: "again", name: "deployment_protection_rule", payload });
    await desk.settled();
    expect(said(run)).toHaveLength(1);
  });

  it("is answered once, though GitHub's confirmation is lost", async () => {
    desk = await openGuardedDesk();
    await merge(desk);
    desk.github.faults.loseAnswer(/deployment_protection_rule/, { times: 1 });
    const run = await deploy(desk);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(state(run)).toBe("approved");
    expect(said(run)).toHaveLength(1);
  });

  it("is let through by an exception that is granted on its merged pull request", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    const number = await merge(desk);
    const run = await deploy(desk);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    desk.chi.comment(number, "/exempt freeze because checkout is down");
    await desk.settled();
    expect(state(run)).toBe("pending");
    desk.bo.comment(number, "/exempt freeze for 2h because checkout is down");
    await desk.settled();
    expect(state(run)).toBe("approved");
    expect(said(run).at(-1)).toMatch(
      new RegExp(`^#${number} may be deployed: Excused from freeze until Thursday 19 November`),
    );
    const answers = desk.ops
      .pull(number)
      .comments.filter(({ author }) => author.login === desk.app.botLogin)
      .map(({ body }) => body);
    expect(answers).toHaveLength(2);
    expect(answers.at(-1)).toContain("`bo` excused this pull request from the rule `freeze`");
  });

  it("waits for the operations team, and goes ahead once someone of it approves what was merged", async () => {
    desk = await openGuardedDesk();
    const number = await merge(desk, "amina");
    const run = await deploy(desk);
    expect(state(run)).toBe("pending");
    expect(said(run)[0]).toContain("Please ask someone of the team `operations`");
    desk.chi.review(number, "approve");
    await desk.settled();
    expect(state(run)).toBe("approved");
  });

  it("without a pull request waits for the freeze alone", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    desk.owner.push("main", { "deploy/web.yml": "replicas: 9\n" });
    const run = await deploy(desk);
    expect(said(run)).toEqual([
      "This deployment of `main` to `production` waits:\n\n" +
        `- \`main\` is frozen until ${UNTIL}, because of \`After Wednesday\`.\n\n` +
        "watchbill approves this by itself after that.",
    ]);
    await desk.advanceTo(THAW);
    expect(state(run)).toBe("approved");
    expect(said(run).at(-1)).toContain("`main` may be deployed");
  });

  it("is frozen from whichever branch it comes", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    desk.chi.push("hotfix", { "deploy/web.yml": "replicas: 9\n" });
    const run = desk.ops.requestDeployment("hotfix", "production");
    await desk.settled();
    expect(state(run)).toBe("pending");
    expect(said(run)[0]).toContain("`hotfix` is frozen until");
  });

  it("waits while the policy is invalid, and goes ahead when it is mended", async () => {
    desk = await openGuardedDesk({ policy: "timezone: Atlantis\n" });
    await merge(desk);
    const run = await deploy(desk);
    expect(said(run)).toEqual([
      expect.stringContaining("the policy .github/watchbill.yml is invalid"),
    ]);
    desk.owner.push("main", { ".github/watchbill.yml": POLICY });
    await desk.settled();
    expect(state(run)).toBe("approved");
  });

  it("that runs again asks again, and is answered again", async () => {
    desk = await openGuardedDesk();
    await merge(desk);
    const run = await deploy(desk);
    desk.ops.rerun(run);
    await desk.settled();
    expect(state(run)).toBe("approved");
    expect(said(run)).toHaveLength(2);
  });

  it("that was cancelled while it waited hears nothing more", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    await merge(desk);
    const run = await deploy(desk);
    desk.ops.cancel(run);
    await desk.advanceTo(THAW);
    expect(said(run)).toHaveLength(1);
  });

  it("is answered although GitHub fails at first", async () => {
    desk = await openGuardedDesk();
    await merge(desk);
    desk.github.faults.outage(/deployment_protection_rule/, { times: 1 });
    const run = await deploy(desk);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(state(run)).toBe("approved");
    expect(said(run)).toHaveLength(1);
  });
});

describe("a deployment to an environment that is not production", () => {
  it("goes ahead at once, in the midst of a freeze", async () => {
    desk = await openGuardedDesk({ now: THURSDAY });
    await merge(desk);
    const run = await deploy(desk, "staging");
    expect(state(run)).toBe("approved");
    expect(said(run)).toEqual([
      "`staging` is no production environment by the policy, so watchbill does not hold this deployment back.",
    ]);
  });

  it("goes ahead where there is no policy at all", async () => {
    desk = await openGuardedDesk({ now: THURSDAY, policy: undefined });
    const run = await deploy(desk);
    expect(state(run)).toBe("approved");
    expect(said(run)[0]).toContain("There is no policy .github/watchbill.yml here");
  });
});
