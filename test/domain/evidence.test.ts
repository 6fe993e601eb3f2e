import { describe, expect, it } from "@jest/globals";
import { unshown } from "../../src/domain/maintenance/evidence.js";
import { Temporal } from "../../src/domain/time.js";

const at = Temporal.Instant.from("2026-03-02T09:00:00Z");
const said = (body: string, but: { at?: string; byTeam?: boolean } = {}) => ({
  body,
  at: Temporal.Instant.from(but.at ?? "2026-03-02T10:00:00Z"),
  byTeam: but.byTeam ?? true,
});
const RESTORE = "Restore a backup to a VM";
const SUMS = "Compare the checksums";

describe("evidence that a step was done", () => {
  it.each<[string, readonly ReturnType<typeof said>[], readonly string[]]>([
    ["nothing was said", [], [RESTORE, SUMS]],
    ["something else was said", [said("On it, will report.")], [RESTORE, SUMS]],
    ["a comment names the step", [said("Restored the backup of Monday, took 12 minutes")], [SUMS]],
    ["a comment names both", [said("restored backup, compared all checksums")], []],
    ["a link shows one step of those left", [said("https://ci.example.org/run/7")], [SUMS]],
    ["two links show two", [said("https://a.example/1"), said("see https://a.example/2")], []],
    [
      "a link with the name shows that step",
      [said("Checksums compared: https://a.example/1")],
      [RESTORE],
    ],
    ["a link's own words name nothing", [said("https://a.example/restore-backup")], [SUMS]],
    ["it was quoted", [said(`> ${RESTORE}\n\nWho does this?`)], [RESTORE, SUMS]],
    ["it is hidden", [said(`<!-- ${RESTORE} https://a.example -->`)], [RESTORE, SUMS]],
    ["somebody from outside said it", [said(RESTORE, { byTeam: false })], [RESTORE, SUMS]],
    ["it was said before", [said(RESTORE, { at: "2026-03-01T00:00:00Z" })], [RESTORE, SUMS]],
  ])("%s", (_, comments, left) => {
    expect(unshown([RESTORE, SUMS], comments, at)).toEqual(left);
  });

  it("is found for a step of short words", () => {
    expect(unshown(["Run DB GC"], [said("did it: run db gc")])).toEqual([]);
    expect(unshown(["Run DB GC"], [said("did it")])).toEqual(["Run DB GC"]);
  });
});
