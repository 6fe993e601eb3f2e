import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from "js-yaml";
import { type Path, shown } from "./problem.js";
import { dashFrom, resolved } from "./yamlScalar.js";

/** A value of a YAML document with the offset at which it stands in the text. */
export type YamlNode =
  | { readonly kind: "scalar"; readonly at: number; readonly value: unknown }
  | { readonly kind: "list"; readonly at: number; readonly items: readonly YamlNode[] }
  | {
      readonly kind: "mapping";
      readonly at: number;
      readonly entries: ReadonlyMap<string, YamlEntry>;
    };

export interface YamlEntry {
  readonly key: string;
  readonly keyAt: number;
  readonly value: YamlNode;
}

/** What is wrong with a document that YAML itself allows, at an offset. */
export interface YamlFault {
  readonly at: number;
  /** The section it stands in. */
  readonly path: Path;
  readonly message: string;
}

/** The most values a document may have once its aliases are written out: more is an attack, not a policy. */
const MOST_VALUES = 20_000;
/** The deepest nesting once aliases are written out. */
export const MOST_DEPTH = 50;

interface Measured {
  readonly node: YamlNode;
  readonly size: number;
  readonly depth: number;
}

interface Open {
  readonly kind: "list" | "mapping";
  readonly at: number;
  readonly anchor: string | undefined;
  readonly items: YamlNode[];
  readonly entries: Map<string, YamlEntry>;
  key: { readonly name: string | undefined; readonly at: number } | undefined;
  size: number;
  depth: number;
}

const EMPTY: Measured = { node: { kind: "scalar", at: 0, value: null }, size: 1, depth: 1 };

/**
 * Builds the tree of the one document in `events`, js-yaml's reading of `text`.
 *
 * Faults never stop it: the second of two equal keys, a tag, a merge key or an alias that leads nowhere is told and left
 * out, so that the rest of the file can be judged in the same go. Aliases share their anchor's node, and their written-out
 * size is counted rather than made, so a "billion laughs" costs nothing.
 */
export const treeOf = (
  text: string,
  events: readonly Event[],
): { readonly root: YamlNode | undefined; readonly faults: readonly YamlFault[] } => {
  const faults: YamlFault[] = [];
  const open: Open[] = [];
  const anchors = new Map<string, Measured | "open">();
  let root: YamlNode | undefined;
  /** How far the text has been read. */
  let read = 0;
  const fault = (at: number, message: string): void => {
    const path = open.map(({ kind, items, key }) => (kind === "list" ? items.length : key?.name));
    faults.push({ at, path: path.filter((step) => step !== undefined), message });
  };
  const slice = (start: number, end: number) => (start < 0 ? undefined : text.slice(start, end));

  const put = (made: Measured, anchor?: string): void => {
    if (anchor !== undefined) anchors.set(anchor, made);
    const parent = open.at(-1);
    if (!parent) {
      root ??= made.node;
      return;
    }
    parent.size += made.size;
    parent.depth = Math.max(parent.depth, made.depth + 1);
    if (parent.kind === "list") parent.items.push(made.node);
    else if (!parent.key) parent.key = keyOf(made.node);
    else {
      const { name, at } = parent.key;
      parent.key = undefined;
      if (name === undefined) return;
      if (parent.entries.has(name))
        fault(at, `${shown(name)} is set twice here. Keep one of the two.`);
      else parent.entries.set(name, { key: name, keyAt: at, value: made.node });
    }
  };

  const keyOf = (node: YamlNode): NonNullable<Open["key"]> => {
    if (node.kind !== "scalar") {
      fault(node.at, "A key is plain text, not a list or a mapping.");
      return { name: undefined, at: node.at };
    }
    const name = String(node.value);
    if (name === "<<") {
      fault(node.at, 'Merging with "<<" is not supported here. Write the settings out.');
      return { name: undefined, at: node.at };
    }
    return { name, at: node.at };
  };

  const alias = (at: number, name: string): Measured => {
    const target = anchors.get(name);
    if (target === "open") fault(at, `"*${name}" stands inside what it refers to. Write it out.`);
    else if (!target) fault(at, `"*${name}" refers to nothing: no "&${name}" stands before it.`);
    else {
      const size = target.size + open.reduce((sum, one) => sum + one.size, 0);
      if (size <= MOST_VALUES && target.depth + open.length <= MOST_DEPTH)
        return { ...target, node: { ...target.node, at } };
      fault(at, `"*${name}" makes the file too large once it is written out. Use fewer aliases.`);
    }
    return { ...EMPTY, node: { kind: "scalar", at, value: null } };
  };

  for (const event of events) {
    if ("tagStart" in event && event.tagStart >= 0)
      fault(
        event.tagStart,
        `Tags such as ${shown(text.slice(event.tagStart, event.tagEnd))} are not supported here. ` +
          "Leave it out; text that looks like a number goes in quotes.",
      );
    if (event.type === EVENT_ID.SCALAR) {
      const value = getScalarValue(text, event);
      const plain = event.style === SCALAR_STYLE.PLAIN;
      // A quoted scalar's range leaves its first quote out.
      const quoted =
        event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
      const parent = open.at(-1);
      if (event.valueStart < 0 && parent?.kind === "list") read = dashFrom(text, read);
      const at =
        event.valueStart >= 0
          ? event.valueStart - (quoted ? 1 : 0)
          : Math.max(event.anchorStart - 1, parent?.key?.at ?? read);
      read = Math.max(at + 1, event.valueEnd);
      const isKey = parent?.kind === "mapping" && !parent.key;
      put(
        {
          ...EMPTY,
          node: { kind: "scalar", at, value: plain && !isKey ? resolved(value) : value },
        },
        slice(event.anchorStart, event.anchorEnd),
      );
    } else if (event.type === EVENT_ID.ALIAS) {
      read = event.anchorEnd;
      put(alias(event.anchorStart - 1, text.slice(event.anchorStart, event.anchorEnd)));
    } else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const anchor = slice(event.anchorStart, event.anchorEnd);
      if (anchor !== undefined) anchors.set(anchor, "open");
      read = event.start;
      const kind = event.type === EVENT_ID.SEQUENCE ? "list" : "mapping";
      const fresh = { items: [], entries: new Map(), key: undefined, size: 1, depth: 1 };
      open.push({ kind, at: event.start, anchor, ...fresh });
    } else if (event.type === EVENT_ID.POP) {
      const done = open.pop();
      if (!done) continue;
      const { kind, at, items, entries, size, depth } = done;
      const node: YamlNode = kind === "list" ? { kind, at, items } : { kind, at, entries };
      put({ node, size, depth }, done.anchor);
    }
  }
  return { root, faults };
};
