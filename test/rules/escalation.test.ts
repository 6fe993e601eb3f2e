import { describe, expect, it } from "@jest/globals";
import { anEscalatingIssue, escalate, LONDON, WEB } from "./escalating.js";

describe("what answers an escalation", () => {
  const asked = () => anEscalatingIssue(LONDON, "2026-10-26T10:00", WEB).asks("eve", escalate());
  type Escalating = ReturnType<typeof asked>;
  it.each<[string, (issue: Escalating) => void, string]>([
    ["/ack by whoever was asked", (issue) => issue.asks("amina", { command: "ack" }), "amina"],
    ["/ack by anyone else who may", (issue) => issue.asks("chi", { command: "ack" }), "chi"],
    ["a comment of whoever was asked", (issue) => issue.comments("Amina"), "Amina"],
    ["/take by someone of the team", (issue) => issue.asks("chi", { command: "take" }), "chi"],
    [
      "someone of the team assigning themselves",
      (issue) => issue.does("chi", { kind: "assigned", assignee: "chi" }),
      "chi",
    ],
    [
      "whoever was asked passing it on",
      (issue) => issue.does("amina", { kind: "assigned", assignee: "eve" }),
      "amina",
    ],
    [
      "a label by whoever was asked",
      (issue) => issue.does("amina", { kind: "labeled", label: "bug" }),
      "amina",
    ],
  ])("%s", (_, answers, by) => {
    const issue = asked().until("2026-10-26T11:00");
    answers(issue);
    issue.until("2026-10-27T18:00");
    expect(issue.pings).toHaveLength(1);
    expect(issue.finding).toMatchObject({ verdict: "pass", standing: true });
    expect(issue.finding?.message).toMatch(
      new RegExp(
        `; acknowledged by \`${by}\` on Monday 26 October 2026, 11:00 .*\`/deescalate\` ends it\\.$`,
      ),
    );
    expect(issue.issue.labels).toContain("escalated");
  });

  it.each<[string, (issue: Escalating) => void]>([
    ["a comment of anyone else", (issue) => issue.comments("chi")],
    ["a comment of the reporter", (issue) => issue.comments("visitor")],
    [
      "a bot's doing",
      (issue) => issue.does("amina[bot]", { kind: "assigned", assignee: "amina[bot]" }),
    ],
    [
      "somebody else being assigned by anyone else",
      (issue) => issue.does("chi", { kind: "assigned", assignee: "eve" }),
    ],
    ["whoever was asked having been assigned by watchbill", () => undefined],
  ])("is not %s", (_, happens) => {
    const issue = asked().until("2026-10-26T11:00");
    happens(issue);
    issue.until("2026-10-26T12:00");
    expect(issue.pings).toHaveLength(2);
  });

  it("may come from someone asked before somebody else escalated further", () => {
    const issue = asked()
      .until("2026-10-26T11:00")
      .asks("eve", escalate({ person: "amina" }))
      .until("2026-10-26T11:05")
      .comments("amina");
    expect(issue.finding?.message).toContain("acknowledged by `amina`");
  });

  it("is no word of somebody who has passed it on to others", () => {
    const issue = asked()
      .until("2026-10-26T11:00")
      .asks("amina", escalate({ circle: "operations" }))
      .until("2026-10-26T11:05")
      .comments("amina");
    expect(issue.finding?.message).not.toContain("acknowledged");
  });

  it("may come late, from someone asked before", () => {
    const issue = asked().until("2026-10-26T12:30").comments("amina").until("2026-10-27T18:00");
    expect(issue.pings).toHaveLength(2);
  });

  it("is an answer of anyone of the team to an issue that nobody had answered", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T09:00", WEB)
      .until("2026-10-26T11:10")
      .comments("chi");
    issue.until("2026-10-27T18:00");
    expect(issue.pings).toEqual(["2026-10-26T11:00 amina"]);
  });

  it("leaves no trace when it came before anybody was asked", () => {
    const issue = anEscalatingIssue(LONDON, "2026-10-26T09:00", WEB).downUntil("2026-10-26T11:10");
    issue.does("chi", { kind: "labeled", label: "bug" });
    expect(issue.pings).toEqual([]);
    expect(issue.issue.labels).not.toContain("escalated");
  });
});

