import { describe, expect, it } from "@jest/globals";
import type { LabelEffect } from "../../src/domain/effect.js";
import type { IssueEvent } from "../../src/domain/history.js";
import type { IssueSnapshot } from "../../src/domain/snapshot.js";
import { Temporal } from "../../src/domain/time.js";
import { planEffects } from "../../src/engine/planEffects.js";
import { type PrioritySettings, priorityLabel } from "../../src/rules/priorityLabel.js";
import { anIssue, aWorld } from "../snapshots.js";

const at = (time: string) => Temporal.Instant.from(`2026-11-18T${time}:00Z`);
const person = (login: string) => ({ login, bot: false });
const bot = { login: "labeler", bot: true };

/** `08:05 amina +priority_major`: who put a label on, or took it off, and when. */
const told = (history: readonly string[]): readonly IssueEvent[] =>
  history.map((line) => {
    const [time = "", who = "", what = ""] = line.split(" ");
    return {
      kind: what.startsWith("+") ? "labeled" : "unlabeled",
      label: what.slice(1),
      at: at(time),
      by: who === "labeler" ? bot : person(who),
      own: who === "watchbill",
    };
  });

const wornAfter = (history: readonly string[]): readonly string[] => {
  const worn = new Set<string>();
  for (const line of history) {
    const what = line.split(" ")[2] ?? "";
    if (what.startsWith("+")) worn.add(what.slice(1));
    else worn.delete(what.slice(1));
  }
  return [...worn];
};

const settings: PrioritySettings = {
  labels: ["priority_critical", "priority_major", "priority_minor"],
  missing: "needs-priority",
  grace: "10 minutes",
  others: "point-out",
};

interface Story extends Partial<Pick<IssueSnapshot, "body" | "author">> {
  readonly history?: readonly string[];
  /** `08:05 major`: when bo asked for which priority. */
  readonly asked?: readonly string[];
  readonly now?: string;
  readonly settings?: Partial<PrioritySettings>;
}

const judged = ({ history = [], asked = [], now = "12:00", settings: more, ...issue }: Story) => {
  const snapshot = anIssue({
    createdAt: at("08:00"),
    events: told(history),
    labels: wornAfter(history),
    ...issue,
  });
  const world = aWorld({
    now: at(now),
    asked: asked.map((line, comment) => ({
      request: { command: "priority", priority: line.slice(6) },
      by: "bo",
      at: at(line.slice(0, 5)),
      comment,
      fresh: false,
    })),
  });
  const { findings, effects = [] } = priorityLabel.evaluate(
    snapshot,
    { ...settings, ...more },
    world,
  );
  return {
    says: findings.map(({ verdict, title }) => `${verdict}: ${title}`),
    messages: findings.map(({ message }) => message),
    until: findings[0]?.until?.toString(),
    writes: planEffects(snapshot, effects as readonly LabelEffect[]).flatMap((write) =>
      write.kind === "add labels"
        ? write.labels.map((label) => `+${label}`)
        : write.kind === "remove label"
          ? [`-${write.label}`]
          : [],
    ),
  };
};

const form = (answer: string, question = "Priority"): string =>
  `### ${question}\n\n${answer}\n\n### What happened\n\nCritical things.\n`;

const counts = (label: string) => [`pass: Priority: priority_${label}`];

