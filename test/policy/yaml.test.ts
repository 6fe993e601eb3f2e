import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { sayProblem } from "../../src/policy/problem.js";
import { parseYaml, type YamlDocument } from "../../src/policy/yaml.js";

const read = (text: string): YamlDocument => {
  const parsed = parseYaml(text);
  if ("problems" in parsed) throw new Error(parsed.problems.map(sayProblem).join("\n"));
  return parsed.document;
};

const complaints = (text: string): string[] => {
  const parsed = parseYaml(text);
  return ("problems" in parsed ? parsed.problems : parsed.document.problems).map(sayProblem);
};

describe("a YAML text", () => {
  it.each([
    ["an empty file", "", null],
    ["comments alone", "# nothing yet\n", null],
    ["a lone document marker", "---\n", null],
    [
      "text, numbers and truths",
      "a: b\nc: 1\nd: true\ne: 0x10\nf: 1.5",
      { a: "b", c: 1, d: true, e: 16, f: 1.5 },
    ],
    [
      "words that YAML 1.1 took for truths",
      "a: yes\nb: off\nc: 12:30",
      { a: "yes", b: "off", c: "12:30" },
    ],
    ["dates, which stay text", "a: 2026-11-22", { a: "2026-11-22" }],
    ["whatever is quoted, which is text", "a: '1'\nb: \"true\"", { a: "1", b: "true" }],
    ["nothing", "a:\nb: ~\nc: null\nd: ''", { a: null, b: null, c: null, d: "" }],
    [
      "lists and mappings in both styles",
      "a: [1, {b: 2}]\nc:\n  - d\n  - e: f",
      { a: [1, { b: 2 }], c: ["d", { e: "f" }] },
    ],
    ["keys as they are written", "1: a\ntrue: b\n~: c", { "1": "a", true: "b", "~": "c" }],
    ["an alias, written out", "a: &x [1]\nb: *x", { a: [1], b: [1] }],
    ["a byte order mark", "\uFEFFa: 1", { a: 1 }],
    ["text over several lines", "a: |\n  b\n  c\nd: >\n  e\n  f\n", { a: "b\nc\n", d: "e f\n" }],
  ])("may be %s", (_, text, value) => {
    expect(read(text).value).toEqual(value);
  });

  it("has `__proto__` for a key like any other", () => {
    const { value } = read("__proto__: {polluted: true}\nconstructor: x");
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("gives an alias a value of its own, not a shared one", () => {
    const { a, b } = read("a: &x [1]\nb: *x").value as { a: number[]; b: number[] };
    a.push(2);
    expect(b).toEqual([1]);
  });
});

describe("a place in it", () => {
  const text = [
    "# first",
    "one: 1",
    "two:",
    "  - a",
    "  -",
    '  - "b"',
    "  - {c: d, 'e': [f, g]}",
    "  - &x y",
    "  - *x",
    "three: |",
    "  text",
    "four:",
  ].join("\n");

  it.each([
    [["one"], "key", 2, 1],
    [["one"], "value", 2, 6],
    [["two"], "value", 4, 3],
    [["two", 0], "value", 4, 5],
    [["two", 1], "value", 5, 3],
    [["two", 2], "value", 6, 5],
    [["two", 3], "value", 7, 5],
    [["two", 3, "c"], "key", 7, 6],
    [["two", 3, "c"], "value", 7, 9],
    [["two", 3, "e"], "key", 7, 12],
    [["two", 3, "e", 1], "value", 7, 21],
    [["two", 4], "value", 8, 8],
    [["two", 5], "value", 9, 5],
    [["four"], "value", 12, 1],
    [["two", 9], "value", 4, 3],
    [["two", 3, "nowhere", "deeper"], "value", 7, 5],
    [["nowhere"], "value", 2, 1],
    [[], "value", 2, 1],
  ] as const)("is found: %j, its %s", (path, part, line, column) => {
    expect(read(text).place(path, part)).toEqual({ line, column });
  });

  it.each([
    ["LF", "a: 1\n\nb: 2"],
    ["CRLF", "a: 1\r\n\r\nb: 2"],
    ["CR", "a: 1\r\rb: 2"],
    ["LF after a byte order mark", "\uFEFFa: 1\n\nb: 2"],
  ])("is the same with %s at the ends of lines", (_, ends) => {
    const { place } = read(ends);
    expect(place(["a"], "key")).toEqual({ line: 1, column: 1 });
    expect(place(["b"], "value")).toEqual({ line: 3, column: 4 });
  });

  it("counts an emoji as one column", () => {
    expect(read("a: {😀: 👍🏽, b: 1}").place(["a", "b"], "key")).toEqual({ line: 1, column: 12 });
  });
});

describe("a YAML text that cannot be used", () => {
  it.each([
    [
      "a key that is set twice",
      "a: 1\nb:\n  c: 1\n  c: 2\na: 3",
      [
        'line 4, column 3, at b: "c" is set twice here. Keep one of the two.',
        'line 5, column 1: "a" is set twice here. Keep one of the two.',
      ],
    ],
    [
      "two documents",
      "a: 1\n---\nb: 2",
      [
        'line 2, column 1: A second document begins here, and only one is read. Remove the "---" or what follows it.',
      ],
    ],
    [
      "two documents, the first marked too",
      "---\na: 1\n---\nb: 2",
      [
        'line 3, column 1: A second document begins here, and only one is read. Remove the "---" or what follows it.',
      ],
    ],
    [
      "a tab for indentation",
      "a:\n\tb: 1",
      [
        "line 2, column 1: A tab is used to indent this line, which YAML does not allow. Use spaces.",
      ],
    ],
    [
      "wrong indentation",
      "a: 1\n  b: 2",
      [
        "line 2, column 4: This line is not indented like the settings beside it, or a quote or colon before it is out of place.",
      ],
    ],
    [
      "wrong indentation in a list",
      "a:\n  - b\n   - c\n - d",
      [
        "line 4, column 2: This line is not indented like the settings beside it, or a quote or colon before it is out of place.",
      ],
    ],
    [
      "an open quote",
      "a: 'b",
      ["line 1, column 6: The text ends before it is closed: a quote is missing."],
    ],
    [
      "an open list",
      "a: [b,",
      [
        'line 1, column 7: The file ends before a list or mapping is closed: a "]" or "}" is missing.',
      ],
    ],
    [
      "a missing comma",
      "a: [b\n{c: d}]",
      ["line 2, column 1: This line must be indented further than the setting it belongs to."],
    ],
    ["a comma too many", "a: [,]", ["line 1, column 5: There is nothing before this comma."]],
    [
      "a missing space after a colon",
      "a:b\nc: d",
      ["line 1, column 3: A space is missing after the colon."],
    ],
    [
      "a missing colon",
      "a: 1\nb\nc: 1",
      ['line 2, column 1: A colon is missing: a setting is written as "name: value".'],
    ],
    [
      "a missing space further down",
      "a: 1\nb:\n  c:d\n\n  # e\n  f: 1",
      ["line 3, column 5: A space is missing after the colon."],
    ],
    [
      "text on a line of its own",
      "a: 1\nhttp://b c",
      ['line 2, column 11: A colon is missing: a setting is written as "name: value".'],
    ],
    [
      "a NUL byte",
      "a: b\0",
      ["line 1, column 5: The file holds a NUL byte, so it is no text. Save it as UTF-8."],
    ],
    [
      "a control character",
      "a: b\u0007",
      [
        "line 1, column 5: There is a character here that cannot be printed. Remove it, or save the file as UTF-8.",
      ],
    ],
    [
      "half of an emoji",
      "a: b\ud83d",
      [
        "line 1, column 5: There is a character here that cannot be printed. Remove it, or save the file as UTF-8.",
      ],
    ],
    [
      "a stray backslash",
      'a: "\\d"',
      ['line 1, column 6: A "\\" in double quotes must be doubled. Or use single quotes.'],
    ],
    [
      "a tag",
      "a: !!str 5",
      [
        'line 1, column 4, at a: Tags such as "!!str" are not supported here. Leave it out; text that looks like a number goes in quotes.',
      ],
    ],
    [
      "a merge key",
      "a: &x {b: 1}\nc:\n  <<: *x",
      ['line 3, column 3, at c: Merging with "<<" is not supported here. Write the settings out.'],
    ],
    [
      "a list for a key",
      "? [a]\n: b",
      ["line 1, column 3: A key is plain text, not a list or a mapping."],
    ],
    [
      "an alias to nothing",
      "a: *b",
      ['line 1, column 4, at a: "*b" refers to nothing: no "&b" stands before it.'],
    ],
    [
      "an alias within itself",
      "a: &b [*b]",
      ['line 1, column 8, at a[0]: "*b" stands inside what it refers to. Write it out.'],
    ],
    ["deep nesting", "[".repeat(60), ["line 1, column 50: The settings are nested too deep here."]],
    [
      "an unknown directive's misuse",
      "%YAML 9.9\n---\na: 1",
      ["line 2, column 1: This is not valid YAML: unacceptable YAML version of the document."],
    ],
  ])("is told of: %s", (_, text, said) => {
    expect(complaints(text)).toEqual(said);
  });

  it("is told of when it is larger than 256 KiB", () => {
    expect(complaints(`a: ${"b".repeat(1_000_000)}`)).toEqual([
      "line 1, column 1: The file is larger than 256 KiB.",
    ]);
    expect(complaints(`a: ${"b".repeat(250_000)}`)).toEqual([]);
  });

  it("is told of when its aliases would make it grow beyond all bounds", () => {
    const lists = Array.from({ length: 30 }, (_, n) => {
      const item = n === 0 ? "lol" : `*a${n - 1}`;
      return `a${n}: &a${n} [${Array(9).fill(item).join(", ")}]`;
    });
    const [first] = complaints(lists.join("\n"));
    expect(first).toMatch(
      /^line 5, column \d+, at a4\[\d\]: "\*a3" makes the file too large once it is written out/,
    );
  });

  it("is told of when its aliases would nest too deep", () => {
    const lists = Array.from({ length: 60 }, (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1}` : 1}]`);
    expect(complaints(lists.join("\n"))[0]).toMatch(/^line 49, .*too large/);
  });
});

describe("any text at all", () => {
  const snippets = fc.constantFrom(
    ..."a: b|- |: |? |[|]|{|}|,|'|\"|&x |*x|!!str |---\n|...\n|\n|\r\n|\r|  |\t|#|😀|\uFEFF|\0|<<|__proto__|| >|%YAML|\\".split(
      "|",
    ),
    "|",
    "\n  - ",
    "\n ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(snippets, { maxLength: 40 }).map((parts) => parts.join("")),
  );

  it("is read, or gives problems that stand within it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseYaml(text);
        const problems = "problems" in parsed ? parsed.problems : parsed.document.problems;
        const lines = text.split(/\r\n|\n|\r/);
        for (const { line, column, message } of problems) {
          expect(message).not.toBe("");
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
        if ("problems" in parsed) expect(problems.length).toBe(1);
      }),
      { numRuns: 3000, seed: 2026 },
    );
  });

  it("finds every scalar of any JSON where it stands", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3, stringUnit: "grapheme-ascii" }), (json) => {
        const { value, place } = read(json);
        const walk = (part: unknown, path: (string | number)[]): void => {
          if (typeof part === "object" && part !== null)
            for (const [key, child] of Object.entries(part))
              walk(child, [...path, Array.isArray(part) ? Number(key) : key]);
          else {
            const { line, column } = place(path, "value");
            expect(line).toBe(1);
            expect(json.slice(column - 1)).toMatch(
              typeof part === "string" ? /^"/ : /^(-?[\d.]|true|false|null)/,
            );
          }
        };
        walk(value, []);
      }),
      { numRuns: 500, seed: 2026 },
    );
  });
});
