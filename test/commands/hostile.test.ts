import { describe, expect, it } from "@jest/globals";
import { commands as registry } from "../../src/commands/index.js";
import { parseCommands } from "../../src/commands/parse.js";
import { understand } from "../../src/commands/understand.js";

/** What has brought Markdown parsers, regular expressions or readers to their knees, to be repeated. */
const PIECES = [
  ..."[ ]( ![ []( [a](b) ]([\n > >\n> - -\n 1. * ** *a_ _a* *_ *[ ~~ ` `` \\`` < <> <a <!-- <!--a--> <?".split(
    " ",
  ),
  ..."<![CDATA[ </ & &# |-|\n a|b\n-|-\n # =\n [^ [^a] [a]: <b> </b> <div>\n <pre>\n <code>".split(
    " ",
  ),
  ..."(((( \" ' / // /a- /a_b- @a @ops-team/ :a: \\ \\\n $ {{ \u202e \u200f \u200b \u0000 \u0007 🎉 é".split(
    " ",
  ),
  "\n",
  "\r",
  "\r\n",
  "\t",
  "  \n",
  " ",
  "> ",
  "- ",
  "1. ",
  "> - ",
  "> 1. ",
  "- - \n",
  "  - a\n",
  "[x]: /a\n[x]\n",
  "/exempt freeze because ",
  "/exempt freeze for 1 1 1 1 ",
  "/exempt because because ",
  "/revoke @everyone @ops-team\n",
  "/lgtm <!-- ",
  "/why `",
];

/** Pieces alone, in pairs, and in pairs on lines of their own: 500 comments of the length given. */
const hostile = (length: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const first = PIECES[index % PIECES.length] as string;
    const second = PIECES[(index * 7 + 3) % PIECES.length] as string;
    const turn = Math.floor(index / PIECES.length);
    const piece = [first, first + second, `${first}\n${second}\n`, `${first}x`][turn % 4] as string;
    return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  });

/** Every comment begins with a sound command, and all that is found is a name that stands on its line. */
const check = (comments: readonly string[]): void => {
  for (const comment of comments) {
    const body = `/ack\n\n${comment}`;
    const lines = body.toLowerCase().split(/\r\n|\r|\n/);
    const [first, ...others] = parseCommands(body);
    expect(first).toEqual({ name: "ack", args: "", line: 1 });
    const wrong = others.filter(
      ({ name, line }) =>
        !/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(name) || !lines[line - 1]?.includes(`/${name}`),
    );
    expect(wrong).toEqual([]);
  }
};

describe("hostile comments", () => {
  it("harm nothing: 500 of them", () => {
    check(hostile(1_000, 500));
  });

  // Were a piece to cost the square of its length, this would run into Jest's own limit by far.
  it.each(Array.from({ length: 8 }, (_, part) => part))(
    "harm nothing at 64 kB: part %i",
    (part) => {
      check(hostile(65_000, PIECES.length).filter((_, index) => index % 8 === part));
    },
  );

  it.each(["<>\n> - \n", "> ```\n~~\n", "\u200f\na\n> > \t```\n", "> a\n> > > \n", "a|b\n>```\n"])(
    "are not read at all when their quotations are tangled like %j",
    (piece) => {
      expect(parseCommands(`/ack\n\n${piece.repeat(65_000 / piece.length)}`)).toEqual([]);
    },
  );

  it.each([">", "> ", "1. ", "+ ", "> - ", "- > 1. ", "[", "![", "*_", "(", "<b>", "* *", "\t"])(
    "hide no command that stands below %j, however deep that nests",
    (piece) => {
      const below = { name: "ack", args: "", line: 3 };
      expect(parseCommands(`${piece.repeat(60_000 / piece.length)}\n\n/ack`)).toEqual([below]);
    },
  );

  it("are not seen in a long answer, quoted passage by quoted passage", () => {
    const passage = "> - Is the disk full?\n> - Since when?\nYes.\n- since nine\n  /ack\n";
    expect(parseCommands(passage.repeat(150))).toHaveLength(150);
    expect(parseCommands(`${passage}\n`.repeat(1_000))).toHaveLength(1_000);
  });

  it("are answered with code spans only where they are answered, so that nobody is pinged", () => {
    const words = ["@ops-team/all", "@amina", "[x](https://example.org)", "<img src=x>", "#1"];
    for (const word of words)
      for (const line of [
        `/exempt ${word} because x`,
        `/exempt freeze for ${word} because x`,
        `/exempt freeze until ${word} because x`,
        `/exempt ${word}`,
        `/revoke ${word} ${word}`,
        `/why ${word} ${word}`,
        `/exampt ${word}`,
      ]) {
        const [typed] = parseCommands(line);
        const answer = typed && understand(typed, "pull request", registry);
        const said =
          answer?.kind === "near miss"
            ? answer.answer
            : answer?.kind === "known" && "mistake" in answer.reading
              ? answer.reading.mistake
              : "";
        expect(said).not.toBe("");
        expect(said.replaceAll(/`[^`]*`/g, "")).not.toContain(word);
      }
  });
});
