import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { FIELDS } from "../../src/documents/contract.js";
import { type ReportArguments, report, reportNew } from "../../src/doors/cli/report.js";

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../fixtures/reports/${name}.md`, import.meta.url));
const COMPLETE = fixture("own-template-filled");
const INCOMPLETE = fixture("empty-stub");

const folder = mkdtempSync(join(tmpdir(), "watchbill-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: Partial<ReportArguments>) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  };
  const exit = report({ files: [], json: false, profile: "default", ...args }, io);
  return { exit, out: out.join(""), err: err.join("") };
};

describe("watchbill report", () => {
  it("exits 0 when all reports are complete", () => {
    const { exit, out } = run({ files: [COMPLETE], profile: "strict" });
    expect(exit).toBe(0);
    expect(out).toContain("own-template-filled.md: complete");
  });

  it("exits 1 when one is not, and says what is missing at which line", () => {
    const { exit, out } = run({ files: [COMPLETE, INCOMPLETE] });
    expect(exit).toBe(1);
    expect(out).toContain("empty-stub.md: not complete");
    expect(out).toContain("line 3: The summary is empty.");
  });

  it("answers in JSON with an array, one object a file", () => {
    const { out } = run({ files: [COMPLETE, INCOMPLETE], json: true });
    const answer = JSON.parse(out);
    expect(answer).toHaveLength(2);
    expect(answer[0]).toMatchObject({ file: COMPLETE, complete: true });
    expect(Object.keys(answer[1].fields)).toEqual([...FIELDS]);
    for (const value of Object.values(answer[1].fields)) expect(typeof value).toBe("boolean");
    expect(answer[1].findings[0]).toEqual({
      field: expect.any(String),
      verdict: expect.stringMatching(/^(?:fail|warn|unknown)$/),
      message: expect.any(String),
      line: expect.any(Number),
    });
  });

  it("says of a file that cannot be read that it cannot, and reads the others", () => {
    const missing = join(folder, "missing.md");
    const { exit, out } = run({ files: [missing, COMPLETE], json: true });
    expect(exit).toBe(2);
    const [first, second] = JSON.parse(out);
    expect(first).toMatchObject({ file: missing, complete: false });
    expect(first.findings[0].message).toContain("cannot be read");
    expect(second.complete).toBe(true);
  });

  it("reads bytes that are no text without failing", () => {
    const file = join(folder, "binary.md");
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x23, 0x80]));
    const { exit, out } = run({ files: [file], json: true });
    expect(exit).toBe(2);
    expect(JSON.parse(out)[0].findings[0]).toEqual({
      field: "file",
      verdict: "fail",
      message: `${file} cannot be read: it is not text in UTF-8.`,
      line: 1,
    });
  });

  it("refuses to be called without a file, or with a profile that there is not", () => {
    expect(run({}).exit).toBe(2);
    const { exit, err } = run({ files: [COMPLETE], profile: "harsh" as "strict" });
    expect(exit).toBe(2);
    expect(err).toContain("lenient, default or strict");
  });

  it("asks less under the lenient profile, more under the strict one", () => {
    const files = [fixture("short-outage-note")];
    expect(run({ files, profile: "lenient" }).exit).toBe(0);
    expect(run({ files, profile: "default" }).exit).toBe(1);
    const count = (profile: ReportArguments["profile"]): number =>
      run({ files, profile }).out.split("\n").length;
    expect(count("strict")).toBeGreaterThan(count("default"));
  });

  it("writes a blank report that editors and this command read", () => {
    const out: string[] = [];
    expect(reportNew({ out: (text) => void out.push(text), err: () => {} })).toBe(0);
    const written = out.join("");
    const schema = JSON.parse(
      readFileSync(
        new URL("../../../schemas/incident-report.schema.json", import.meta.url),
        "utf8",
      ),
    );
    for (const key of Object.keys(schema.properties))
      expect(written).toMatch(new RegExp(`^${key}:`, "m"));
  });
});
