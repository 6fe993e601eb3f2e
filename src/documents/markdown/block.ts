/** One line of a block's text, as a reader sees it: without marks of Markdown. */
export interface Line {
  /** Counted from 1, in the file. */
  readonly line: number;
  readonly text: string;
  /** The text without code spans, in which nothing is meant for the reader to fill in. */
  readonly bare: string;
  /** The bold text that the line begins with, without the colon after it; empty if none. */
  readonly lead: string;
  /** What follows that bold text. */
  readonly rest: string;
  /** Whether the whole line is bold, or in italics. */
  readonly style: "bold" | "italic" | "plain";
}

/** A piece of a document: a heading, a paragraph, a list item's first paragraph, a table's row, code, an HTML comment. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "row" | "code" | "comment";
  /** Counted from 1, in the file. */
  readonly line: number;
  readonly lines: readonly Line[];
  /** Of a heading 1 to 6; of anything else the number of lists around it. */
  readonly level: number;
  /** Within a block quotation. */
  readonly quoted: boolean;
  /** A task list's box; undefined where there is none. */
  readonly checked?: boolean | undefined;
  /** Of a row: its cells, and the table's column names (empty for the row of column names itself). */
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  /** Addresses that the text links to. */
  readonly links: readonly string[];
}

/** What a line says after the bold text that it begins with, without code spans. */
export const bareValue = ({ bare, lead }: Line): string =>
  lead !== "" && bare.startsWith(lead)
    ? bare.slice(lead.length).replace(/^\s*:/, "").trim() || bare
    : bare;

/** A block's whole text, its lines one below the other. */
export const textOf = (block: Block): string => block.lines.map(({ text }) => text).join("\n");
