import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = "timezone: Africa/Cairo\nlogging: false\n";

const answersTo = async (comment: string, policy: string): Promise<readonly string[]> => {
  desk = await openDesk({ now: "2026-11-17T10:00:00Z", policy });
  const number = desk.chi.openPullRequest({ title: "Mend checkout", files: { "a.yml": "a: 1\n" } });
  await desk.settled();
  desk.bo.comment(number, comment);
  await desk.settled();
  return desk.ops
    .pull(number)
    .comments.filter(({ author }) => author.login === desk.app.botLogin)
    .map(({ body }) => body.replace(/<!--.*?-->\s*/s, ""));
};

describe("a command of issues on a pull request", () => {
  it("is told where it works", async () => {
    expect(await answersTo("/assign @amina", POLICY)).toEqual([
      "`/assign` works on issues only; this is not one.",
    ]);
  });

  it("is left to other programs once the policy switches it off", async () => {
    const policy = `${POLICY}commands: { assign: false, help: false }\n`;
    expect(await answersTo("/assign @amina\n/help", policy)).toEqual([]);
  });
});
