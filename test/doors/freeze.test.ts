import { describe, expect, it } from "@jest/globals";
import { type FreezeArguments, freeze } from "../../src/doors/cli/freeze.js";

const asked = (policy: string | undefined, asks: Omit<FreezeArguments, "policy">) => {
  let out = "";
  let err = "";
  const code = freeze(
    { policy: "watchbill.yml", ...asks },
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      readFile: (file) => {
        expect(file).toBe("watchbill.yml");
        if (policy === undefined) throw Object.assign(new Error(), { code: "ENOENT" });
        return new TextEncoder().encode(policy);
      },
    },
  );
  return { code, out, err };
};

const CAIRO = "timezone: Africa/Cairo\n";
const json = (policy: string, asks: Omit<FreezeArguments, "policy">) => {
  const { code, out, err } = asked(policy, { ...asks, json: true });
  expect(err).toBe("");
  return { code, ...JSON.parse(out) };
};

describe("watchbill freeze", () => {
  it("says frozen with 1, the window, and both edges in the policy's zone", () => {
    expect(json(CAIRO, { at: "2026-11-19T10:00:00Z" })).toEqual({
      code: 1,
      frozen: true,
      window: "After Wednesday",
      since: "2026-11-19T00:00:00+02:00",
      until: "2026-11-22T00:00:00+02:00",
      message: expect.stringMatching(/^`main` is frozen until Sunday 22 November 2026, 00:00 /),
    });
  });

  it("says not frozen with 0, and what comes next", () => {
    expect(json(CAIRO, { at: "2026-11-18T23:59:59+02:00" })).toMatchObject({
      code: 0,
      frozen: false,
      until: "2026-11-19T00:00:00+02:00",
    });
  });

  it("says null for a window without a name and for edges that do not come", () => {
    const policy = "freeze: {windows: [{from: 2026-01-01, until: further notice}]}";
    expect(json(policy, { at: "2026-11-18T00:00Z" })).toMatchObject({
      frozen: true,
      window: null,
      since: "2026-01-01T00:00:00+00:00",
      until: null,
    });
    expect(json("freeze: {windows: []}", { at: "2026-11-19T00:00Z" })).toMatchObject({
      code: 0,
      frozen: false,
      window: null,
      since: null,
      until: null,
    });
  });

  it("is never frozen when the policy switches the freeze off", () => {
    expect(json("freeze: false", { at: "2026-11-19T00:00Z" })).toMatchObject({
      code: 0,
      frozen: false,
      message: expect.stringContaining("switches the freeze off"),
    });
  });

  it("takes a time without offset in the policy's zone", () => {
    expect(json(CAIRO, { at: "2026-11-18T23:59" }).frozen).toBe(false);
    expect(json(CAIRO, { at: "2026-11-19 00:00" }).frozen).toBe(true);
  });

  it("says that a branch is no production branch", () => {
    expect(json(CAIRO, { at: "2026-11-19T10:00Z", base: "feature/x" })).toMatchObject({
      code: 0,
      frozen: false,
      message: "No freeze applies: `feature/x` is no production branch.",
    });
    const production = `${CAIRO}production: {branches: [release/*]}\n`;
    expect(json(production, { at: "2026-11-19T10:00Z", base: "release/1" }).frozen).toBe(true);
    expect(json(production, { at: "2026-11-19T10:00Z" }).message).toMatch(/^Production is frozen/);
  });

  it("judges a change by its paths and labels", () => {
    const policy = `${CAIRO}freeze: {open_to: {paths: docs/, labels: hotfix}}`;
    const at = "2026-11-19T10:00Z";
    expect(json(policy, { at }).frozen).toBe(true);
    expect(json(policy, { at, paths: ["docs/a.md"] }).frozen).toBe(false);
    expect(json(policy, { at, paths: ["docs/a.md", "src/a.ts"] }).frozen).toBe(true);
    expect(json(policy, { at, labels: ["HotFix"] }).frozen).toBe(false);
  });

  it("tells people the title and the message in plain lines", () => {
    expect(asked(CAIRO, { at: "2026-11-19T10:00Z", base: "main" })).toEqual({
      code: 1,
      err: "",
      out: expect.stringMatching(/^Frozen until Sunday 22 .*\n`main` is frozen .*\n$/),
    });
  });

  const wrong: readonly [at: string, says: RegExp][] = [
    ["2026-11-19", /a whole day; say at what time/],
    ["yesterday", /no instant; write one such as 2026-11-19T09:00\+02:00/],
    ["2026-13-19T10:00Z", /no instant of the calendar/],
    ["2026-02-30T10:00", /no instant of the calendar/],
    ["1969-01-01T10:00Z", /out of reach/],
    ["", /no instant/],
    ["2026-04-24T00:30", /never was: the clocks of Africa\/Cairo skip it/],
    ["2026-10-29T23:30", /comes twice in Africa\/Cairo; add its offset, \+03:00 or \+02:00/],
  ];
  for (const [at, says] of wrong)
    it(`refuses --at "${at}" with 2`, () => {
      for (const form of [false, true]) {
        const { code, out, err } = asked(CAIRO, { at, json: form });
        expect({ code, out }).toEqual({ code: 2, out: "" });
        expect(err).toMatch(says);
      }
    });

  it("answers 1 for a policy that is not valid, and says where", () => {
    const policy = "freeze:\n  windows:\n    - from: Wednesday\n      until: Sunday\n";
    const { code, out, err } = asked(policy, { at: "2026-11-19T10:00Z" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(
      'line 4, column 14, at freeze.windows[0].until: it is not clear whether "Sunday"',
    );
    expect(json(policy, { at: "2026-11-19T10:00Z" })).toMatchObject({ code: 1, frozen: null });
  });

  it("answers 2 for a policy that cannot be read", () => {
    const message = "watchbill.yml cannot be read: there is no such file.";
    expect(asked(undefined, { at: "2026-11-19T10:00Z" })).toEqual({
      code: 2,
      out: "",
      err: `${message}\n`,
    });
    const { code, out } = asked(undefined, { at: "2026-11-19T10:00Z", json: true });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ frozen: null, message });
  });
});
