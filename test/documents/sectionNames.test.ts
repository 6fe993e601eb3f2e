import { describe, expect, it } from "@jest/globals";
import { kindsNamed } from "../../src/documents/sections/names.js";

const kinds = (title: string, wholly = false): readonly string[] =>
  [...kindsNamed(title, wholly)].sort();

describe("the kind of a section by its heading", () => {
  it.each([
    ["Summary", "summary"],
    ["1. Executive Summary:", "summary"],
    ["🔥 Overview", "summary"],
    ["TL;DR", "summary"],
    ["TLDR", "summary"],
    ["What happened?", "summary"],
    ["Issue Summary", "summary"],
    ["Customer Impact", "impact"],
    ["Impact on users", "impact"],
    ["Who was affected", "impact"],
    ["Affected services", "impact"],
    ["Blast radius", "impact"],
    ["Timeline (all times in UTC)", "timeline"],
    ["Incident response timeline", "timeline"],
    ["Sequence of events", "timeline"],
    ["Key events", "timeline"],
    ["Chronology", "timeline"],
    ["Root Cause(s)", "cause"],
    ["Contributing Factors", "cause"],
    ["What caused the incident?", "cause"],
    ["Five whys", "cause"],
    ["RCA", "cause"],
    ["Trigger", "cause"],
    ["Resolution and recovery", "resolution"],
    ["How was it fixed?", "resolution"],
    ["How we recovered", "resolution"],
    ["Steps taken", "resolution"],
    ["Corrective Action Taken", "resolution"],
    ["Action Items", "actions"],
    ["Action Items & Followups", "actions"],
    ["Corrective and Preventative Measures", "actions"],
    ["Next steps", "actions"],
    ["What will we do to prevent this?", "actions"],
    ["Remediation items", "actions"],
    ["Follow-up improvements", "actions"],
    ["Lessons Learnt", "lessons"],
    ["What went well", "wentWell"],
    ["What Didn't Go So Well?", "wentWrong"],
    ["Where we got lucky", "lucky"],
    ["Detection", "detection"],
    ["Resolution time", "moment"],
    ["Time to recovery", "durations"],
    ["Severity Level", "details"],
    ["Attendees", "details"],
    ["Background", "background"],
    ["Causa raíz", "cause"],
    ["Zusammenfassung", "summary"],
    ["再発防止策", "actions"],
    ["الجدول الزمني", "timeline"],
  ])("reads %s as %s", (title, kind) => {
    expect(kinds(title)).toEqual([kind]);
  });

  it.each([
    ["Root cause and mitigation", ["cause", "resolution"]],
    ["Summary of impact", ["impact", "summary"]],
    ["Lessons learned and action items", ["actions", "lessons"]],
  ])("reads %s as both", (title, both) => {
    expect(kinds(title)).toEqual(both);
  });

  it.each(["Configuration", "May 12", "The Kafka cluster", "Opportunities", ""])(
    "reads %j as none",
    (title) => {
      expect(kinds(title)).toEqual([]);
    },
  );

  it("takes a label in running text only for a name that is all of it", () => {
    expect(kinds("Root cause", true)).toEqual(["cause"]);
    expect(kinds("Fix the pipeline", true)).toEqual([]);
  });
});
