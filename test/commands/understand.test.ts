import { describe, expect, it } from "@jest/globals";
import type { Place } from "../../src/commands/command.js";
import { helpText } from "../../src/commands/help.js";
import { commands } from "../../src/commands/index.js";
import { parseCommands } from "../../src/commands/parse.js";
import { understand } from "../../src/commands/understand.js";

const understood = (line: string, place: Place = "pull request") => {
  const [typed] = parseCommands(line);
  if (!typed) throw new Error(`${line} is no command`);
  return understand(typed, place, commands);
};

const requested = (line: string, place: Place = "pull request") => {
  const answer = understood(line, place);
  return answer.kind === "known" && "ok" in answer.reading ? answer.reading.ok : answer;
};

describe("a known command", () => {
  it.each([
    ["/help", { command: "help", about: undefined }],
    ["/HELP", { command: "help", about: undefined }],
    ["/help /Exempt", { command: "help", about: "exempt" }],
    ["/help me please", { command: "help", about: "me" }],
    ["/why", { command: "why", rule: undefined }],
    ["/why Freeze? 🙏", { command: "why", rule: "freeze" }],
    ["/why :thinking:", { command: "why", rule: undefined }],
    ["/revoke", { command: "revoke", rule: undefined }],
    ["/revoke `freeze`", { command: "revoke", rule: "freeze" }],
    [
      "/exempt freeze because x",
      { command: "exempt", rule: "freeze", term: undefined, reason: "x" },
    ],
  ])("%j becomes a request", (line, request) => {
    expect(requested(line)).toEqual(request);
  });

  it.each(["/revoke freeze and priority", "/why is it red", "/why fr/eeze"])(
    "%j is answered with the right form",
    (line) => {
      expect(understood(line)).toMatchObject({
        reading: { mistake: expect.stringMatching(/one rule.*Write `\/(revoke|why) \[rule\]`/) },
      });
    },
  );

  it("says so where it does not work", () => {
    expect(understood("/exempt freeze because x", "issue")).toMatchObject({
      kind: "known",
      reading: { mistake: "`/exempt` works on pull requests only; this is not one." },
    });
  });
});

describe("a near miss", () => {
  it.each([
    ["/exampt freeze because x", "exempt"],
    ["/exemt freeze because x", "exempt"],
    ["/exxempt freeze because x", "exempt"],
    ["/exmept freeze because x", "exempt"],
    ["/revok", "revoke"],
    ["/ervoke", "revoke"],
  ])("%j is told what was probably meant", (line, name) => {
    expect(understood(line)).toMatchObject({
      kind: "near miss",
      meant: { name },
      answer: expect.stringContaining(`\`/${name}\` was probably meant, and nothing was done.`),
    });
  });

  it.each([
    "/pony party",
    "/lgtm",
    "/revoked yesterday",
    "/exempts nobody",
    "/helm upgrade",
    "/who",
    "/exemptions",
    "/exempted",
    "/evoek",
  ])("is not seen in %j, which is left alone", (line) => {
    expect(understood(line)).toEqual({ kind: "unknown" });
  });

  it("is not seen in a name as long as a comment", () => {
    expect(understood(`/${"exempt".repeat(10_000)}`)).toEqual({ kind: "unknown" });
  });

  it("is not seen for a command that would not work there", () => {
    expect(understood("/exampt freeze because x", "issue")).toEqual({ kind: "unknown" });
  });
});

describe("the registry", () => {
  it("has each name once, and names that can be typed", () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names)
      expect(parseCommands(`/${name}`)).toEqual([{ name, args: "", line: 1 }]);
  });

  it("gives examples that are right, and usages that begin like them", () => {
    for (const { name, usage, example, read } of commands) {
      const [typed] = parseCommands(example);
      expect(typed?.name).toBe(name);
      expect(read(typed?.args ?? "")).toHaveProperty("ok.command", name);
      expect(usage.startsWith(`/${name}`)).toBe(true);
    }
  });
});

describe("the help", () => {
  it("lists what works at its place, from the registry", () => {
    const onIssues = helpText(commands, "issue");
    const onPullRequests = helpText(commands, "pull request");
    for (const { usage, help, where } of commands) {
      expect(onPullRequests.includes(`- \`${usage}\`: ${help}`)).toBe(where !== "issue");
      expect(onIssues.includes(`- \`${usage}\`: ${help}`)).toBe(where !== "pull request");
    }
  });

  it("shows how to type the one asked about, and all when there is none of that name", () => {
    expect(helpText(commands, "pull request", "why")).toBe(
      "`/why [rule]`\n\nExplains the verdict in full, with the instants it depends on: of one rule, or of all. For example: `/why freeze`",
    );
    expect(helpText(commands, "issue", "exempt")).toBe(helpText(commands, "issue"));
    expect(helpText(commands, "issue", "@amina")).toBe(helpText(commands, "issue"));
  });

  it("gives no command itself, quoted back or not", () => {
    expect(parseCommands(helpText(commands, "pull request"))).toEqual([]);
    expect(parseCommands(helpText(commands, "pull request", "exempt"))).toEqual([]);
  });
});