describe("which priority counts", () => {
  it.each<[string, Story, string, string[]]>([
    ["the one label", { history: ["08:01 amina +priority_major"] }, "major", []],
    ["the form's answer", { body: form("Major") }, "major", ["+priority_major"]],
    [
      "the answer to a severity",
      { body: form("🟥 Critical", "Severity?") },
      "critical",
      ["+priority_critical"],
    ],
    ["a command", { asked: ["08:05 minor"] }, "minor", ["+priority_minor"]],
    [
      "the latest of several labels",
      { history: ["08:01 amina +priority_major", "09:00 bo +priority_minor"] },
      "minor",
      ["-priority_major"],
    ],
    [
      "a label after the form's answer",
      {
        body: form("Major"),
        history: ["08:01 watchbill +priority_major", "08:30 bo +priority_critical"],
      },
      "critical",
      ["-priority_major"],
    ],
    [
      "the form's answer, over the label that every issue of the form gets",
      {
        body: form("Major"),
        history: ["08:00 amina +priority_minor", "08:00 amina +needs-priority"],
      },
      "major",
      ["+priority_major", "-priority_minor", "-needs-priority"],
    ],
    [
      "the form's answer as it stands after an edit",
      { body: form("Minor"), history: ["08:00 watchbill +priority_major"] },
      "minor",
      ["+priority_minor", "-priority_major"],
    ],
    [
      "a command after a label",
      { history: ["08:01 amina +priority_major"], asked: ["09:00 critical"] },
      "critical",
      ["+priority_critical", "-priority_major"],
    ],
    [
      "a label after a command",
      {
        history: ["08:06 watchbill +priority_minor", "09:00 amina +priority_major"],
        asked: ["08:05 minor"],
      },
      "major",
      ["-priority_minor"],
    ],
    [
      "a person's, though a bot came later",
      { history: ["08:01 amina +priority_major", "09:00 labeler +priority_minor"] },
      "major",
      ["-priority_minor"],
    ],
    [
      "a bot's, if nobody else has said anything",
      { history: ["08:01 labeler +priority_minor"] },
      "minor",
      [],
    ],
    [
      "the reporter's answer over a bot's label",
      { body: form("Major"), history: ["08:01 labeler +priority_minor"] },
      "major",
      ["+priority_major", "-priority_minor"],
    ],
  ])("is %s", (_, story, label, writes) => {
    const { says, writes: written } = judged(story);
    expect(says).toEqual(counts(label));
    expect([...written].sort()).toEqual([...writes].sort());
  });

  it("does not follow from an answer that names none, which is told once watchbill asks", () => {
    expect(judged({ body: form("As soon as you can") }).messages[0]).toContain(
      "The form's answer `As soon as you can` does not say which of them is meant.",
    );
    expect(judged({ body: form("_No response_") }).messages[0]).not.toContain("form");
  });

  it("does not follow from two boxes that were ticked, but from one", () => {
    const boxes = (one: string, other: string) =>
      form(`- [${one}] Critical\n- [${other}] Minor\n- [ ] Major`);
    expect(judged({ body: boxes("x", "X") }).says).toEqual(["fail: No priority yet"]);
    expect(judged({ body: boxes(" ", "x") }).says).toEqual(counts("minor"));
  });

  it("does not follow from headings in code, in comments, or from prose", () => {
    for (const body of [
      "```\n### Priority\n\nMajor\n```",
      "<!--\n### Priority\n\nMajor\n-->",
      form("High load on web-2 since noon", "Impact"),
      form("First line\nMajor"),
    ])
      expect(judged({ body }).says).toEqual(["fail: No priority yet"]);
  });
});

describe("an issue without a priority", () => {
  it("is left in peace for the grace period, then asked", () => {
    expect(judged({ now: "08:09" })).toMatchObject({
      says: ["pass: No priority yet"],
      until: "2026-11-18T08:10:00Z",
      writes: [],
    });
    expect(judged({ now: "08:10" })).toMatchObject({
      says: ["fail: No priority yet"],
      until: undefined,
      writes: ["+needs-priority"],
    });
  });

  it("is asked at once without a grace period", () => {
    expect(judged({ now: "08:00", settings: { grace: false } }).writes).toEqual([
      "+needs-priority",
    ]);
  });

  it("is told which labels would do, and which other one was probably meant", () => {
    const [message] = judged({ history: ["08:00 amina +P1"] }).messages;
    expect(message).toBe(
      "This issue has no priority, so nobody can tell how soon it must be dealt with. " +
        "Please give it one of the labels `priority_critical`, `priority_major` or `priority_minor`, or type `/priority` with one of them. " +
        "`P1` probably means `priority_critical`.",
    );
  });

  it("is given the grace period again when its priority is taken off, and not set back", () => {
    const history = ["08:01 watchbill +priority_major", "09:00 bo -priority_major"];
    const body = form("Major");
    expect(judged({ body, history, now: "09:05" })).toMatchObject({
      says: ["pass: No priority yet"],
      until: "2026-11-18T09:10:00Z",
      writes: [],
    });
    expect(judged({ body, history, now: "09:10" }).writes).toEqual(["+needs-priority"]);
  });

  it("keeps no needs-priority that a person took off, until there is a new reason", () => {
    const history = ["08:10 watchbill +needs-priority", "09:00 bo -needs-priority"];
    expect(judged({ history })).toMatchObject({ says: ["fail: No priority yet"], writes: [] });
    const again = [...history, "10:00 bo +priority_minor", "10:30 bo -priority_minor"];
    expect(judged({ history: again }).writes).toEqual(["+needs-priority"]);
  });

  it("loses needs-priority as soon as it has one", () => {
    const history = ["08:10 watchbill +needs-priority", "09:00 bo +priority_major"];
    expect(judged({ history }).writes).toEqual(["-needs-priority"]);
    // Whoever puts it back has a reason.
    const back = [...history, "09:01 watchbill -needs-priority", "09:30 bo +needs-priority"];
    expect(judged({ history: back }).writes).toEqual([]);
  });

  it("is not judged once it is closed", () => {
    const closed = anIssue({ open: false });
    expect(priorityLabel.evaluate(closed, settings, aWorld())).toEqual({ findings: [] });
  });
});

