import { describe, expect, it } from "@jest/globals";
import type { IncidentReport } from "../../src/domain/incident/report.js";
import type { ReportSettings } from "../../src/domain/incident/settings.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { incidents } from "../../src/rules/incidents.js";
import { event, note } from "../domain/clock/history.js";
import { anIssue } from "../snapshots.js";
import { worldAt } from "./clocks.js";

const DEMANDS: ReportSettings = {
  required: ["critical", "major"],
  within: "5 working days",
  warn: "8 working hours",
  if_missing: "reopen",
  missing: "needs-report",
};
const LACKING: IncidentReport = {
  severity: "major",
  complete: false,
  path: undefined,
  proposed: [],
  lacks: [
    { field: "impact", message: "There is no impact." },
    { field: "impact", message: "Again." },
    { field: "action_items", message: "Ask @bo about #7 *now*, says &#64;chi." },
  ],
  closedAs: "completed",
};

// Closed on Thursday 19 November 2026 at noon in Cairo.
const CLOSED: Partial<IssueSnapshot> = {
  open: false,
  labels: ["incident"],
  events: [event("2026-11-19T12:00", "bo", "closed")],
};
/** The same after watchbill opened it again. */
const REOPENED: Partial<IssueSnapshot> = {
  ...CLOSED,
  open: true,
  events: [...(CLOSED.events ?? []), event("2026-11-19T12:01", "watchbill", "reopened")],
  comments: [note("2026-11-19T12:01", "incident reopened 2026-11-19T10:00:00Z")],
};
const judged = (
  now: string,
  {
    issue = CLOSED,
    report = {},
    demands = {},
    world = {},
  }: {
    issue?: Partial<IssueSnapshot>;
    report?: Partial<IncidentReport>;
    demands?: Partial<ReportSettings>;
    world?: Parameters<typeof worldAt>[1];
  } = {},
) => {
  const { findings, effects = [] } = incidents.evaluate(
    anIssue(issue),
    { report: { ...DEMANDS, ...demands }, actions: false },
    worldAt(now, { report: { ...LACKING, ...report }, ...world }),
  );
  return {
    verdict: findings[0]?.verdict,
    message: findings[0]?.message ?? "",
    until: findings[0]?.until?.toZonedDateTimeISO("Africa/Cairo").toPlainDateTime().toString(),
    effects: effects.map((effect) =>
      effect.kind === "note"
        ? effect.key.replace(/\d{4}.*$/, "").trim()
        : effect.kind === "closed"
          ? `closed ${effect.closed}`
          : effect.kind === "label"
            ? `label ${effect.present}`
            : effect.kind,
    ),
  };
};

describe("the report on an incident", () => {
  it("is due by working days after the closing, and warned of before", () => {
    expect(judged("2026-11-19T12:01")).toMatchObject({
      verdict: "fail",
      until: "2026-11-25T17:00:00",
      effects: ["label true", "incident reopened", "closed false"],
    });
    expect(judged("2026-11-25T17:00", { issue: REOPENED })).toMatchObject({
      until: "2026-11-26T17:00:00",
      effects: ["label true", "incident warn", "closed false"],
    });
    expect(judged("2026-11-26T17:00", { issue: REOPENED })).toMatchObject({
      until: undefined,
      message: expect.stringMatching(/^The report was due by Thursday 26 November 2026, 17:00/),
      effects: ["label true", "incident due", "closed false"],
    });
  });

  it("has no calendar where nobody says when the team works, or it is due at no time", () => {
    for (const more of [{ world: { hours: undefined } }, { demands: { within: "none" } }])
      expect(judged("2026-11-20T12:00", more).until).toBeUndefined();
  });

  it("says one line for each field, in which no word of a report pings or links", () => {
    expect(judged("2026-11-19T12:01").message.split("\n").slice(2)).toEqual([
      "- **impact**: There is no impact.",
      "- **action items**: Ask @\u200bbo about #\u200b7 \\*now\\*, says \\&#\u200b64;chi.",
    ]);
  });

  it.each([
    ["minor", { severity: "minor" }],
    ["closed as a duplicate", { closedAs: "duplicate" }],
    ["closed as not planned", { closedAs: "not planned" }],
    ["complete", { complete: true }],
  ] as const)("is demanded of nothing that is %s", (_, report) => {
    expect(judged("2026-11-19T12:01", { report })).toMatchObject({
      verdict: "pass",
      effects: ["label false"],
    });
  });

  it("is not demanded anew when a person opens the incident again, until that is over", () => {
    const events = [
      event("2026-11-19T12:00", "bo", "closed"),
      event("2026-11-19T13:00", "bo", "reopened"),
    ];
    expect(judged("2026-11-19T13:01", { issue: { ...CLOSED, open: true, events } })).toMatchObject({
      verdict: "pass",
      effects: ["label false"],
    });
    const over = [...events, event("2026-11-22T10:00", "bo", "closed")];
    expect(judged("2026-11-22T10:01", { issue: { ...CLOSED, events: over } }).until).toBe(
      "2026-11-26T17:00:00",
    );
  });

  it("is chased on though somebody closed the incident again, which is not fought", () => {
    const events = [...(REOPENED.events ?? []), event("2026-11-19T12:05", "bo", "closed")];
    const closed = { ...REOPENED, open: false, events };
    expect(judged("2026-11-19T12:06", { issue: closed }).effects).toEqual(["label true"]);
    expect(judged("2026-11-25T17:00", { issue: closed }).effects).toEqual([
      "label true",
      "incident warn",
    ]);
  });

  it("closes the incident that was open for nothing else once it is complete", () => {
    const complete = { report: { complete: true } };
    expect(judged("2026-11-20T12:00", { issue: REOPENED, ...complete }).effects).toEqual([
      "label false",
      "closed true",
    ]);
    const events = [
      event("2026-11-19T12:00", "bo", "closed"),
      event("2026-11-19T12:01", "bo", "reopened"),
    ];
    expect(
      judged("2026-11-20T12:00", { issue: { ...CLOSED, open: true, events }, ...complete }).effects,
    ).toEqual(["label false"]);
  });

  it("is only said to be missing by a policy that reminds, and not even that by one that allows it", () => {
    expect(judged("2026-11-19T12:01", { demands: { if_missing: "remind" } }).effects).toEqual([
      "label true",
      "incident closed",
    ]);
    expect(judged("2026-11-19T12:01", { demands: { if_missing: "allow" } }).effects).toEqual([
      "label false",
    ]);
  });

  it("of an incident that was closed two days before watchbill first looked is left to people", () => {
    expect(judged("2026-11-21T12:01")).toMatchObject({ verdict: "pass", effects: ["label false"] });
    const statusComment = { id: 1, body: "The report on this incident …", intact: true };
    expect(judged("2026-11-21T12:01", { issue: { ...CLOSED, statusComment } }).effects).toContain(
      "closed false",
    );
  });
});
