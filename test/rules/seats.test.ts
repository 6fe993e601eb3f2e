import { describe, expect, it } from "@jest/globals";
import type { Asked, IssueRequest } from "../../src/domain/asked.js";
import { withLines } from "../../src/domain/effect.js";
import { occurrenceMark, readOccurrence, seatLine } from "../../src/domain/maintenance/mark.js";
import { noteMark } from "../../src/domain/note.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { Temporal } from "../../src/domain/time.js";
import { planEffects } from "../../src/engine/planEffects.js";
import { checklists } from "../../src/rules/checklists.js";
import { handover } from "../../src/rules/handover.js";
import { seats } from "../../src/rules/seats.js";
import { dutyOf } from "../domain/duty.js";
import { anIssue, aWorld } from "../snapshots.js";

const AT = Temporal.Instant.from("2026-11-18T09:30:00Z");
const KEY = "upgrade@2026-11-16T08:00:00Z";
const BOT = { login: "watchbill", bot: true };

const asked = (by: string, request: IssueRequest): Asked => ({
  request,
  by,
  at: AT,
  comment: 5,
  fresh: true,
});

const bodyWith = (carried: Parameters<typeof occurrenceMark>[3], rest: readonly string[]) =>
  [
    occurrenceMark(1, KEY, [{ seat: "driver", who: "ada" }], {
      seats: ["driver"],
      next: [["grace", [0]]],
      ...carried,
    }),
    "",
    seatLine("driver", "ada"),
    "",
    ...rest,
  ].join("\n");

const occurrence = (but: Partial<IssueSnapshot> = {}) =>
  anIssue({ body: bodyWith({}, ["- [ ] Ship"]), author: BOT, assignees: ["ada"], ...but });

const comment = (body: string, by = "bo", own = false) => ({
  id: 9,
  author: own ? BOT : { login: by, bot: false },
  own,
  body,
  createdAt: AT,
  edit: undefined,
  byInsider: true,
  seen: false,
});

describe("a seat that is passed on", () => {
  const swapped = seats.evaluate(
    occurrence(),
    undefined,
    aWorld({ asked: [asked("ada", { command: "swap", seat: undefined, to: "grace" })] }),
  );

  it("is told to who has it now, and stands in assignees and text", () => {
    const writes = planEffects(occurrence(), swapped.effects ?? []);
    expect(writes).toMatchObject([
      { kind: "unassign", login: "ada" },
      { kind: "assign", login: "grace" },
      {
        kind: "write comment",
        body: expect.stringContaining("@grace, `ada` hands you the seat `driver` of this."),
      },
      { kind: "replace lines" },
    ]);
    const lines = writes.find((one) => one.kind === "replace lines");
    const body = withLines(occurrence().body, lines?.kind === "replace lines" ? lines.lines : []);
    expect(body).toContain("- **driver**: @grace");
    expect(readOccurrence(body)?.now).toEqual([{ seat: "driver", who: "grace" }]);
    expect(body).toContain("- [ ] Ship");
  });

  it("is done once: whoever is assigned afterwards stays", () => {
    const [line] = (swapped.effects ?? []).filter((effect) => effect.kind === "lines");
    const done = occurrence({
      body: withLines(occurrence().body, line?.kind === "lines" ? line.lines : []),
      assignees: ["linus"],
      comments: [comment(`${noteMark(occurrence().subject, "seat 5 0")}\n\n…`, "", true)],
    });
    const again = seats.evaluate(
      done,
      undefined,
      aWorld({ asked: [asked("ada", { command: "swap", seat: undefined, to: "grace" })] }),
    );
    expect(planEffects(done, again.effects ?? [])).toEqual([]);
  });

  it("asks the circle's owner where nobody is left", () => {
    const issue = occurrence({ body: bodyWith({ next: [] }, []) });
    const { effects = [] } = seats.evaluate(
      issue,
      undefined,
      aWorld({
        duty: dutyOf("circles: { desk: { owner: omar } }\n"),
        asked: [asked("ada", { command: "skip" })],
      }),
    );
    expect(effects).toContainEqual(
      expect.objectContaining({
        body: expect.stringContaining("@omar, please find somebody: `/swap driver @login`."),
      }),
    );
  });

  it("is nothing on an issue of no recurring job", () => {
    const world = aWorld({ asked: [asked("ada", { command: "skip" })] });
    expect(seats.evaluate(anIssue(), undefined, world)).toEqual({ findings: [] });
  });
});

