/** A step of a check list that can be ticked off. */
export interface Box {
  readonly step: string;
  readonly ticked: boolean;
}

/** A list item of Markdown that can be ticked off. */
const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.+?)\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The boxes of a text in Markdown, in order; those in code blocks are none. */
export const boxesIn = (text: string): readonly Box[] => {
  const boxes: Box[] = [];
  let fence: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const [, tick, step] = BOX.exec(line) ?? [];
    if (step !== undefined) boxes.push({ step, ticked: tick !== " " });
  }
  return boxes;
};
