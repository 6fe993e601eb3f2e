import { describe, expect, it } from "@jest/globals";
import { acknowledged } from "../../../src/domain/clock/acknowledged.js";
import type { IssueSnapshot } from "../../../src/domain/snapshot.js";
import type { Membership } from "../../../src/domain/team.js";
import { anIssue } from "../../snapshots.js";
import { asked, cairo, comment, event } from "./history.js";

// Reported by amina at 10:00; bo, chi and amina are of the team, dan is not, and of eve nothing can be learned.
const crew = (login: string): Membership =>
  login === "eve" ? "unknown" : ["bo", "chi", "amina"].includes(login) ? "member" : "outsider";
const at = (time: string) => `2026-11-16T${time}`;
const judged = (issue: Partial<IssueSnapshot>, requests = [] as ReturnType<typeof asked>[]) => {
  const answer = acknowledged(anIssue(issue), cairo(at("10:00")), requests, crew);
  return answer.kind === "by" ? answer.login : answer.kind;
};

describe("an issue is acknowledged", () => {
  it.each([
    ["by a comment of someone of the team", { comments: [comment(at("11:00"), "bo")] }, "bo"],
    ["by a label of theirs", { events: [event(at("11:00"), "bo", "labeled", "bug")] }, "bo"],
    ["by assigning someone", { events: [event(at("11:00"), "bo", "assigned", "chi")] }, "bo"],
    [
      "by taking it, as its reporter",
      { events: [event(at("11:00"), "amina", "assigned", "amina")] },
      "amina",
    ],
    ["by closing it", { events: [event(at("11:00"), "chi", "closed")] }, "chi"],
    [
      "by the first of several",
      {
        comments: [comment(at("12:00"), "bo")],
        events: [event(at("11:00"), "chi", "labeled", "x")],
      },
      "chi",
    ],
    [
      "in spite of what is unknown",
      { comments: [comment(at("11:00"), "eve"), comment(at("12:00"), "bo")] },
      "bo",
    ],
  ] satisfies [string, Partial<IssueSnapshot>, string][])("%s", (_, issue, by) => {
    expect(judged(issue)).toBe(by);
  });

  it("by its reporter's /take, which watchbill carries out", () => {
    const events = [event(at("11:00"), "watchbill", "assigned", "amina")];
    expect(judged({ events }, [asked(at("11:00"), "amina", { command: "take" })])).toBe("amina");
    expect(judged({ events })).toBe("nobody");
  });
});

describe("an issue is not acknowledged", () => {
  it.each([
    ["by nothing", {}],
    ["by its reporter's comment", { comments: [comment(at("11:00"), "amina")] }],
    [
      "by labels in its reporter's name",
      { events: [event(at("10:00"), "amina", "labeled", "bug")] },
    ],
    [
      "by its reporter assigning another",
      { events: [event(at("10:00"), "amina", "assigned", "bo")] },
    ],
    ["by an outsider's comment", { comments: [comment(at("11:00"), "dan")] }],
    ["by a bot", { comments: [comment(at("11:00"), "bo[bot]")] }],
    ["by watchbill", { events: [event(at("11:00"), "watchbill", "labeled", "needs-priority")] }],
    ["by a label that goes", { events: [event(at("11:00"), "bo", "unlabeled", "bug")] }],
    ["by what was before", { comments: [comment(at("09:59"), "bo")] }],
    [
      "by an account that is gone",
      { comments: [comment(at("11:00"), "bo", { author: undefined })] },
    ],
  ] satisfies [string, Partial<IssueSnapshot>][])("%s", (_, issue) => {
    expect(judged(issue)).toBe("nobody");
  });

  it("nor known to be, by someone of whom nothing can be learned", () => {
    expect(judged({ comments: [comment(at("11:00"), "eve")] })).toBe("unknown");
  });
});
