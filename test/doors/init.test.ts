import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { load } from "js-yaml";
import { type InitArguments, init } from "../../src/doors/cli/init/init.js";
import { readPolicy } from "../../src/policy/policy.js";
import { ALL, clone, files, form, run } from "./initBench.js";

const policyIn = (folder: string): string =>
  readFileSync(join(folder, ".github/watchbill.yml"), "utf8");

describe("watchbill init", () => {
  it("writes policy, forms and workflow, and says what comes next", () => {
    const folder = clone();
    const { code, out, err } = run({ folder, team: "operations" });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(Object.keys(files(folder))).toEqual(ALL);
    for (const path of ALL) expect(out).toContain(`  ${path}\n`);
    expect(out).toContain("Guessed: the time zone is Europe/Brussels, as on this machine;");
    expect(out).toMatch(/Next:\n {2}1\. Read .github\/watchbill\.yml/);
    expect(out).toContain("Require the check `watchbill` on main; `watchbill doctor` says");
    expect(readPolicy({ own: policyIn(folder) })).toMatchObject({
      policy: {
        timezone: "Europe/Brussels",
        production: { branches: ["main"] },
        operations: { team: "operations" },
      },
    });
  });

  it("writes nothing the second time", () => {
    const folder = clone();
    run({ folder });
    const before = files(folder);
    const { code, out } = run({ folder, kind: "support-desk", timezone: "Africa/Cairo" });
    expect(code).toBe(0);
    expect(out).toMatch(/^Nothing was written\.\nLeft alone, for it is there already:\n/);
    expect(files(folder)).toEqual(before);
  });

  it("keeps what is there byte for byte, and asks for that policy's priorities", () => {
    const folder = clone();
    const own = {
      [form("3-access.yml")]: "not even a form\r\n",
      ".github/watchbill.yml": "priority:\r\n  labels: [now, 'later on']\r\n",
    };
    mkdirSync(join(folder, ".github/ISSUE_TEMPLATE"), { recursive: true });
    for (const [path, text] of Object.entries(own)) writeFileSync(join(folder, path), text);
    const { code, out } = run({ folder });
    expect(code).toBe(0);
    expect(files(folder)).toMatchObject(own);
    expect(Object.keys(files(folder))).toEqual(ALL);
    expect(out).toContain(
      `Left alone, for it is there already:\n  .github/watchbill.yml\n  ${form("3-access.yml")}\n`,
    );
    expect(out).not.toContain("Guessed");
    const { body } = load(files(folder)[form("2-request.yml")] ?? "") as {
      body: { id?: string; attributes: { options?: string[] } }[];
    };
    expect(body.find(({ id }) => id === "priority")?.attributes.options).toEqual([
      "now",
      "later on",
    ]);
  });

  it("asks for no priority where the policy there knows none", () => {
    const folder = clone();
    mkdirSync(join(folder, ".github"));
    writeFileSync(join(folder, ".github/watchbill.yml"), "priority: false\n");
    run({ folder });
    expect(files(folder)[form("2-request.yml")]).not.toMatch(/priority/i);
  });

  it("stops at a policy that is there and not valid", () => {
    const folder = clone();
    mkdirSync(join(folder, ".github"));
    writeFileSync(join(folder, ".github/watchbill.yml"), "priorities: x\n");
    const { code, out, err } = run({ folder });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("not valid. Mend it first; nothing was written.\n  line 1, column 1");
    expect(Object.keys(files(folder))).toEqual([".github/watchbill.yml"]);
  });

  it("leaves a form out whose name another form has", () => {
    const folder = clone();
    mkdirSync(join(folder, ".github/ISSUE_TEMPLATE"), { recursive: true });
    writeFileSync(join(folder, form("outage.md")), "---\nname: 'incident'\nabout: x\n---\n");
    const { out } = run({ folder });
    expect(Object.keys(files(folder))).not.toContain(form("1-incident.yml"));
    expect(out).toContain(
      `Left out, for another form here has its name:\n  ${form("1-incident.yml")}\n`,
    );
    expect(run({ folder }).out).toMatch(/^Nothing was written/);
  });

  it("says what it would write, and writes nothing", () => {
    const folder = clone();
    const { code, out } = run({ folder, dryRun: true });
    expect(code).toBe(0);
    expect(out).toContain("Would write, for");
    expect(existsSync(join(folder, ".github"))).toBe(false);
  });

  it("leaves the workflow out for a team that runs the server", () => {
    const folder = clone();
    const { out } = run({ folder, workflow: false });
    expect(existsSync(join(folder, ".github/workflows"))).toBe(false);
    expect(out).toContain("Run the server");
  });

  it("knows the default branch of a clone, whatever it is called", () => {
    const folder = clone("ops/live #1");
    run({ folder });
    expect(readPolicy({ own: policyIn(folder) })).toMatchObject({
      policy: { production: { branches: ["main"] } },
    });
    const other = clone("ops/#live");
    run({ folder: other });
    expect(readPolicy({ own: policyIn(other) })).toMatchObject({
      policy: { production: { branches: ["ops/#live"] } },
    });
    const workflow = load(files(other)[".github/workflows/watchbill.yml"] ?? "");
    expect(workflow).toMatchObject({ on: { push: { branches: ["ops/#live"] } } });
  });

  it("names the setting for the team where none was said", () => {
    const folder = clone();
    expect(run({ folder }).out).toContain("Name the team that alone pushes to production");
    expect(policyIn(folder)).toContain("\n#operations:\n  #team: operations\n");
  });

  const wrong: readonly [Partial<InitArguments>, RegExp][] = [
    [{ kind: "circus" }, /^There is no kind "circus"\. Choose co-operative, /],
    [{ kind: "toString" }, /^There is no kind/],
    [{ timezone: "Africa/Kairo" }, /--timezone: .*Did you mean "Africa\/Cairo"\?/],
    [{ timezone: "EST" }, /timezone: .*Name a place, such as "America\/New_York"/],
    [{ team: "@acme/ops" }, /operations\.team: .*the team's slug/],
    [{ team: "ops\nfreeze: false" }, /operations\.team: /],
  ];
  it.each(wrong)("refuses %j, and writes nothing", (asked, message) => {
    const folder = clone();
    expect(() => run({ folder, ...asked })).toThrow(message);
    expect(existsSync(join(folder, ".github"))).toBe(false);
  });

  it("takes the time zone of no machine that has none", () => {
    const folder = clone();
    const io = { out: () => {}, err: () => {} };
    init({ folder, workflow: true, dryRun: false }, "Etc/Unknown", io);
    expect(policyIn(folder)).toContain("\ntimezone: UTC\n");
  });
});