describe("a check list", () => {
  const until = "2026-11-18T12:00:00Z";
  const judge = (body: string, now = "2026-11-18T10:00:00Z", but: Partial<IssueSnapshot> = {}) =>
    checklists.evaluate(
      occurrence({ body, ...but }),
      undefined,
      aWorld({ now: Temporal.Instant.from(now) }),
    );
  const closed = expect.objectContaining({ kind: "closed", closed: true, reason: "completed" });

  it("closes the issue once every box is ticked, where the job says so", () => {
    expect(judge(bodyWith({ close: "ticked" }, ["- [x] A", "- [ ] B"])).effects).toBeUndefined();
    expect(judge(bodyWith({ close: "ticked" }, ["- [x] A", "- [X] B"])).effects).toEqual([closed]);
    expect(judge(bodyWith({}, ["- [x] A"])).effects).toBeUndefined();
    expect(judge(bodyWith({ close: "ticked" }, [])).effects).toBeUndefined();
  });

  it("is not confused by boxes in code", () => {
    const body = bodyWith({ close: "ticked" }, ["- [x] A", "```", "- [ ] not one", "```"]);
    expect(judge(body).effects).toEqual([closed]);
  });

  it("does not close again what somebody, or watchbill for what is missing, opened again", () => {
    const body = bodyWith({ close: "ticked" }, ["- [x] A"]);
    const reopened = { kind: "reopened", at: AT, by: { login: "bo", bot: false } } as const;
    const issue = occurrence({ body, events: [{ ...reopened, own: false }] });
    expect(planEffects(issue, judge(body).effects ?? [])).toEqual([]);
    expect(
      judge(body, undefined, { events: [{ ...reopened, own: true }] }).effects,
    ).toBeUndefined();
  });

  it("is not closed before what must be shown is shown", () => {
    const body = bodyWith({ close: "ticked", evidence: ["Restore a backup"] }, [
      "- [x] Restore a backup",
    ]);
    expect(judge(body).effects).toBeUndefined();
    const comments = [comment("Restored the backup: https://ops.example/restore/7")];
    expect(judge(body, undefined, { comments }).effects).toEqual([closed]);
  });

  it("is closed as it stands when its time is over, and says what was left open", () => {
    const body = bodyWith({ until }, ["- [x] A", "- [ ] Look at `disks`", "- [ ] C"]);
    expect(judge(body).findings).toMatchObject([
      { verdict: "pass", until: Temporal.Instant.from(until) },
    ]);
    expect(judge(body, until).effects).toEqual([
      expect.objectContaining({
        kind: "note",
        body:
          "The time for this is over, so it is closed with 2 of 3 steps left open. `ada` had it.\n\n" +
          "- Look at `disks`\n- C",
      }),
      expect.objectContaining({ kind: "closed", reason: "not_planned" }),
    ]);
    expect(judge(bodyWith({ until }, ["- [x] A"]), until).effects).toEqual([closed]);
  });
});

describe("a handover", () => {
  const WATCH = { watch: { from: ["bo"], to: ["ada"] } };
  const judge = (but: Partial<IssueSnapshot>, requests: readonly Asked[] = []) =>
    handover.evaluate(
      occurrence({ body: bodyWith(WATCH, ["- [ ] I have the watch."]), ...but }),
      undefined,
      aWorld({ asked: requests }),
    );
  const taken = [
    expect.objectContaining({ kind: "note", body: "`ada` has the watch." }),
    expect.objectContaining({ kind: "closed", reason: "completed" }),
  ];

  it("waits for whoever comes on call, whatever others say", () => {
    expect(judge({}).effects).toBeUndefined();
    expect(judge({ comments: [comment("All quiet, but see #3.", "bo")] }).effects).toBeUndefined();
    expect(judge({ comments: [comment("/swap @bo", "ada")] }).effects).toBeUndefined();
  });

  it("is accepted by a comment, by /ack, or by the box", () => {
    expect(judge({ comments: [comment("I have it, thanks", "Ada")] }).effects).toMatchObject([
      { body: "`Ada` has the watch." },
      { kind: "closed" },
    ]);
    expect(judge({}, [asked("ada", { command: "ack" })]).effects).toEqual(taken);
    expect(judge({ body: bodyWith(WATCH, ["- [x] I have the watch."]) }).effects).toEqual(taken);
  });

  it("is no other issue", () => {
    const ack = [asked("ada", { command: "ack" })];
    expect(
      handover.evaluate(occurrence(), undefined, aWorld({ asked: ack })).effects,
    ).toBeUndefined();
  });
});
