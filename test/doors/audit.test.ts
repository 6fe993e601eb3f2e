import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { audit } from "../../src/doors/cli/audit.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "watchbill-audit-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const run = (json = true, where = folder) => {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  };
  const code = audit({ folder: where, json }, io);
  return { code, out: out.join(""), err: err.join("") };
};
const fields = (): readonly [string, string][] =>
  (JSON.parse(run().out) as { field: string; file: string }[]).map(({ field, file }) => [
    field,
    file,
  ]);

const complete = (): void => {
  put("README.md", "# ops\n");
  put("LICENSE", "Apache-2.0\n");
  put("runbooks/mail.md", "# Mail\n");
};

describe("watchbill audit", () => {
  it("answers 0 where nothing is missing, and 1 with what is", () => {
    complete();
    expect(run(false)).toEqual({ code: 0, out: `Nothing is missing in ${folder}.\n`, err: "" });
    put("docs/a.md", "[x](gone.md)\n");
    expect(run(false)).toMatchObject({
      code: 1,
      out: expect.stringContaining('docs/a.md:1: The link "gone.md" is dead'),
    });
  });

  it("asks a record of each service that a circle of the policy has", () => {
    complete();
    put(".github/watchbill.yml", "circles:\n  web: { owner: amina, services: [Checkout, Mail] }\n");
    put("services/mail.md", "# Mail\n");
    expect(fields()).toContainEqual(["service", ".github/watchbill.yml"]);
    expect(fields()).toContainEqual(["owner", "services/mail.md"]);
    expect(run(false).out).toContain(
      '.github/watchbill.yml:2: The service "Checkout" has no record.',
    );
  });

  it("follows no symbolic link, and reads nothing outside of the folder", () => {
    complete();
    symlinkSync("/etc", join(folder, "etc"));
    symlinkSync(folder, join(folder, "again"));
    put("a.md", "[x](etc/passwd) [y](again/README.md)\n");
    expect(fields()).toEqual([]);
  });

  it("names files that are no text, or too large, and goes on", () => {
    complete();
    put("a.md", new Uint8Array([35, 32, 255, 254, 0]));
    put("b.md", "a line of a log\n".repeat(330_000));
    put("c.md", "[x](gone.md)\n");
    expect(fields()).toEqual([
      ["file", "a.md"],
      ["file", "b.md"],
      ["link", "c.md"],
    ]);
  });

  it("leaves git's own folder and packages alone", () => {
    complete();
    put(".git/x.md", "[x](gone.md)\n");
    put("node_modules/x/README.md", "[x](gone.md)\n");
    expect(fields()).toEqual([]);
  });

  it("answers 2 where there is no such folder, or its policy is not valid", () => {
    expect(run(true, join(folder, "none")).code).toBe(2);
    put(".github/watchbill.yml", "circels: {}\n");
    expect(run()).toMatchObject({ code: 2, out: "", err: expect.stringContaining("not valid") });
  });
});
