/** What has brought Markdown parsers, regular expressions or readers to their knees, to be repeated. */
export const PIECES = [
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

/** Pieces alone, in pairs, and in pairs on lines of their own: comments of the length given. */
export const hostile = (length: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const first = PIECES[index % PIECES.length] as string;
    const second = PIECES[(index * 7 + 3) % PIECES.length] as string;
    const turn = Math.floor(index / PIECES.length);
    const piece = [first, first + second, `${first}\n${second}\n`, `${first}x`][turn % 4] as string;
    return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  });

/** What does harm behind a command: mentions, references, links, markup, fences, turned text, shapes that regular expressions trip over. */
export const ARGUMENTS: readonly string[] = [
  ..."@amina @harbour/ops @everyone #1 GH-1 harbour/ops#1 https://example.org www.example.org".split(
    " ",
  ),
  ..."[x](https://example.org) ![x](https://example.org/x.png) <img/src=x> <a/href=x>y</a> <!-- --> **a".split(
    " ",
  ),
  ..."` `` ``` ~~~ ``@amina `@amina @amina` |-| $x$ &#64;amina &commat;amina \\@amina a@b.c".split(
    " ",
  ),
  ..."\u202e \u2066@amina \u061c \u200b@amina \u0000 \u0007 \ud83d 🎉 :tada: ﹫amina ＠amina".split(
    " ",
  ),
  ..."because because: becausebecause for for_2h until 2026-11-20 #0 #99999999999 0x10 1e9".split(
    " ",
  ),
  ..."\"\"\" '''' “““ ((( ]]] ,,,, .... --- ===".split(" "),
  "@a ".repeat(3).trim(),
  "a".repeat(45),
  `${"!".repeat(40)}a`,
  `${" \t".repeat(40)}a`,
  `${'"'.repeat(40)}a${'"'.repeat(40)}`,
];
