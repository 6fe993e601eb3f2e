import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { readFreezeCall } from "../../src/policy/freezeCall.js";
import { sayProblem } from "../../src/policy/problem.js";

/** Wednesday, 12:00:30 in Cairo. */
const SINCE = Temporal.Instant.from("2026-11-18T10:00:30Z");

const read = (body: string) => readFreezeCall(body, SINCE, "Africa/Cairo");
const block = (...lines: string[]) => ["```yaml", ...lines, "```"].join("\n");

const scope = (body: string): unknown => {
  const reading = read(body);
  return "scope" in reading
    ? { ...reading.scope, until: reading.scope.until?.toString() }
    : reading;
};
const wrong = (body: string): readonly string[] => {
  const reading = read(body);
  return "problems" in reading ? reading.problems.map(sayProblem) : [];
};

describe("an issue that calls a freeze", () => {
  it.each([
    ["says nothing", "Payments are down."],
    ["has an empty block", block("")],
    ["has only empty fields", block("paths:", "until:")],
    ["shows an example in a comment", `<!-- For example:\n${block("paths: docs/**")}\n-->`],
    ["shows YAML within another block", `~~~~text\n${block("paths: docs/**")}\n~~~~`],
    ["has a block of another language", "```sh\npaths: docs/**\n```"],
  ])("holds for everything where it %s", (_, body) => {
    expect(scope(body)).toEqual({ until: undefined });
  });

  it("says how far it reaches, in the words of the policy's windows", () => {
    const body = block(
      "branches: [main, release/*]",
      "paths: deploy/**",
      "labels: web",
      "stage: deep",
      "open_to: { labels: { all: [urgent, approved] } }",
    );
    expect(scope(`Sorry!\r\n\r\n${body.replaceAll("\n", "\r\n")}`)).toMatchObject({
      branches: ["main", "release/*"],
      paths: ["deploy/**"],
      labels: ["web"],
      stage: "deep",
      open_to: { labels: { all: ["urgent", "approved"] } },
      until: undefined,
    });
  });

  it("ends once a day is over if it says so", () => {
    const until = "2026-11-20T22:00:00Z";
    expect(scope(block("through: 2026-11-20"))).toMatchObject({ until });
  });

  it.each([
    ["16:00", "2026-11-18T14:00:00Z"],
    ["Sunday 09:00", "2026-11-22T07:00:00Z"],
    ["2026-11-30 18:00", "2026-11-30T16:00:00Z"],
    ["2026-11-18T12:00Z", "2026-11-18T12:00:00Z"],
    ["further notice", undefined],
  ])("ends at %s, counted from when it was called", (until, instant) => {
    expect(scope(block(`until: ${until}`))).toMatchObject({ until: instant });
  });

  it.each([
    [
      block("path: docs/**"),
      /^line 2, column 1: "path" is not a setting .* Did you mean "paths"\?$/,
    ],
    [`One\n\nTwo\n${block("from: Friday")}`, /^line 5, column 1: "from" is not a setting/],
    [block("stage: hard"), /^line 2, column 8, at stage: expected "soft" or "deep", found text/],
    [block("paths: docs/**", "until: someday"), /^line 3, column 8, at until: .*\.$/],
    [
      block("until: 2026-11-01"),
      /^line 2, column 8, at until: .*or "through: 2026-11-01" if it is/,
    ],
    [block("until: 2026-11-01 09:00"), /^line 2, column 8, at until: it ends before it starts/],
    [block("everything"), /^line 2, column 1: expected settings/],
    [block("paths: [a"), /^line \d+, column \d+: /],
  ])("is told where it cannot be read: %j", (body, message) => {
    expect(wrong(body)).toEqual([expect.stringMatching(message)]);
  });
});
