import { describe, expect, it } from "@jest/globals";
import { commands } from "../../src/commands/index.js";
import {
  type Asker,
  mayGive,
  type Standing,
  sayMayNot,
  sayUnseen,
  switchedOn,
  teamsOfCommands,
  type Who,
} from "../../src/domain/authority.js";
import type { Membership } from "../../src/domain/team.js";
import { readPolicy } from "../../src/policy/policy.js";

const settingsOf = (own: string) => {
  const reading = readPolicy({ own });
  if ("problems" in reading) throw new Error(reading.problems[0]?.message);
  return reading.policy.commands;
};

/** Amina opened the issue, Bo is assigned, Chi owns the circle, Dan is its deputy, Eve is of the team, Finn leads. */
const standing = (but: Partial<Standing> = {}): Standing => ({
  author: "amina",
  assignees: ["bo"],
  circle: { name: "payments", owner: "chi", deputies: ["dan"], parent: undefined },
  crew: (login) => (login === "eve" ? "member" : "outsider"),
  team: (slug) =>
    slug === "leads"
      ? { kind: "known", members: ["Finn"], maintainers: [] }
      : { kind: "unknown", reason: "GitHub is down" },
  ...but,
});

const asker = (login: string): Asker => ({ login, isInsider: false });

describe("who may give a command", () => {
  it.each<[Who, readonly string[]]>([
    ["anyone", ["amina", "bo", "chi", "dan", "eve", "finn", "gus"]],
    ["team", ["eve"]],
    ["reporter", ["amina"]],
    ["assignee", ["bo"]],
    ["circle", ["chi", "dan"]],
    ["team:leads", ["finn"]],
    ["@gus", ["gus"]],
  ])("%s means %j and nobody else", (who, members) => {
    const people = ["amina", "bo", "chi", "dan", "eve", "finn", "gus"];
    expect(people.filter((one) => mayGive([who], asker(one), standing()) === "member")).toEqual(
      members,
    );
  });

  it("nobody of a team that GitHub refuses to tell of, and a refusal says so", () => {
    const unseen = standing({
      team: () => ({ kind: "unknown", reason: "watchbill may not see it", isRefused: true }),
    });
    expect(mayGive(["team:leads"], asker("finn"), unseen)).toBe("outsider");
    expect(sayUnseen(["team"], "operations", unseen.team)).toBe(
      " Who is on the team `operations` is not known (watchbill may not see it), so of it only those count whom the " +
        "policy names, as in its `circles`.",
    );
    expect(sayUnseen(["team", "reporter"], undefined, unseen.team)).toBe("");
    expect(sayUnseen(["team:leads"], undefined, standing().team)).toBe("");
  });

  it("does not depend on capitals, as GitHub's logins do not", () => {
    for (const [who, login] of [
      ["reporter", "AMINA"],
      ["assignee", "Bo"],
      ["circle", "Dan"],
      ["@Gus", "gUS"],
      ["team:leads", "FINN"],
    ] as const)
      expect(mayGive([who], asker(login), standing())).toBe("member");
  });

  it.each<[readonly Who[], Partial<Standing>, string, Membership]>([
    [["team:others"], {}, "gus", "unknown"],
    [["team:others", "reporter"], {}, "amina", "member"],
    [["reporter", "team:others"], {}, "gus", "unknown"],
    [["team"], { crew: () => "unknown" }, "gus", "unknown"],
    [["team", "anyone"], { crew: () => "unknown" }, "gus", "member"],
    [["reporter"], { crew: () => "unknown" }, "gus", "outsider"],
    [["circle"], { circle: undefined }, "chi", "outsider"],
    [["reporter"], { author: undefined }, "amina", "outsider"],
    [[], {}, "amina", "outsider"],
  ])("by %j, with %o, %s is: %s", (who, but, login, answer) => {
    expect(mayGive(who, asker(login), standing(but))).toBe(answer);
  });

  it("asks for the team with what GitHub says of the person", () => {
    const crew: Standing["crew"] = (_, isInsider) => (isInsider ? "member" : "outsider");
    const insider = { login: "gus", isInsider: true };
    expect(mayGive(["team"], insider, standing({ crew }))).toBe("member");
    expect(mayGive(["team"], asker("gus"), standing({ crew }))).toBe("outsider");
  });
});

