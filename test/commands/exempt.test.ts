import { describe, expect, it } from "@jest/globals";
import { exempt } from "../../src/commands/exempt.js";
import { endOf, readTerm, type Term } from "../../src/commands/term.js";
import { Temporal } from "../../src/domain/time.js";

const said = (args: string) => {
  const reading = exempt.read(args);
  if ("mistake" in reading) return reading.mistake;
  const { rule, term, reason } = reading.ok;
  return { rule, term: term && termOf(term), reason };
};

const termOf = (term: Term): string =>
  term.kind === "for"
    ? `${term.duration.days} d ${term.duration.minutes} min`
    : `${term.kind} ${term.at}`;

describe("/exempt", () => {
  it.each([
    ["freeze because checkout is down", undefined, "checkout is down"],
    ["freeze for 2h because checkout is down", "0 d 120 min", "checkout is down"],
    ["freeze for 90 minutes because x", "0 d 90 min", "x"],
    ["freeze for 1 day because x", "1 d 0 min", "x"],
    ["freeze for 1 day and 2 hours, because x", "1 d 120 min", "x"],
    ["freeze until 2026-11-20T18:00 because x", "until local 2026-11-20T18:00:00", "x"],
    ["freeze until 2026-11-20 18:00 because x", "until local 2026-11-20T18:00:00", "x"],
    ["freeze until 2026-11-20T18:00+02:00 because x", "until 2026-11-20T16:00:00Z", "x"],
    ["freeze until 2026-11-20T18:00Z because x", "until 2026-11-20T18:00:00Z", "x"],
    ["Freeze FOR 2h BECAUSE x", "0 d 120 min", "x"],
    ["`freeze` because: x", undefined, "x"],
    ["freeze, because x", undefined, "x"],
    [
      "freeze because it fails because of the disk for 2h",
      undefined,
      "it fails because of the disk for 2h",
    ],
    ["freeze because 磁盘满了 🙏", undefined, "磁盘满了 🙏"],
    ["freeze because \u202eturned\tand\u0007rung", undefined, "turned and rung"],
  ])("reads %j", (args, term, reason) => {
    expect(said(args)).toEqual({ rule: "freeze", term, reason });
  });

  it.each([
    ["", "Which rule it is about is missing."],
    ["because x", "Which rule it is about is missing."],
    ["freeze", "needs a reason"],
    ["freeze for 2h", "needs a reason"],
    ["freeze because", "The reason after “because” is missing."],
    ["freeze because 🙏 …", "The reason after “because” is missing."],
    ["freeze becauseof x", "needs a reason"],
    ["freeze 2h because x", "`freeze 2h` is not the name of a rule"],
    ["../freeze because x", "`../freeze` is not the name of a rule"],
    ["freeze for ever because x", "`ever` is no duration"],
    ["freeze for 0h because x", "`0h` is no duration"],
    ["freeze for 99999 weeks because x", "`99999 weeks` is no duration"],
    ["freeze until 2026-11-20 because x", "add the time, as in `2026-11-20T18:00`"],
    ["freeze until Friday because x", "`Friday` is no moment"],
    ["freeze until 2026-02-31T18:00 because x", "is not on the calendar or the clock"],
    ["freeze until 2026-11-20T25:00Z because x", "is not on the calendar or the clock"],
  ])("answers %j with what is wrong and the right form", (args, wrong) => {
    expect(said(args)).toContain(wrong);
    expect(said(args)).toContain("Write `/exempt <rule> [for <duration>] because <reason>`");
  });

  it("asks for a shorter reason when it is a report", () => {
    expect(said(`freeze because ${"x".repeat(301)}`)).toContain("too long: at most 300 characters");
    expect(said(`freeze because ${"x".repeat(60_000)}`)).toContain("more than a rule and a reason");
  });

  it("counts a reason's characters as people do", () => {
    expect(said(`freeze because x${"🔥".repeat(299)}`)).toMatchObject({ rule: "freeze" });
  });
});

describe("a term", () => {
  const cairo = "Africa/Cairo";
  const from = Temporal.Instant.from("2026-10-29T12:00+03:00");

  it.each([
    ["for", "2h", "2026-10-29T14:00+03:00"],
    // Cairo's clocks go back from 00:00 to 23:00 on the night to 30 October 2026.
    ["for", "1 day", "2026-10-30T12:00+02:00"],
    ["for", "24 hours", "2026-10-30T11:00+02:00"],
    ["until", "2026-10-30T18:00", "2026-10-30T18:00+02:00"],
    ["until", "2026-10-29T23:30", "2026-10-29T23:30+03:00"],
    ["until", "2026-10-30T18:00Z", "2026-10-30T18:00Z"],
  ] as const)("%s %s ends when its words say, in the team's zone", (word, text, end) => {
    const read = readTerm(word, text);
    if ("wrong" in read) throw new Error(read.wrong);
    expect(endOf(read.term, from, cairo).equals(Temporal.Instant.from(end))).toBe(true);
  });
});
