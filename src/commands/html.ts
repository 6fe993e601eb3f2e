/** Elements whose text is shown as code, as someone else's words, or as struck out. */
const QUOTING = new Set(
  "blockquote q pre code samp kbd tt xmp listing textarea script style del s strike".split(" "),
);

/** Elements that have no content, and so are never open. */
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Comments and other markup that is no element, up to the text's end if unclosed; or one tag. */
const MARKUP =
  /<!--.*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gis;

/** The HTML elements open at one place of a comment. GitHub shows HTML among Markdown, so it can quote as Markdown can. */
export interface OpenElements {
  readonly names: string[];
  readonly counts: Map<string, number>;
}

export const noElements = (): OpenElements => ({ names: [], counts: new Map() });

/** Whether what stands here is shown as code, quoted or struck out. */
export const isQuoted = ({ counts }: OpenElements): boolean =>
  [...QUOTING].some((name) => (counts.get(name) ?? 0) > 0);

/**
 * Goes through a piece of HTML: opens and closes the elements that it does.
 *
 * @returns the lines of the piece, counted from 0, that begin outside every element and every tag: such text follows
 *   `<img …>` or `</details>` without an empty line, and is shown as any other.
 */
export const passHtml = (html: string, open: OpenElements): readonly number[] => {
  const bare: number[] = [];
  let line = 0;
  let end = 0;
  const passText = (until: number): void => {
    const text = html.slice(end, until);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      line += 1;
      if (open.names.length === 0) bare.push(line);
    }
  };
  for (const markup of html.matchAll(MARKUP)) {
    const [text, slash, name] = markup;
    passText(markup.index);
    line += text.split("\n").length - 1;
    end = markup.index + text.length;
    if (name === undefined || VOID.has(name.toLowerCase())) continue;
    if (slash) close(open, name.toLowerCase());
    else if (!text.endsWith("/>")) push(open, name.toLowerCase());
  }
  passText(html.length);
  return bare;
};

const push = ({ names, counts }: OpenElements, name: string): void => {
  names.push(name);
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** Closes the innermost element of a name, and with it what was left open inside; a stray end tag closes nothing. */
const close = ({ names, counts }: OpenElements, name: string): void => {
  if (!counts.get(name)) return;
  for (let last = names.pop(); last !== undefined; last = names.pop()) {
    counts.set(last, (counts.get(last) ?? 1) - 1);
    if (last === name) return;
  }
};
