import { describe, expect, it } from "@jest/globals";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { waiting } from "../../src/rules/waiting.js";
import { asked, comment, event } from "../domain/clock/history.js";
import { anIssue } from "../snapshots.js";
import { worldAt } from "./clocks.js";

const at = (time: string) => `2026-11-16T${time}`;
const settings = { needs_info: "needs-info", vendor: "waiting-on-vendor" };
const judged = (issue: Partial<IssueSnapshot>, requests = [] as ReturnType<typeof asked>[]) => {
  const { findings, effects = [] } = waiting.evaluate(
    anIssue(issue),
    settings,
    worldAt(at("14:00"), { asked: requests }),
  );
  return {
    says: findings.map(({ message }) => message),
    wants: effects.map((effect) =>
      effect.kind === "label"
        ? `${effect.present ? "+" : "-"}${effect.name} ${effect.since?.toString().slice(11, 16)}`
        : effect.kind,
    ),
  };
};

describe("what an issue waits for", () => {
  const info = asked(at("11:00"), "bo", { command: "needs-info", what: "which browser" });

  it("is shown by a label that a command asks for", () => {
    expect(judged({}, [info])).toEqual({ says: [], wants: ["+needs-info 09:00"] });
  });

  it("is over with the reporter's reply, which takes the label off", () => {
    const events = [event(at("11:00"), "bo", "labeled", "needs-info")];
    const issue = { events, labels: ["needs-info"], comments: [comment(at("12:00"), "amina")] };
    expect(judged(issue).wants).toEqual(["-needs-info 10:00"]);
    expect(judged({ comments: issue.comments }, [info]).wants).toEqual(["-needs-info 10:00"]);
  });

  it("is left to people where they put the label on themselves", () => {
    const events = [event(at("11:00"), "bo", "labeled", "needs-info")];
    expect(judged({ events, labels: ["needs-info"] }).wants).toEqual([]);
    expect(judged({}).wants).toEqual([]);
  });

  it("is said with the vendor and the reference that somebody gave", () => {
    const vendor = asked(at("11:00"), "bo", {
      command: "waiting-on",
      vendor: "Deutsche Telekom",
      reference: "case @4711",
    });
    expect(judged({}, [vendor])).toEqual({
      says: [
        "This has been waiting on `Deutsche Telekom` (`case @4711`) since Monday 16 November 2026, 11:00 (Africa/Cairo, UTC+02:00), " +
          "as `bo` says.",
      ],
      wants: ["+waiting-on-vendor 09:00"],
    });
    const events = [event(at("12:00"), "chi", "unlabeled", "waiting-on-vendor")];
    expect(judged({ events }, [vendor])).toEqual({ says: [], wants: [] });
  });
});
