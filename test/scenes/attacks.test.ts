import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
logging: false
production: { branches: [main, release/*] }
operations: { team: operations }
exceptions: { incidents: incident }
`;
const EXEMPT = "/exempt freeze for 5h because checkout is down";

const open = async (policy = POLICY): Promise<void> => {
  desk = await openDesk({ now: "2026-11-19T10:00:00Z", policy });
};

const aMinute = () => desk.clock.advance({ minutes: 1 }, desk.settled);

/** A pull request of chi's, looked at; the clock stands a minute later. */
const openPull = async (base = "main", body = ""): Promise<number> => {
  const files = { "deploy/web.yml": "replicas: 3\n" };
  const number = desk.chi.openPullRequest({ title: "More replicas", base, body, files });
  await desk.settled();
  await aMinute();
  return number;
};

const conclusion = (number: number) => desk.check(number)?.conclusion;

const ownComments = (number: number) =>
  desk.ops.pull(number).comments.filter(({ author }) => author.login === desk.app.botLogin);

describe("a green check is not carried over", () => {
  it("from a branch that is not production to one that is, while the team cannot be read", async () => {
    await open(
      "timezone: Africa/Cairo\nlogging: false\nfreeze: false\noperations: { team: ops }\n",
    );
    desk.bo.push("dev", { "README.md": "# dev\n" });
    const number = await openPull("dev");
    expect(conclusion(number)).toBe("neutral");
    desk.chi.retarget(number, "main");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
    expect(() => desk.bo.merge(number)).toThrow(/required status check/i);
  });

  it("to a second pull request of the same commit, while the team cannot be read", async () => {
    await open(
      "timezone: Africa/Cairo\nlogging: false\nfreeze: false\noperations: { team: ops }\n",
    );
    desk.bo.push("dev", { "README.md": "# dev\n" });
    const one = await openPull("dev");
    const head = desk.ops.pull(one).head;
    const two = desk.chi.openPullRequest({ title: "The same", head });
    await desk.settled();
    expect(conclusion(two)).toBe("failure");
  });

  it("by an exception that was granted for another branch", async () => {
    await open();
    desk.bo.push("release/1", { "README.md": "# one\n" });
    const number = await openPull("release/1");
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    expect(conclusion(number)).toBe("success");
    desk.chi.retarget(number, "main");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
  });
});

describe("what was revoked stays so", () => {
  it("under a hundred comments", async () => {
    await open();
    const incident = desk.amina.openIssue({ title: "Down", labels: ["incident"] });
    const number = await openPull("main", `Fixes #${incident}`);
    expect(conclusion(number)).toBe("success");
    desk.bo.comment(number, "/revoke freeze");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
    for (let count = 0; count < 101; count++) desk.chi.comment(number, `Please? ${count}`);
    desk.chi.label(number, "bug");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
  });

  it("when it was revoked in the second in which it was granted", async () => {
    await open();
    const number = await openPull();
    desk.bo.comment(number, EXEMPT);
    desk.bo.comment(number, "/revoke");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
  });

  it("when its answer is deleted", async () => {
    await open();
    const number = await openPull();
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    await aMinute();
    desk.bo.comment(number, "/revoke");
    await desk.settled();
    desk.chi.deleteComment(ownComments(number).at(-1)?.id as number);
    desk.chi.label(number, "bug");
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
  });
});

describe("a grant that its answer no longer records", () => {
  /** Somebody who may write pushes a commit elsewhere first, and makes it the head once another was excused. */
  const swap = async (force: boolean): Promise<number> => {
    await open();
    const number = await openPull();
    const { headSha, head } = desk.ops.pull(number);
    if (!force) desk.ops.as("chi").moveBranch("hidden", headSha);
    const hidden = desk.chi.push("hidden", { "deploy/web.yml": "replicas: 0\n" });
    const other = desk.chi.openPullRequest({ title: "Nothing", head: "hidden" });
    await desk.settled();
    desk.chi.close(other);
    await desk.settled();
    await aMinute();
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    expect(conclusion(number)).toBe("success");
    desk.chi.deleteComment(ownComments(number).at(-1)?.id as number);
    desk.chi.moveBranch(head, hidden);
    await desk.settled();
    return number;
  };

  it("is not given to a commit that was pushed elsewhere before it", async () => {
    expect(conclusion(await swap(false))).toBe("failure");
  });

  it("is not given to a commit that was pushed elsewhere before it and is forced into its place", async () => {
    expect(conclusion(await swap(true))).toBe("failure");
  });
});

describe("an exception whose head comes back", () => {
  it("holds again for the commit that its granter saw, and for no other", async () => {
    await open();
    const number = await openPull();
    const { headSha, head } = desk.ops.pull(number);
    desk.bo.comment(number, EXEMPT);
    await desk.settled();
    desk.chi.pushTo(number, { "deploy/web.yml": "replicas: 0\n" });
    await desk.settled();
    expect(conclusion(number)).toBe("failure");
    desk.chi.moveBranch(head, headSha);
    await desk.settled();
    expect(conclusion(number)).toBe("success");
  });
});
