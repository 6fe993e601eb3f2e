import { describe, expect, it } from "@jest/globals";
import { frozenAt } from "../../src/domain/freeze/frozenAt.js";
import { Temporal } from "../../src/domain/time.js";
import { inShort } from "../../src/policy/inShort.js";
import { readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

const problemsOf = (own: string) => {
  const reading = readPolicy({ own });
  return ("policy" in reading ? reading.warnings : reading.problems).map(sayProblem);
};
const policyOf = (own: string) => {
  const reading = readPolicy({ own });
  if (!("policy" in reading)) throw new Error(reading.problems.map(sayProblem).join("\n"));
  return reading.policy;
};

describe("the hours of a policy", () => {
  it("are unknown until it says some", () => {
    expect(policyOf("").hours).toBeUndefined();
    expect(policyOf("hours:").hours).toBeUndefined();
    expect(policyOf("hours: {}").hours).toEqual({});
  });

  it("may be written in one breath or with settings, and are said in short", () => {
    const policy = policyOf(
      "timezone: Africa/Cairo\nhours:\n  working:\n    - { days: Sunday to Thursday, from: 09:00, until: 17:00 }\n" +
        "    - Friday 09:00 to 13:00\n  holidays: EG\n  on_call: weekends 10:00 to 18:00\n",
    );
    expect(inShort(policy)[1]).toBe(
      "The team works Sunday to Thursday from 09:00 until 17:00 and Friday from 09:00 until 13:00, but not on public " +
        "holidays of EG. Someone is on call Saturday from 10:00 until 18:00, holidays included.",
    );
  });

  it.each([
    [
      "timezone: Africa/Cairo\nhours: {}",
      'line 2, column 8, at hours: which days are worked differs where this time zone is; write them, such as "days: Sunday to Thursday".',
    ],
    [
      "hours:\n  working:\n    - Monday 09:00 to 17:00\n    - { days: Sundy, from: 09:00, until: 17:00 }",
      'line 4, column 15, at hours.working[1].days: "Sundy" is no day that can be understood;',
    ],
    [
      "hours:\n  working:\n    - { days: Monday, from: 09:00, to: 17:00 }",
      'line 3, column 36, at hours.working[0]: "to" is not a setting here. Did you mean "until"?',
    ],
    [
      "hours:\n  holidays: { country: GB, remove: [Boxing] }",
      "line 2, column 37, at hours.holidays.remove[0]: warning: no holiday there is called",
    ],
  ])("are refused with line and column: %j", (own, says) => {
    const [first = "", ...more] = problemsOf(own);
    expect(first.slice(0, says.length)).toBe(says);
    expect(more).toEqual([]);
  });

  it("tell the freeze which days are worked, holidays and all, unless it says so itself", () => {
    const hours =
      "hours:\n  working: Sunday to Thursday 09:00 to 17:00\n  holidays: { country: EG, add: [2026-11-26] }\n";
    const freeze = "freeze:\n  windows: [last working day of the month]\n";
    const frozen = (own: string, at: string) => {
      const policy = policyOf(`timezone: Africa/Cairo\n${own}`);
      if (!policy.freeze) throw new Error("no freeze");
      return frozenAt(policy.freeze, {
        timezone: policy.timezone,
        at: Temporal.Instant.from(at),
        base: "main",
        production: true,
      }).frozen;
    };
    // Of November 2026: Monday the 30th; then, were that a day off too, Sunday the 29th.
    expect(frozen(`${hours}${freeze}`, "2026-11-30T10:00:00Z")).toBe(true);
    const longer = hours.replace("[2026-11-26]", "[2026-11-30, 2026-11-29]");
    expect(frozen(`${longer}${freeze}`, "2026-11-30T10:00:00Z")).toBe(false);
    expect(frozen(`${longer}${freeze}`, "2026-11-26T10:00:00Z")).toBe(true);
    const own = `${freeze}  working_days: Monday to Friday\n`;
    expect(frozen(`${longer}${own}`, "2026-11-30T10:00:00Z")).toBe(true);
    expect(problemsOf(`timezone: Africa/Cairo\n${freeze}`)[0]).toContain("working_days");
  });
});