describe("a refusal", () => {
  const said = (who: readonly Who[], but: Partial<Standing> = {}) =>
    sayMayNot("stage", who, "outsider", asker("gus"), standing(but));

  it("says in one sentence who may", () => {
    expect(said(["team", "circle", "assignee", "reporter", "team:leads", "@bo"])).toBe(
      "`gus` may not give `/stage` here; please ask someone of the team, whoever answers for the circle " +
        "`payments`, an assignee of the issue, whoever opened the issue, someone of the team `leads` or `bo`, who may.",
    );
  });

  it("does not send anyone to the owner of no circle", () => {
    expect(said(["team", "circle"], { circle: undefined })).toBe(
      "`gus` may not give `/stage` here; please ask someone of the team, who may.",
    );
    expect(said(["circle"], { circle: undefined })).toContain("the issue belongs to none");
  });

  it("is none while it could not be learned, and says so", () => {
    expect(sayMayNot("assign", ["team"], "unknown", asker("gus"), standing())).toBe(
      "watchbill could not learn from GitHub whether `gus` may give `/assign`, so nothing has been done yet; it asks " +
        "again within minutes.",
    );
  });
});

describe("the policy's commands", () => {
  const may = (own: string, command: "priority" | "escalate" | "stage", login: string) => {
    const settings = settingsOf(own);
    const who = settings === false ? false : settings[command];
    return who === false ? "off" : mayGive(who, asker(login), standing());
  };

  it("let the reporter set the priority and escalate, and leave the rest to the team, unless told otherwise", () => {
    expect(may("", "priority", "amina")).toBe("member");
    expect(may("", "escalate", "amina")).toBe("member");
    expect(may("", "escalate", "gus")).toBe("outsider");
    expect(may("", "stage", "amina")).toBe("outsider");
    expect(may("", "stage", "eve")).toBe("member");
  });

  it("follow the policy", () => {
    const own = "commands: { priority: team, escalate: [anyone], stage: ['team:leads', '@gus'] }";
    expect(may(own, "priority", "amina")).toBe("outsider");
    expect(may(own, "escalate", "gus")).toBe("member");
    expect(may(own, "stage", "gus")).toBe("member");
    expect(may(own, "stage", "eve")).toBe("outsider");
    expect(may("commands: { stage: false }", "stage", "eve")).toBe("off");
  });

  it("name the teams that must be asked for", () => {
    expect(
      teamsOfCommands(settingsOf("commands: { stage: ['team:leads', team, '@gus'] }")),
    ).toEqual(["leads"]);
    expect(teamsOfCommands(settingsOf("commands: false"))).toEqual([]);
  });

  it("have a line for each command that works on issues, and no other", () => {
    const names = commands.filter(({ where }) => where !== "pull request").map(({ name }) => name);
    expect(Object.keys(settingsOf("") || {}).sort()).toEqual([...names].sort());
  });

  it("are no commands at all once they are switched off", () => {
    const on = (own: string) => switchedOn(commands, settingsOf(own)).map(({ name }) => name);
    expect(on("")).toHaveLength(commands.length);
    expect(on("commands: { assign: false, help: false }")).not.toContain("assign");
    expect(on("commands: { assign: false, help: false }")).not.toContain("help");
    expect(on("commands: { assign: false, help: false }")).toHaveLength(commands.length - 2);
    expect(on("commands: false")).toEqual(["exempt", "revoke"]);
  });

  it.each([
    ["stage: true", 'true does not say who may give /stage. Name them, as in "stage: team"'],
    ["stage: [bo]", 'or a person such as "@bo" in quotes, found text ("bo")'],
    ["stage: @bo", "What begins with @ must stand in quotes"],
    ["stage: [team, @bo]", "What begins with @ must stand in quotes"],
    ["stage: []", "expected a list of at least one"],
    ["acknowledge: team", 'Did you mean "ack"?'],
  ])("are refused with what to write instead: %s", (line, words) => {
    const reading = readPolicy({ own: `commands:\n  ${line}\n` });
    expect("problems" in reading && reading.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(words),
    ]);
  });
});
