import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { commands } from "../../src/doors/cli/commands.js";

const folder = mkdtempSync(join(tmpdir(), "watchbill-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (content: string | Uint8Array, options: { json?: boolean; all?: boolean } = {}) => {
  const file = join(folder, "comment.md");
  writeFileSync(file, content);
  return runOn(file, options);
};

const runOn = (file: string, { json = false, all = false }: { json?: boolean; all?: boolean }) => {
  let out = "";
  let err = "";
  const code = commands(
    { file, json, all },
    { out: (text) => (out += text), err: (text) => (err += text) },
  );
  return { code, out, err };
};

const COMMENT = "Checkout is down.\r\n\r\n/pony party\r\n/Exempt freeze because it mends it\r\n";

describe("watchbill commands", () => {
  it("says in JSON which known commands a comment gives", () => {
    expect(run(COMMENT, { json: true })).toEqual({
      code: 0,
      out: '[{"name":"exempt","args":"freeze because it mends it","line":4}]\n',
      err: "",
    });
  });

  it("adds the unknown ones with --all", () => {
    expect(JSON.parse(run(COMMENT, { json: true, all: true }).out)).toEqual([
      { name: "pony", args: "party", line: 3 },
      { name: "exempt", args: "freeze because it mends it", line: 4 },
    ]);
  });

  it("says it in words, and what it left out", () => {
    expect(run(COMMENT).out).toBe(
      "line 4: /exempt freeze because it mends it\n1 command that watchbill does not know left out; --all shows them.\n",
    );
    expect(run("Well done!").out).toBe("No commands.\n");
  });

  it("gives an empty list for a comment without commands, and no failure", () => {
    expect(run("", { json: true })).toEqual({ code: 0, out: "[]\n", err: "" });
  });

  it("passes no control characters on to a terminal", () => {
    expect(run("/why \u001b[2J").out).toBe("line 1: /why  [2J\n");
  });

  it("takes a byte order mark for none of the text", () => {
    expect(JSON.parse(run("\ufeff/why", { json: true }).out)).toEqual([
      { name: "why", args: "", line: 1 },
    ]);
  });

  it("is wrong use on a file that cannot be read as text", () => {
    const missing = join(folder, "missing.md");
    expect(runOn(missing, {})).toEqual({
      code: 2,
      out: "",
      err: `${missing} cannot be read: there is no such file.\n`,
    });
    expect(runOn(folder, {})).toMatchObject({ code: 2, out: "" });
    expect(run(new Uint8Array([0xff, 0xfe, 0x00]))).toMatchObject({
      code: 2,
      err: expect.stringContaining("it is not text in UTF-8"),
    });
  });

  it("reads standard input for -", () => {
    const door = new URL("../../src/doors/cli/commands.js", import.meta.url).href;
    const script = `
      import { commands } from "${door}";
      const io = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
      process.exitCode = commands({ file: "-", json: true, all: true }, io);`;
    const out = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      input: COMMENT,
      encoding: "utf8",
    });
    expect(JSON.parse(out)).toHaveLength(2);
  });
});
