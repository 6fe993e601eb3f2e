import { describe, expect, it } from "@jest/globals";
import { pausesOf } from "../../../src/domain/clock/pauses.js";
import type { IssueSnapshot } from "../../../src/domain/snapshot.js";
import { anIssue } from "../../snapshots.js";
import { asked, comment, event } from "./history.js";

const settings = { needs_info: "needs-info", vendor: "waiting-on-vendor" };
const at = (time: string) => `2026-11-16T${time}`;
const time = (instant: { toZonedDateTimeISO(zone: string): object } | undefined) =>
  instant ? String(instant.toZonedDateTimeISO("Africa/Cairo")).slice(11, 16) : "";
const told = (issue: Partial<IssueSnapshot>, requests = [] as ReturnType<typeof asked>[]) =>
  pausesOf(anIssue(issue), settings, requests).map(
    (pause) => `${pause.for} ${time(pause.from)}-${time(pause.until)}`,
  );
const on = (clock: string, by = "bo", label = "needs-info") =>
  event(at(clock), by, "labeled", label);
const off = (clock: string, by = "bo", label = "needs-info") =>
  event(at(clock), by, "unlabeled", label);
const ask = asked(at("11:00"), "bo", { command: "needs-info", what: "which browser" });

describe("clocks stand still", () => {
  it.each([
    [
      "while the label stands",
      { events: [on("11:00")], labels: ["Needs-Info"] },
      ["reporter 11:00-"],
    ],
    ["until it is taken off", { events: [on("11:00"), off("12:00")] }, ["reporter 11:00-12:00"]],
    [
      "until the reporter replies, though the label still stands",
      { events: [on("11:00")], labels: ["needs-info"], comments: [comment(at("12:00"), "amina")] },
      ["reporter 11:00-12:00"],
    ],
    [
      "on, whatever others say",
      {
        events: [on("11:00")],
        labels: ["needs-info"],
        comments: [comment(at("10:30"), "amina"), comment(at("12:00"), "dan")],
      },
      ["reporter 11:00-"],
    ],
    [
      "again for another question",
      {
        events: [on("11:00"), off("12:30"), on("13:00")],
        labels: ["needs-info"],
        comments: [comment(at("12:00"), "amina")],
      },
      ["reporter 11:00-12:00", "reporter 13:00-"],
    ],
    [
      "while a vendor is waited for, whatever the reporter says",
      {
        events: [on("11:00", "bo", "waiting-on-vendor")],
        labels: ["waiting-on-vendor"],
        comments: [comment(at("12:00"), "amina")],
      },
      ["vendor 11:00-"],
    ],
    ["not for a label that was deleted", { events: [on("11:00")] }, []],
    [
      "from the start under a label that was always there",
      { labels: ["needs-info"] },
      ["reporter 10:00-"],
    ],
  ] satisfies [string, Partial<IssueSnapshot>, string[]][])("%s", (_, issue, pauses) => {
    expect(told(issue)).toEqual(pauses);
  });

  it("from a command on, once for it and the label that follows", () => {
    const events = [on("11:01", "watchbill")];
    const labels = ["needs-info"];
    expect(told({}, [ask])).toEqual(["reporter 11:00-"]);
    expect(told({ events, labels }, [ask])).toEqual(["reporter 11:00-"]);
    const comments = [comment(at("12:00"), "amina")];
    expect(told({ events, labels, comments }, [ask])).toEqual(["reporter 11:00-12:00"]);
    const late = { events: [on("12:01", "watchbill")], labels, comments };
    expect(told(late, [ask])).toEqual(["reporter 11:00-12:00"]);
  });

  it("not at all where the policy has no such labels", () => {
    const issue = anIssue({ events: [on("11:00")], labels: ["needs-info"] });
    expect(pausesOf(issue, false, [])).toEqual([]);
  });
});
