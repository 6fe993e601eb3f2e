import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type PolicyCheckArguments, policyCheck } from "../../src/doors/cli/policyCheck.js";

const missing = (file: string): never => {
  throw Object.assign(new Error(`no ${file}`), { code: "ENOENT" });
};

/** Runs the command on files that are given as text or bytes. */
const run = (asked: PolicyCheckArguments, files: Record<string, string | Uint8Array>) => {
  let out = "";
  let err = "";
  const code = policyCheck(asked, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readFile: (file) => {
      const found = files[file] ?? missing(file);
      return typeof found === "string" ? new TextEncoder().encode(found) : found;
    },
  });
  return { code, out, err };
};

describe("watchbill policy check", () => {
  it("says in short what a valid policy does", () => {
    const { code, out, err } = run(
      { file: "watchbill.yml" },
      {
        "watchbill.yml":
          "timezone: Africa/Cairo\nproduction: {branches: [main, live]}\nfreeze: false\n",
      },
    );
    expect(out).toBe(
      [
        "watchbill.yml is valid.",
        "",
        "In short:",
        "  Days and hours are those of Africa/Cairo.",
        "  When the team works is not said (hours), so no clock runs.",
        "  Production is released from main and live.",
        "  Every issue carries exactly one of priority_critical, priority_major and priority_minor; while it has none, it carries needs-priority.",
        "  The stages of the work are To Do, In Progress and Done.",
        "  Nothing is ever frozen.",
        "  A change goes into production if it names its issue.",
        "  Changed documents have to be complete: research/incident_reports/**/*.md (incident-report).",
        "  An issue labelled incident needs a report if it is critical or major.",
        "",
      ].join("\n"),
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("shows each problem with its line and a caret under the column", () => {
    const { code, out, err } = run(
      { file: "p.yml" },
      { "p.yml": "\uFEFFtimezone: Africa/Kairo\r\npriority: { missing: 👍, lables: x }\r\n" },
    );
    expect(out).toBe(
      [
        "p.yml is not valid.",
        "",
        'line 1, column 11, at timezone: "Africa/Kairo" is not a time zone. Did you mean "Africa/Cairo"?',
        "  1 | timezone: Africa/Kairo",
        "                ^",
        "",
        'line 2, column 25, at priority: "lables" is not a setting here. Did you mean "labels"?',
        "  2 | priority: { missing: 👍, lables: x }",
        "                              ^",
        "",
      ].join("\n"),
    );
    expect({ code, err }).toEqual({ code: 1, err: "" });
  });

  it("warns, and finds the policy valid all the same", () => {
    const { code, out } = run({ file: "p.yml" }, { "p.yml": "timezone: EST" });
    expect(code).toBe(0);
    expect(out).toContain("p.yml is valid.\n\nline 1, column 11, at timezone: warning: ");
    expect(out).toContain("  1 | timezone: EST\n                ^\n\nIn short:\n");
  });

  it("cuts a long line around the column, and passes no control characters on", () => {
    const line = `${" ".repeat(4)}${"x".repeat(300)}\u001b[31m: {`;
    const { out } = run({ file: "p.yml" }, { "p.yml": `production:\n${line}` });
    const [text = "", caret = ""] = out.split("\n").slice(-3);
    expect(out).not.toContain("\u001b");
    expect(text.length).toBeLessThan(120);
    expect(text[caret.length - 1]).toBe(" ");
    expect(text.slice(0, caret.length - 1)).toMatch(/^ {2}2 \| x+$/);
  });

  it("judges the file over a base, and names the base when the base is wrong", () => {
    const files = {
      "own.yml": "priority: {missing: P1}",
      "base.yml": "priority: {labels: [P1]}",
      "bad.yml": "x: 1",
    };
    expect(run({ file: "own.yml" }, files).code).toBe(0);
    expect(run({ file: "own.yml", base: "base.yml" }, files)).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^own\.yml is not valid\.\n\nline 1, column 21, at priority\.missing: "P1"/,
      ),
    });
    expect(run({ file: "own.yml", base: "bad.yml" }, files)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^bad\.yml is not valid\.\n\nline 1, column 1: "x"/),
    });
  });

  it("answers in JSON when asked", () => {
    const files = { "p.yml": "priority: {labels: [1]}", "good.yml": "", "bad.yml": "x: 1" };
    expect(JSON.parse(run({ file: "good.yml", json: true }, files).out)).toEqual({
      valid: true,
      problems: [],
    });
    const { code, out } = run({ file: "p.yml", json: true }, files);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      valid: false,
      problems: [
        {
          file: "p.yml",
          line: 1,
          column: 21,
          path: "priority.labels[0]",
          message:
            'expected text or settings (such as "name"), found a number (1); put it in quotes.',
          expected: 'text or settings (such as "name")',
          suggestion: '"1"',
          severity: "error",
        },
      ],
    });
    expect(
      JSON.parse(run({ file: "good.yml", base: "bad.yml", json: true }, files).out),
    ).toMatchObject({
      valid: false,
      problems: [{ file: "bad.yml" }],
    });
  });

  it.each([
    ["is not there", {}, "p.yml cannot be read: there is no such file."],
    [
      "is not text",
      { "p.yml": Uint8Array.of(0x61, 0xff) },
      "p.yml cannot be read: it is not text in UTF-8.",
    ],
  ])("answers 2 when a file %s", (_, files, message) => {
    expect(run({ file: "p.yml" }, files)).toEqual({ code: 2, out: "", err: `${message}\n` });
    const { code, out, err } = run({ file: "p.yml", json: true }, files);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out)).toMatchObject({ valid: false, problems: [{ file: "p.yml", message }] });
  });

  it("reads from the disk", () => {
    const folder = mkdtempSync(join(tmpdir(), "watchbill-"));
    const file = join(folder, "p.yml");
    writeFileSync(file, "freeze: false\n");
    const said: string[] = [];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    expect(policyCheck({ file }, io)).toBe(0);
    expect(policyCheck({ file: folder }, io)).toBe(2);
    expect(policyCheck({ file: join(folder, "none") }, io)).toBe(2);
    expect(said[0]).toContain(`${file} is valid.`);
    expect(said.slice(1)).toEqual([
      `${folder} cannot be read: it is a directory.\n`,
      `${join(folder, "none")} cannot be read: there is no such file.\n`,
    ]);
    rmSync(folder, { recursive: true });
  });
});