describe("a quarrel over labels", () => {
  it("ends when another bot puts back what was taken off", () => {
    const history = [
      "08:01 amina +priority_major",
      "09:00 labeler +priority_minor",
      "09:01 watchbill -priority_minor",
      "09:02 labeler +priority_minor",
    ];
    expect(judged({ history })).toMatchObject({
      says: ["fail: More than one priority"],
      messages: [
        "The priority is `priority_major`. `priority_minor` was taken off for it and has been put back, " +
          "and watchbill leaves it at that. Please keep one and remove the rest.",
      ],
      writes: [],
    });
  });

  it("ends when a person takes off what a command asked for", () => {
    const history = ["08:06 watchbill +priority_critical", "08:10 chi -priority_critical"];
    expect(judged({ history, asked: ["08:05 critical"] })).toMatchObject({
      says: ["fail: No priority yet"],
      writes: ["+needs-priority"],
    });
  });
});

describe("other labels that look like a priority", () => {
  it("are pointed out after the grace period, and never taken off", () => {
    const history = ["08:01 amina +priority_major", "08:02 amina +P1", "08:02 amina +bug"];
    expect(judged({ history, now: "08:05" }).says.join()).not.toContain("fail");
    expect(judged({ history })).toMatchObject({
      says: [...counts("major"), "fail: Another priority label"],
      writes: [],
    });
    expect(judged({ history, settings: { others: "allow" } }).says).toEqual(counts("major"));
    expect(judged({ history }).messages.at(-1)).toMatch(/`P1`, and .* Please take it off;/);
    expect(judged({ history: [...history, "08:03 amina +sev2"] }).messages.at(-1)).toMatch(
      /`P1` and `sev2`, and .* Please take them off;/,
    );
  });
});

describe("urgency and importance", () => {
  const matrix = {
    urgency: { high: "urgent", low: "can-wait" },
    importance: { high: "important", low: "unimportant" },
  };
  it.each([
    ["urgent", "important", "critical"],
    ["urgent", "", "major"],
    ["urgent", "unimportant", "minor"],
    ["", "important", "major"],
    ["", "unimportant", "minor"],
    ["can-wait", "important", "minor"],
    ["can-wait", "", "minor"],
    ["can-wait", "unimportant", "minor"],
  ])("of %j and %j come to %s", (urgency, importance, label) => {
    const history = [urgency, importance].filter(Boolean).map((one) => `08:01 amina +${one}`);
    expect(judged({ history, settings: { matrix } })).toMatchObject({
      says: counts(label),
      writes: [`+priority_${label}`],
    });
  });

  it("come to nothing as long as neither is said", () => {
    expect(judged({ settings: { matrix } }).says).toEqual(["fail: No priority yet"]);
  });

  it("may be asked for by a form, and come to what the policy's table says", () => {
    const body = "### Urgency\n\nLow\n\n### Importance\n\nHigh\n";
    expect(judged({ body, settings: { matrix } }).says).toEqual(counts("minor"));
    const table = { low: { high: "major" } };
    expect(judged({ body, settings: { matrix: { ...matrix, table } } }).says).toEqual(
      counts("major"),
    );
  });

  it("are followed when they change, until a person sets a priority later", () => {
    const history = [
      "08:01 amina +urgent",
      "08:02 watchbill +priority_major",
      "09:00 bo +important",
    ];
    expect(judged({ history, settings: { matrix } }).writes).toEqual([
      "+priority_critical",
      "-priority_major",
    ]);
    const explicit = [...history, "10:00 bo +priority_minor"];
    expect(judged({ history: explicit, settings: { matrix } })).toMatchObject({
      says: counts("minor"),
      writes: ["-priority_major"],
    });
    const changed = [...explicit, "11:00 bo -important"];
    expect(judged({ history: changed, settings: { matrix } }).says).toEqual(counts("major"));
  });
});
