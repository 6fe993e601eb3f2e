import { describe, expect, it } from "@jest/globals";
import { occurrenceMark } from "../../src/domain/maintenance/mark.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { statusMarker } from "../../src/engine/report.js";
import { acknowledge } from "../../src/rules/acknowledge.js";
import type { World } from "../../src/rules/rule.js";
import { asked, cairo, comment, event, note } from "../domain/clock/history.js";
import { anIssue, aWorld } from "../snapshots.js";
import { CLOCKS, worldAt } from "./clocks.js";

// Reported by amina on Monday 16 November 2026 at 10:00 in Cairo: due at 12:00, warned of at 11:30.
const at = (time: string) => `2026-11-16T${time}`;
const judged = (now: string, issue: Partial<IssueSnapshot> = {}, world: Partial<World> = {}) => {
  const ruling = acknowledge.evaluate(
    anIssue(issue),
    { within: "", warn: "" },
    worldAt(now.includes("T") ? now : at(now), world),
  );
  const [finding] = ruling.findings;
  return {
    ...finding,
    until: finding?.until?.toZonedDateTimeISO("Africa/Cairo").toPlainDateTime().toString(),
    notes: (ruling.effects ?? []).map((effect) =>
      effect.kind === "note" ? [effect.key, effect.body] : [],
    ),
  };
};

describe("the clock of acknowledgement", () => {
  it("says by when, and is looked at again when a warning is due", () => {
    expect(judged("10:00")).toEqual({
      rule: "acknowledge",
      verdict: "pass",
      title: "Due Monday 16 November 2026, 12:00 (Africa/Cairo, UTC+02:00)",
      message:
        "Someone of the team is to acknowledge this within 2 working hours, by Monday 16 November 2026, 12:00 " +
        "(Africa/Cairo, UTC+02:00).",
      standing: true,
      until: at("11:30:00"),
      notes: [],
    });
  });

  it("does not run for an occurrence of a recurring job, which has people and a time of its own", () => {
    const occurrence = {
      body: occurrenceMark(1, "restore@2026-11-16T08:00:00Z", []),
      author: { login: "watchbill", bot: true },
    };
    expect(judged("12:30", occurrence)).toMatchObject({ notes: [] });
    expect(
      judged("12:30", { ...occurrence, author: { login: "amina", bot: false }, byInsider: false })
        .notes,
    ).toHaveLength(1);
  });

  it("warns whoever answers for it, once, and is looked at again when it is due", () => {
    const warned = judged("11:30");
    expect(warned).toMatchObject({ verdict: "pass", standing: true, until: at("12:00:00") });
    expect(warned.notes).toEqual([
      [
        "acknowledge warn 2026-11-16T10:00:00Z",
        "@bo: Someone of the team is to acknowledge this within 2 working hours, by Monday 16 November 2026, 12:00 " +
          "(Africa/Cairo, UTC+02:00), and nobody has yet. A comment, a label or `/take` by someone of the team other than its reporter is enough.",
      ],
    ]);
    expect(judged("11:59:59").notes).toEqual(warned.notes);
  });

  it("warns nobody beside those whom an escalation has asked", () => {
    const key = "escalation 2026-11-16T09:00:00Z 0 untaken bo";
    expect(judged("11:30", { comments: [note(at("11:00"), key)] })).toMatchObject({
      verdict: "pass",
      standing: true,
      notes: [],
    });
  });

  it("tells a breach with what to do and who can help, and needs no further look", () => {
    const message =
      "Someone of the team was to acknowledge this within 2 working hours, by Monday 16 November 2026, 12:00 " +
      "(Africa/Cairo, UTC+02:00), and nobody has. A comment, a label or `/take` by someone of the team other than its " +
      "reporter is enough.";
    expect(judged("12:00")).toEqual({
      rule: "acknowledge",
      verdict: "fail",
      title: "Overdue since Monday 16 November 2026, 12:00 (Africa/Cairo, UTC+02:00)",
      message: `${message} \`bo\` of \`web\` can help.`,
      until: undefined,
      notes: [["acknowledge due 2026-11-16T10:00:00Z", `@bo: ${message}`]],
    });
  });

  it("mentions the assignees before anyone else, and nobody where nobody answers", () => {
    const events = [event(at("10:00"), "amina", "assigned", "dan")];
    expect(judged("12:00", { assignees: ["dan", "eve"], events }).notes[0]?.[1]).toMatch(
      /^@dan, @eve: Someone of the team was.* `bo` of `web` can help\.$/,
    );
    const { duty } = aWorld();
    const alone = judged("12:00", {}, { duty });
    expect(alone.notes[0]?.[1]).toMatch(/^Someone of the team was.* is enough\.$/);
  });

  it("says a breach in a note once, also if the policy has another due for it by now", () => {
    const noted = (key: string) =>
      judged("2026-11-17T10:00", { comments: [note(at("12:00"), key)] });
    expect(noted("acknowledge due 2026-11-16T10:00:00Z").notes).toEqual([]);
    expect(noted("acknowledge due 2026-11-16T09:30:00Z").notes).toEqual([]);
    expect(noted("resolve due 2026-11-16T10:00:00Z").notes).toHaveLength(1);
  });

  it.each([
    ["acknowledged in time", "11:00"],
    ["acknowledged late", "13:00"],
  ])("has no line any more once it is %s", (_, when) => {
    const done = judged("14:00", { comments: [comment(at(when), "bo")] });
    expect(done).toMatchObject({ verdict: "pass", notes: [] });
    expect(done.standing).toBeUndefined();
  });

  it("starts anew when the issue is opened again", () => {
    const events = [event(at("11:00"), "bo", "closed"), event(at("15:00"), "amina", "reopened")];
    expect(judged("15:00", { events })).toMatchObject({
      title: "Due Monday 16 November 2026, 17:00 (Africa/Cairo, UTC+02:00)",
    });
  });

  it("claims no breach while it cannot be learned whether somebody is of the team, and asks again", () => {
    const crew = () => "unknown" as const;
    const issue = { comments: [comment(at("11:00"), "eve")] };
    expect(judged("11:15", issue, { crew })).toMatchObject({ verdict: "pass", standing: true });
    expect(judged("12:30", issue, { crew })).toMatchObject({
      verdict: "unknown",
      message: expect.stringContaining("could not be learned whether `eve` is of the team"),
      until: at("12:35:00"),
      notes: [],
    });
  });

  it("stands still while the reporter is asked, and goes on with the reply", () => {
    const request = [asked(at("11:00"), "amina", { command: "needs-info", what: undefined })];
    expect(judged("2026-11-17T10:00", {}, { asked: request })).toEqual({
      rule: "acknowledge",
      verdict: "pass",
      title: "Paused",
      message:
        "Someone of the team is to acknowledge this within 2 working hours, but the clock has been paused since Monday " +
        "16 November 2026, 11:00 (Africa/Cairo, UTC+02:00), as `amina` asked, until the reporter replies.",
      standing: true,
      until: undefined,
      notes: [],
    });
    const comments = [comment("2026-11-17T10:00", "amina")];
    expect(judged("2026-11-17T10:00", { comments }, { asked: request })).toMatchObject({
      title: "Due Tuesday 17 November 2026, 11:00 (Africa/Cairo, UTC+02:00)",
      until: "2026-11-17T10:30:00",
    });
  });

  it.each([
    ["without hours", {}, { hours: undefined }],
    ["on a closed issue", { open: false }, {}],
    [
      "where the policy asks for none",
      {},
      { clocks: { ...CLOCKS, acknowledge: { within: "none", warn: "none" } } },
    ],
    ["where it is switched off", {}, { clocks: { ...CLOCKS, acknowledge: false } }],
  ] satisfies [string, Partial<IssueSnapshot>, Partial<World>][])(
    "does not run %s",
    (_, issue, world) => {
      expect(judged("12:00", issue, world).verdict).toBeUndefined();
    },
  );

  it("warns of nothing where no warning is wanted", () => {
    const clocks = { ...CLOCKS, acknowledge: { within: "2 working hours", warn: "none" } };
    expect(judged("11:45", {}, { clocks })).toMatchObject({ until: at("12:00:00"), notes: [] });
  });
});

