import { describe, expect, it } from "@jest/globals";
import { closest } from "../../src/policy/closest.js";

describe("the word that was probably meant", () => {
  it.each([
    ["freze", ["freeze", "priority"], "freeze"],
    ["Freeze", ["freeze"], "freeze"],
    ["time-zone", ["timezone"], "timezone"],
    ["branch", ["branches"], "branches"],
    ["form", ["from", "until"], undefined],
    ["fron", ["from", "until"], "from"],
    ["colour", ["freeze", "priority"], undefined],
    ["at", ["in", "by"], undefined],
    ["", ["freeze"], undefined],
    ["freeze", [], undefined],
    ["f".repeat(100_000), ["freeze"], undefined],
  ])("for %.20j among %j is %j", (word, candidates, meant) => {
    expect(closest(word, candidates)).toBe(meant);
  });
});
