import { describe, expect, it } from "@jest/globals";
import { read } from "./read.js";

const job = (lines: string): string => `jobs:\n${lines}`;

describe("a broken job", () => {
  it("is told at its line and column, and stops no other", () => {
    const { ids, told } = read(
      job(`  - { id: one, title: One, when: daily }
  - id: two
    title: Two
    when: bi-weekly
  - { id: three, title: Three, when: weekly on Monday }
`),
    );
    expect(ids).toEqual(["one", "three"]);
    expect(told).toEqual([
      `line 5, column 11, at jobs[1].when: "bi-weekly" may mean "every two weeks" or "twice a week"; write the one that is meant.`,
    ]);
  });

  it.each([
    [
      "title missing",
      "  - { id: a, when: daily }",
      `line 2, column 5, at jobs[0]: "title" is missing here.`,
    ],
    ["a typo", "  - { id: a, title: A, when: daily, lables: [x] }", `Did you mean "labels"?`],
    ["no text", "  - daily", "expected settings"],
    ["nothing", "  -", "expected settings"],
    ["a bad id", "  - { id: a b, title: A, when: daily }", "such as restore-test"],
    [
      "a bad zone",
      "  - { id: a, title: A, when: daily, timezone: Europe/Lodnon }",
      `Did you mean "Europe/London"?`,
    ],
    ["no anchor", "  - { id: a, title: A, when: every other Tuesday }", `add the job's "start"`],
    ["no anchor", "  - { id: a, title: A, when: every three weeks }", `add the job's "start"`],
    ["no anchor", "  - { id: a, title: A, when: every 60 days }", `add the job's "start"`],
    ["no last time", "  - { id: a, title: A, when: 6 months after the last }", `"last_done"`],
    [
      "a bad start",
      "  - { id: a, title: A, when: daily, start: soon }",
      "is no day of the calendar",
    ],
    [
      "a start that comes again",
      "  - { id: a, title: A, when: daily, start: 1 March }",
      "write it as 2026-01-13",
    ],
    [
      "its end before its start",
      "  - { id: a, title: A, when: daily, start: 2026-02-01, end: 2026-01-01 }",
      "ends before it starts",
    ],
    [
      "no day in its life",
      "  - { id: a, title: A, when: 1 March, start: 2026-04-01, end: 2027-02-01 }",
      "never comes between",
    ],
    [
      "the time twice",
      `  - { id: a, title: A, when: daily at 09:00, at: "10:00" }`,
      "keep one of the two",
    ],
    ["a bad time", "  - { id: a, title: A, when: daily, at: noonish }", "no time of day"],
    [
      "an unknown name",
      `  - { id: a, title: "A {{moth}}", when: daily }`,
      "Did you mean {{month}}?",
    ],
    ["an unknown job", "  - { id: a, title: A, when: after bb }", `there is none of that id`],
    ["itself to wait for", "  - { id: a, title: A, when: after a }", "waits for itself"],
    [
      "two things at once",
      "  - { id: a, title: A, when: { after: b, expires: 2027-01-01 } }",
      "one of",
    ],
    ["nothing to wait for", "  - { id: a, title: A, when: {} }", "one of"],
    [
      "ahead of nothing",
      "  - { id: a, title: A, when: { ahead: 3, after: b } }",
      "of no use without",
    ],
    [
      "an expiry that is no date",
      "  - { id: a, title: A, when: { expires: monthly } }",
      "is no date",
    ],
    [
      "a seat for nobody",
      "  - { id: a, title: A, when: daily, seats: [driver] }",
      "nobody is named for the seat",
    ],
    ["a person twice", "  - { id: a, title: A, when: daily, people: [ada, ada] }", "listed twice"],
    ["a key twice", "  - { id: a, title: A, title: B, when: daily }", "set twice"],
  ])("with %s is told why", (_, entry, message) => {
    const { ids, told } = read(job(`${entry}\n  - { id: sound, title: Sound, when: daily }\n`));
    expect(ids).toEqual(["sound"]);
    expect(told.join("\n")).toMatch(/^line 2, /);
    expect(told.join("\n").toLowerCase()).toContain(message.toLowerCase());
  });

  it("is the second of two with the same id, case aside", () => {
    const { ids, told } = read(
      job("  - { id: a, title: A, when: daily }\n  - { id: A, title: B, when: daily }\n"),
    );
    expect(ids).toEqual(["a"]);
    expect(told).toEqual([
      expect.stringMatching(/^line 3, column 11, at jobs\[1\]\.id: Another job/),
    ]);
  });

  it("is each of those that wait for one another", () => {
    const { ids, told } = read(
      job(
        "  - { id: a, title: A, when: after b }\n  - { id: b, title: B, when: after a }\n  - { id: c, title: C, when: [after c2, monthly] }\n  - { id: c2, title: C, when: after c }\n",
      ),
    );
    expect(ids).toEqual(["c", "c2"]);
    expect(told).toHaveLength(2);
  });

  it("may even be broken YAML", () => {
    const { ids, told } = read(
      job(`  - { id: one, title: One, when: daily }
  - id: two
    title: "Two
    when: daily
  - id: three
     title: Three
    when: daily
  - id: four
    title: Four
    when: daily
people: [ada]
`),
    );
    expect(ids).toEqual(["one", "four"]);
    expect(told.map((line) => line.slice(0, 7))).toEqual(["line 5,", "line 7,"]);
  });
});
