import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { added, parseCommands, type TypedCommand } from "../../src/commands/parse.js";

interface Example {
  readonly about: string;
  readonly body: string;
  readonly commands: readonly TypedCommand[];
}

const examples: readonly Example[] = JSON.parse(
  readFileSync(new URL("../../../fixtures/comments/comments.json", import.meta.url), "utf8"),
);

describe("a comment's commands", () => {
  it.each(examples)("are read right: $about", ({ body, commands }) => {
    expect(parseCommands(body)).toEqual(commands);
  });

  it.each(examples)("are the same with CRLF: $about", ({ body, commands }) => {
    const windows = body.replaceAll(/\r\n?|\n/g, "\r\n");
    expect(parseCommands(windows)).toEqual(commands);
  });

  it("are none at all once quoted", () => {
    for (const { body } of examples) {
      const quoted = body.replaceAll(/^/gm, "> ").replaceAll("\r", "");
      expect(parseCommands(quoted)).toEqual([]);
    }
  });

  it("are not read from the part that GitHub would not take, not even half a line", () => {
    const line = "/escalated yesterday\n";
    const body = `${"x".repeat(65_536 - "\n/escalate".length)}\n${line}`;
    expect(parseCommands(body)).toEqual([]);
    expect(parseCommands(`/ack\n\n${body}`)).toEqual([{ name: "ack", args: "", line: 1 }]);
  });
});

describe("an edit", () => {
  const run = (before: string, after: string): readonly string[] =>
    added(before, after).map(({ name, args, line }) => `${line}: ${name} ${args}`.trim());

  it("runs the commands that it adds, and these alone", () => {
    expect(run("/take", "/take\n/priority major")).toEqual(["2: priority major"]);
  });

  it("runs nothing when only prose changes", () => {
    expect(run("down\n\n/escalate", "Checkout is down\n\n/escalate")).toEqual([]);
  });

  it("runs nothing when commands move, or are typed with other spaces or capitals", () => {
    expect(run("/take\n/priority  major", "/Priority major\nso:\n/take")).toEqual([]);
  });

  it("runs nothing when it takes a command away", () => {
    expect(run("/take\n/ack", "/ack")).toEqual([]);
  });

  it("runs a command anew when its arguments change", () => {
    expect(run("/priority major", "/priority minor")).toEqual(["1: priority minor"]);
  });

  it("runs a command that was quoted or code before", () => {
    expect(run("> /ack\n\n`\n/take\n`", "/ack\n\n/take")).toEqual(["1: ack", "3: take"]);
  });

  it("runs a command once more when it is said once more", () => {
    expect(run("/assign @amina", "/assign @amina\n/assign @amina")).toEqual(["2: assign @amina"]);
  });

  it("runs everything in a comment that had nothing", () => {
    expect(run("", "/ack\n/take")).toEqual(["1: ack", "2: take"]);
  });
});