describe("an escalation that is asked for", () => {
  const opened = () => anEscalatingIssue(LONDON, "2026-10-26T10:00", WEB);
  it("goes to a circle, a person and then the issue's circle, or past a person who is away", () => {
    expect(
      opened()
        .asks("eve", escalate({ circle: "Operations" }))
        .until("2026-10-26T12:00").pings,
    ).toEqual(["2026-10-26T10:00 bo", "2026-10-26T12:00 chi"]);
    expect(
      opened()
        .asks("eve", escalate({ person: "chi" }))
        .until("2026-10-26T12:00").pings,
    ).toEqual(["2026-10-26T10:00 chi", "2026-10-26T12:00 amina"]);
    const away = anEscalatingIssue(
      `${LONDON}\nabsences: [{ who: chi, from: 2026-10-26, through: 2026-10-27 }]`,
      "2026-10-26T10:00",
      WEB,
    ).asks("eve", escalate({ person: "chi" }));
    expect(away.pings).toEqual(["2026-10-26T10:00 amina"]);
    expect(away.lastNote).toContain("`chi` is away.");
  });

  it("starts anew for somebody else, and asks nobody again who did not answer", () => {
    const issue = opened()
      .asks("eve", escalate())
      .until("2026-10-26T11:00")
      .asks("eve", escalate({ circle: "operations" }));
    issue.until("2026-10-26T15:00");
    expect(issue.pings).toEqual([
      "2026-10-26T10:00 amina",
      "2026-10-26T11:00 bo",
      "2026-10-26T13:00 chi",
      "2026-10-26T15:00 nobody",
    ]);
  });

  it("asks the next at once when it is pressed for", () => {
    const issue = opened()
      .asks("eve", escalate())
      .until("2026-10-26T10:20")
      .asks("amina", escalate())
      .until("2026-10-26T12:20");
    expect(issue.pings).toEqual([
      "2026-10-26T10:00 amina",
      "2026-10-26T10:20 dede",
      "2026-10-26T12:20 bo",
    ]);
  });

  it("may be asked for again once it was answered, or nobody was left", () => {
    const issue = opened()
      .asks("eve", escalate())
      .asks("amina", { command: "ack" })
      .until("2026-10-26T11:00")
      .asks("eve", escalate());
    expect(issue.pings).toEqual(["2026-10-26T10:00 amina", "2026-10-26T11:00 amina"]);
    const ended = opened()
      .asks("eve", escalate())
      .until("2026-10-28T10:00")
      .asks("eve", escalate({ person: "bo" }));
    expect(ended.pings.slice(-2)).toEqual(["2026-10-27T09:00 nobody", "2026-10-28T10:00 bo"]);
  });

  it.each<[string, (issue: ReturnType<typeof opened>) => void]>([
    ["/deescalate", (issue) => issue.asks("bo", { command: "deescalate" })],
    ["closing", (issue) => issue.does("bo", { kind: "closed" })],
  ])("ends by %s: the label goes and nobody is asked any more", (_, end) => {
    const issue = opened().asks("eve", escalate()).until("2026-10-26T10:30");
    end(issue);
    issue.until("2026-10-26T10:59");
    expect(issue.issue.labels).toEqual(["area-web"]);
    expect(issue.finding).toBeUndefined();
    expect(issue.pings).toHaveLength(1);
    expect(issue.look()).toBe(0);
  });

  it("does not go on when a closed issue is opened again", () => {
    const issue = opened()
      .asks("eve", escalate())
      .until("2026-10-26T10:30")
      .does("bo", { kind: "closed" });
    issue.does("bo", { kind: "reopened" }).until("2026-10-26T11:30");
    expect(issue.pings).toHaveLength(1);
  });

  it("leaves the label to whoever takes it off, or put it on themselves", () => {
    const off = opened()
      .asks("eve", escalate())
      .until("2026-10-26T10:05")
      .does("bo", { kind: "unlabeled", label: "escalated" });
    expect(off.issue.labels).not.toContain("escalated");
    const own = opened().does("bo", { kind: "labeled", label: "escalated" });
    expect(own.issue.labels).toContain("escalated");
    expect(own.look()).toBe(0);
  });
});
