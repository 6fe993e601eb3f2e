import { describe, expect, it } from "@jest/globals";
import { anEscalatingIssue, escalate, LONDON, WEB } from "./escalating.js";

describe("a night in the life", () => {
  it.each([
    ["Europe/London", "2026-10-23", "2026-10-26"],
    ["America/New_York", "2026-10-30", "2026-11-02"],
    // To summer time.
    ["Europe/London", "2027-03-26", "2027-03-29"],
  ])(
    "goes over a weekend in %s on which clocks change, to the parent's owner on Monday",
    (zone, friday, monday) => {
      const issue = anEscalatingIssue(
        LONDON.replace("Europe/London", zone),
        `${friday}T17:30`,
        WEB,
      );
      // Half an hour of the two passes on Friday, one and a half on Monday.
      issue.until(`${monday}T10:29`);
      expect(issue.pings).toEqual([]);
      issue.until(`${monday}T10:30`).until(`${monday}T17:59`);
      expect(issue.pings).toEqual([
        `${monday}T10:30 amina`,
        `${monday}T12:30 dede`,
        `${monday}T14:30 bo`,
        `${monday}T16:30 chi`,
      ]);
      expect(issue.issue.assignees).toEqual(["amina", "dede", "bo", "chi"]);
      expect(issue.issue.labels).toContain("escalated");
      expect(issue.finding).toMatchObject({ verdict: "pass", standing: true });
    },
  );

  it("ends on the next morning, loudly and once", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-23T17:30", WEB).until("2026-10-28T18:00");
    expect(issue.pings.slice(3)).toEqual(["2026-10-26T16:30 chi", "2026-10-27T09:30 nobody"]);
    expect(issue.lastNote).toContain(
      "⚠️ **Nobody has answered.** `amina`, `dede`, `bo` and `chi` were asked.",
    );
    expect(issue.finding).toMatchObject({ verdict: "fail", until: undefined });
    expect(issue.finding?.message).toBe(
      "Escalated because nobody of the team had answered it by Monday 26 October 2026, 10:30 (Europe/London, UTC+00:00), " +
        "when that was due, and nobody answered: `amina`, `dede`, `bo` and `chi` were asked in vain. " +
        "Please take it with `/take`, or call someone by other means.",
    );
    expect(issue.look()).toBe(0);
  });
});

describe("whoever is asked", () => {
  it("is told who must act, why, by when, and who is next, and nobody else is pinged", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T10:00", WEB).asks(
      "eve",
      escalate(undefined, "nobody can pay @everyone `x`"),
    );
    expect(issue.lastNote.split("\n\n").slice(1)).toEqual([
      "@amina, please act on this issue by Monday 26 October 2026, 12:00 (Europe/London, UTC+00:00). " +
        "It is escalated because `eve` asked for it on Monday 26 October 2026, 10:00 (Europe/London, UTC+00:00): " +
        "`` nobody can pay @everyone `x` ``.",
      "You are asked as the owner of the circle `web`. Answer with `/ack` or any comment, or take it with `/take`. " +
        "Without an answer, `dede` is asked next.",
    ]);
    expect(issue.finding?.message).toBe(
      issue.finding?.message.replace(/ is asked to act.*/, "") +
        " is asked to act by Monday 26 October 2026, 12:00 (Europe/London, UTC+00:00); then `dede` is asked.",
    );
    expect(issue.look()).toBe(0);
  });

  it("is asked at once if a person wants that, though the team is away, and has working time to answer", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-24T20:00", WEB).asks("eve", escalate());
    issue.until("2026-10-26T11:00");
    expect(issue.pings).toEqual(["2026-10-24T20:00 amina", "2026-10-26T11:00 dede"]);
  });

  it("has their time from when they were really asked, however long watchbill was down", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T09:00", WEB);
    // Three rungs would have come and gone meanwhile.
    issue.downUntil("2026-10-26T16:10").look();
    expect(issue.pings).toEqual(["2026-10-26T16:10 amina"]);
    issue.until("2026-10-27T10:00");
    expect(issue.pings).toEqual(["2026-10-26T16:10 amina", "2026-10-27T09:10 dede"]);
  });

  it("is left in peace at night when watchbill comes back, if nobody asked for it", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T09:00", WEB).downUntil("2026-10-27T03:00");
    issue.look();
    expect(issue.pings).toEqual([]);
    expect(issue.finding?.message).toContain("`amina` is asked on Tuesday 27 October 2026, 09:00");
    issue.until("2026-10-27T09:00");
    expect(issue.pings).toEqual(["2026-10-27T09:00 amina"]);
  });

  it("is not who is absent at that instant", () => {
    const issue = anEscalatingIssue(
      `${LONDON}\nabsences: [{ who: amina, from: 2026-10-26, through: 2026-10-27 }, { who: bo, from: "2026-10-26 12:00", until: "2026-10-26 18:00" }]`,
      "2026-10-26T10:00",
      WEB,
    ).asks("eve", escalate());
    issue.until("2026-10-26T13:59");
    expect(issue.pings).toEqual(["2026-10-26T10:00 dede", "2026-10-26T12:00 chi"]);
  });

  it("is never asked twice, whatever becomes of the policy", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T10:00", WEB).asks("eve", escalate());
    issue.policyBecomes(
      LONDON.replace("owner: amina, deputies: [dede]", "owner: dede, deputies: [amina]"),
    );
    expect(issue.look()).toBe(0);
    issue.policyBecomes(
      `${LONDON}\nabsences: [{ who: amina, from: 2026-10-26, through: 2026-10-30 }]`,
    );
    expect(issue.look()).toBe(0);
    issue.policyBecomes(
      LONDON.replace("owner: amina, deputies: [dede]", "owner: bo, deputies: [amina]"),
    );
    issue.until("2026-10-26T14:00");
    expect(issue.pings).toEqual([
      "2026-10-26T10:00 amina",
      "2026-10-26T12:00 bo",
      "2026-10-26T14:00 chi",
    ]);
  });

  it("is not asked anew because a clock is reckoned differently", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T09:00", WEB).until("2026-10-26T11:30");
    issue.policyBecomes(`${LONDON}\nacknowledge: { within: 1 working hour }`);
    issue.until("2026-10-26T12:59");
    expect(issue.pings).toEqual(["2026-10-26T11:00 amina"]);
  });
});
