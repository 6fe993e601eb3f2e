import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from "js-yaml";

/** A plain scalar by YAML's core schema (YAML 1.2.2, 10.3.2); whatever is quoted is text. */
export const resolved = (text: string): unknown => {
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value: unknown = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
};

/** The offset of the next dash that opens an entry of a list: an empty entry has no other place. */
export const dashFrom = (text: string, offset: number): number => {
  const dash = /(?<=^[ \t]*|-[ \t]+)-(?=\s|$)/gm;
  dash.lastIndex = offset;
  return dash.exec(text)?.index ?? offset;
};
