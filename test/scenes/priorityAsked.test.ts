import { afterEach, describe, expect, it } from "@jest/globals";
import { CAIRO, type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

describe("whoever is asked for a priority", () => {
  it.each([
    ["may type it, as a reporter who cannot label has to", "", true],
    ["is not told of a command that is switched off", "commands: { priority: false }\n", false],
  ])("%s", async (_, more, told) => {
    desk = await openDesk({ policy: CAIRO + more });
    const number = desk.amina.openIssue({ title: "The disk is full" });
    await desk.settled();
    const [comment = ""] = desk.comments(number);
    expect(comment).toContain("Please give it one of the labels `priority_critical`");
    expect(comment.includes("or type `/priority` with one of them.")).toBe(told);
  });
});