describe("an issue that was overdue before watchbill came", () => {
  const status = (said: string) => ({
    statusComment: {
      id: 1,
      body: `${statusMarker({ owner: "harbour", name: "ops", number: 7 })}\n\n🕑 ${said}`,
      intact: true,
    },
  });

  it("is told for two days, and then left alone", () => {
    expect(judged("2026-11-18T12:00").verdict).toBe("fail");
    const later = judged("2026-11-18T12:00:01");
    expect(later).toMatchObject({ verdict: "pass", notes: [] });
    expect(later.standing).toBeUndefined();
  });

  it("is no such issue if the status comment has named its due, or a note its breach", () => {
    const said = "by Monday 16 November 2026, 12:00 (Africa/Cairo, UTC+02:00)";
    expect(judged("2026-12-18T12:00", status(said)).verdict).toBe("fail");
    expect(judged("2026-12-18T12:00", status("No priority.")).verdict).toBe("pass");
    const comments = [note("2026-11-17T12:00", "acknowledge due 2026-11-16T09:00:00Z")];
    expect(judged("2026-12-18T12:00", { comments })).toMatchObject({ verdict: "fail", notes: [] });
  });

  it("is left alone as well if it waits for its reporter since long ago", () => {
    const events = [event(at("11:00"), "amina", "labeled", "needs-info")];
    const labels = ["needs-info"];
    expect(judged("2026-11-17T12:00", { events, labels }).standing).toBe(true);
    expect(judged("2026-12-18T12:00", { events, labels }).standing).toBeUndefined();
    expect(cairo(at("10:00")).toString()).toBe(anIssue().createdAt.toString());
  });
});
