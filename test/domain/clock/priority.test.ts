import { describe, expect, it } from "@jest/globals";
import { promiseOf } from "../../../src/domain/clock/priority.js";
import type { IssueSnapshot } from "../../../src/domain/snapshot.js";
import { anIssue } from "../../snapshots.js";
import { asked, cairo, event } from "./history.js";

const settings = {
  labels: ["critical", "major", "minor"],
  missing: "needs-priority",
  grace: "10 minutes",
  others: "allow",
} as const;
const at = (time: string) => `2026-11-16T${time}`;
const on = (clock: string, label: string, by = "bo") => event(at(clock), by, "labeled", label);
const off = (clock: string, label: string, by = "bo") => event(at(clock), by, "unlabeled", label);
const told = (issue: Partial<IssueSnapshot>, requests = [] as ReturnType<typeof asked>[]) => {
  const promise = promiseOf(anIssue(issue), settings, requests, cairo(at("10:00")));
  return (
    promise &&
    `${promise.label} ${String(promise.from.toZonedDateTimeISO("Africa/Cairo")).slice(11, 16)}`
  );
};

describe("a priority's clock starts", () => {
  it.each([
    ["not without one", {}, undefined],
    [
      "at the opening",
      { events: [on("10:00", "major", "amina")], labels: ["major"] },
      "major 10:00",
    ],
    [
      "when a first one is given",
      { events: [on("11:00", "major")], labels: ["major"] },
      "major 11:00",
    ],
    [
      "when it is raised",
      {
        events: [on("10:00", "minor"), on("11:00", "critical"), off("11:00", "minor", "watchbill")],
        labels: ["critical"],
      },
      "critical 11:00",
    ],
    [
      "where it did, when it is lowered",
      {
        events: [on("10:00", "critical"), on("11:00", "major"), off("11:00", "critical")],
        labels: ["major"],
      },
      "major 10:00",
    ],
    [
      "at the last raise of several changes",
      {
        events: [
          on("10:00", "minor"),
          on("11:00", "critical"),
          off("11:00", "minor"),
          on("12:00", "major"),
          off("12:00", "critical"),
        ],
        labels: ["major"],
      },
      "major 11:00",
    ],
    ["at the opening under a label without a history", { labels: ["major"] }, "major 10:00"],
  ] satisfies [string, Partial<IssueSnapshot>, string | undefined][])("%s", (_, issue, promise) => {
    expect(told(issue)).toBe(promise);
  });

  it("when a command raises it, and not again when watchbill's label follows", () => {
    const raise = asked(at("11:00"), "bo", { command: "priority", priority: "critical" });
    expect(told({ events: [on("10:00", "minor")], labels: ["minor"] }, [raise])).toBe(
      "critical 11:00",
    );
    const events = [
      on("10:00", "minor"),
      on("11:02", "critical", "watchbill"),
      off("11:02", "minor", "watchbill"),
    ];
    expect(told({ events, labels: ["critical"] }, [raise])).toBe("critical 11:00");
  });
});
