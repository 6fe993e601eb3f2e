import { describe, expect, it } from "@jest/globals";
import { columnsOf, cut, plain, table } from "../../src/doors/cli/table.js";

describe("a table on a terminal", () => {
  it.each([
    ["abc", 3],
    ["日本", 4],
    ["é", 1],
    ["e\u0301", 1],
    ["🔥", 2],
    ["👩‍💻", 2],
    ["⚠️", 2],
    ["한글 a", 6],
    ["", 0],
  ])("knows that %j takes %i columns", (text, columns) => expect(columnsOf(text)).toBe(columns));

  it("cuts what does not fit, and no letter in half", () => {
    expect(cut("abcdef", 6)).toBe("abcdef");
    expect(cut("abcdefg", 6)).toBe("abcde…");
    expect(cut("日本語日本語", 6)).toBe("日本…");
    expect(cut("a👩‍💻👩‍💻", 4)).toBe("a👩‍💻…");
  });

  it("keeps columns in line and every line within 80 columns", () => {
    const rows = [
      ["#1", "short", "日本語のとても長い件名です".repeat(5)],
      ["#1000", "a priority with a very long name", "🔥 down"],
    ];
    const lines = table(rows, [8, 12]);
    expect(lines.every((line) => columnsOf(line) <= 80)).toBe(true);
    expect(lines[1]).toBe("#1000  a priority…  🔥 down");
    expect(lines[0]).toMatch(/^#1 {5}short {8}日本語/);
  });

  it("lets no text command the terminal or turn round what follows", () => {
    expect(plain("a\u001b[2Jb\r\nc\u202ed\u0007")).toBe("a [2Jb cd");
  });
});
