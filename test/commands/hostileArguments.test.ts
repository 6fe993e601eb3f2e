import { describe, expect, it } from "@jest/globals";
import MarkdownIt from "markdown-it";
import type { Place } from "../../src/commands/command.js";
import { helpText } from "../../src/commands/help.js";
import { commands } from "../../src/commands/index.js";
import { parseCommands } from "../../src/commands/parse.js";
import { understand } from "../../src/commands/understand.js";
import { ARGUMENTS, hostile } from "./hostileText.js";

const HERE = { owner: "harbour", name: "ops", number: 7 };
const PLACES: readonly Place[] = ["issue", "pull request"];
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Everything that a comment's commands come to, at both places: what is answered, and what is asked for. */
const outcomes = (comment: string) => {
  const answers: string[] = [];
  const requests: object[] = [];
  for (const typed of parseCommands(comment))
    for (const place of PLACES) {
      const understood = understand(typed, place, commands, HERE);
      if (understood.kind === "near miss") answers.push(understood.answer);
      if (understood.kind !== "known") continue;
      if ("mistake" in understood.reading) answers.push(understood.reading.mistake);
      else {
        requests.push(understood.reading.ok);
        if (understood.reading.ok.command === "help")
          answers.push(helpText(commands, place, understood.reading.ok.about));
      }
    }
  return { answers, requests };
};

const HIDDEN = /[\p{Cs}\p{Bidi_Control}\u2028\u2029]|(?!\n)\p{Cc}/u;

/** What of an answer would ping, link, draw or run something on GitHub, or is too much of it. */
const harmIn = (answer: string): readonly string[] => {
  const tokens = markdown
    .parse(answer, {})
    .flatMap(({ type, children }) => children ?? [{ type, content: "" }]);
  const harm = tokens.flatMap(({ type, content }) => {
    if (/^(html|link|image|fence|code_block|table)/.test(type)) return [type];
    return type === "text" && /[@＠﹫]|#\d|GH-\d|:\/\/|www\.|[&<>]/.test(content) ? [content] : [];
  });
  return [
    ...harm,
    ...(HIDDEN.test(answer) ? ["hidden characters"] : []),
    ...(answer.length > 4_000 ? ["its length"] : []),
    ...(parseCommands(answer).length > 0 ? ["commands"] : []),
  ];
};

/** Texts of people in a request: each on one line, of a length to be read, and showing all it has. */
const unfit = (request: object): readonly unknown[] =>
  Object.values(request)
    .flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [value],
    )
    .filter((value): value is string => typeof value === "string")
    .filter((text) => /[\r\n]/.test(text) || HIDDEN.test(text) || [...text].length > 301);

const check = (comments: readonly string[]): { answers: number; requests: number } => {
  const count = { answers: 0, requests: 0 };
  for (const comment of comments) {
    const { answers, requests } = outcomes(comment);
    expect([...new Set(answers)].flatMap(harmIn)).toEqual([]);
    expect(requests.flatMap(unfit)).toEqual([]);
    count.answers += answers.length;
    count.requests += requests.length;
  }
  return count;
};

const NAMES = [...commands.map(({ name }) => name), "exampt", "escalat", "duplicat", "de-escalate"];

describe("what hostile comments come to", () => {
  it("pings nobody, links nothing and hides nothing: each command with each of them", () => {
    const comments = NAMES.flatMap((name) =>
      ARGUMENTS.flatMap((one) => [
        `/${name} ${one}`,
        `/${name} x ${one} @amina ${one}`,
        `/${name} ${one} because ${one} @amina`,
        `/${name} x for ${one} because x`,
      ]),
    );
    expect(comments.length).toBeGreaterThan(500);
    const { answers, requests } = check(comments);
    expect(Math.min(answers, requests)).toBeGreaterThan(500);
  });

  it("is as harmless behind each command at full length", () => {
    const comments = NAMES.flatMap((name, nth) =>
      ARGUMENTS.filter((_, place) => place % NAMES.length === nth).map((one) =>
        `/${name} ${`${one} `.repeat(65_000 / (one.length + 1))}`.slice(0, 65_000),
      ),
    );
    check(comments);
  });

  it("is as harmless for 500 comments of nothing but trouble", () => {
    const lines = hostile(1_000, 500).map((text, nth) => `/${NAMES[nth % NAMES.length]} ${text}`);
    check(lines);
  });

  it("is as harmless for thousands of commands in one comment", () => {
    const comments = ["/priority", "/assign @harbour/ops\r", "/escalate @a @b"].map((line) =>
      `${line}\n`.repeat(65_000 / (line.length + 1)),
    );
    for (const comment of comments) expect(check([comment]).answers).toBeGreaterThan(2 * 2_500);
  });
});

/** How often a text's characters are looked at one by one, or a piece of it is taken, while something runs. */
const workOf = (run: () => void): number => {
  let steps = 0;
  const kinds = [
    "charCodeAt",
    "codePointAt",
    "charAt",
    "slice",
    "indexOf",
    "split",
    "trim",
  ] as const;
  const before = kinds.map((kind) => String.prototype[kind]);
  kinds.forEach((kind, nth) => {
    const original = before[nth] as (...args: unknown[]) => unknown;
    Object.defineProperty(String.prototype, kind, {
      configurable: true,
      writable: true,
      value(this: string, ...args: unknown[]) {
        steps += 1;
        return original.apply(this, args);
      },
    });
  });
  try {
    run();
  } finally {
    kinds.forEach((kind, nth) => {
      Object.defineProperty(String.prototype, kind, {
        configurable: true,
        writable: true,
        value: before[nth],
      });
    });
  }
  return steps;
};

describe("the work that a hostile comment makes", () => {
  it("is counted so that it shows what costs the square of its length", () => {
    const [small, large] = [2_000, 8_000].map((length) =>
      workOf(() => markdown.parse("> a\n> > > \n".repeat(length / 11), {})),
    ) as [number, number];
    expect(large).toBeGreaterThan(8 * small);
  });

  const comments = (length: number) =>
    hostile(length, 200).map((text, nth) => `/${NAMES[nth % NAMES.length]} x\n\n${text}`);

  it("does not grow faster than the comment", () => {
    const [small, large] = [4_000, 16_000].map(comments) as [string[], string[]];
    const grown = small.flatMap((comment, nth) => {
      const first = workOf(() => outcomes(comment));
      const second = workOf(() => outcomes(large[nth] as string));
      // Four times as much text: were any of it to cost the square of its length, it would be sixteen times the work.
      return second > 6 * first + 10_000 ? [{ comment: comment.slice(0, 60), first, second }] : [];
    });
    expect(workOf(() => outcomes(small[0] as string))).toBeGreaterThan(1_000);
    expect(grown).toEqual([]);
  });
});
