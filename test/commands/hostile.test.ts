import { describe, expect, it } from "@jest/globals";
import { commands as registry } from "../../src/commands/index.js";
import { parseCommands } from "../../src/commands/parse.js";
import { understand } from "../../src/commands/understand.js";
import { hostile, PIECES } from "./hostileText.js";

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
