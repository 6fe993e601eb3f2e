import { EVENT_ID, type Event, parseEvents, YAMLException } from "js-yaml";
import { type Place, placesIn } from "./places.js";
import { inOrder, type Path, type Problem, sayPath } from "./problem.js";
import { MOST_DEPTH, treeOf, type YamlFault, type YamlNode } from "./yamlTree.js";
import { plainWords } from "./yamlWords.js";

/** A YAML text as a value that knows where its parts stand. */
export interface YamlDocument {
  /** Plain data: objects with own properties alone, arrays, text, numbers, booleans and null. Null when empty. */
  readonly value: unknown;
  /** Where a key or value stands; where the nearest thing around it stands when there is no such. */
  readonly place: (path: Path, part: "key" | "value") => Place;
  /** What is wrong though it could be read, such as a key that is set twice. */
  readonly problems: readonly Problem[];
}

/** The largest file that is read, in UTF-16 units. GitHub itself shows no file above 512 KB whole in GraphQL. */
const LARGEST = 256 * 1024;

/** No more faults than this are placed: whoever has so many mends these first. */
const MOST_FAULTS = 200;

/**
 * Reads one YAML 1.2 document (core schema: dates stay text, `yes` and `on` are text). An empty file, or one of comments
 * alone, is the value null. Never throws, and takes time in proportion to the text.
 *
 * @returns the document, or the problems for which nothing of it can be read.
 */
export const parseYaml = (
  text: string,
): { readonly document: YamlDocument } | { readonly problems: readonly Problem[] } => {
  if (text.length > LARGEST)
    return unreadable({ line: 1, column: 1 }, "The file is larger than 256 KiB.");
  const placeAt = placesIn(text);
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: MOST_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    const { at, message } = plainWords(reason, mark?.position ?? 0, text);
    return unreadable(placeAt(at), message);
  }
  const second = secondDocument(text, events);
  if (second !== undefined)
    return unreadable(
      placeAt(second),
      'A second document begins here, and only one is read. Remove the "---" or what follows it.',
    );
  const { root, faults } = treeOf(text, events);
  const said = ({ at, path, message }: YamlFault): Problem => ({
    ...placeAt(at),
    path: sayPath(path),
    message,
    severity: "error",
  });
  return {
    document: {
      value: plainValue(root),
      place: (path, part) => placeAt(find(root, path, part)),
      problems: inOrder(faults.slice(0, MOST_FAULTS).map(said)),
    },
  };
};

const unreadable = (place: Place, message: string) => ({
  problems: [{ ...place, path: "", message, severity: "error" as const }],
});

const secondDocument = (text: string, events: readonly Event[]): number | undefined => {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
  if (documents.length < 2) return undefined;
  const starts = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  return (
    starts[documents[0]?.explicitStart ? 1 : 0] ?? Math.max(text.search(/^\.\.\.(?=\s|$)/m), 0)
  );
};

const plainValue = (node: YamlNode | undefined): unknown => {
  if (!node) return null;
  if (node.kind === "list") return node.items.map(plainValue);
  // `fromEntries` makes own properties, whatever they are called: `__proto__` is a key like any other.
  if (node.kind === "mapping")
    return Object.fromEntries(
      Array.from(node.entries, ([key, { value }]) => [key, plainValue(value)]),
    );
  return node.value;
};

const find = (root: YamlNode | undefined, path: Path, part: "key" | "value"): number => {
  let node = root;
  let keyAt = node?.at ?? 0;
  for (const step of path) {
    let next: YamlNode | undefined;
    if (node?.kind === "list") {
      next = node.items[Number(step)];
      keyAt = next?.at ?? keyAt;
    } else if (node?.kind === "mapping") {
      const entry = node.entries.get(String(step));
      next = entry?.value;
      keyAt = entry?.keyAt ?? keyAt;
    }
    if (!next) break;
    node = next;
  }
  return part === "key" ? keyAt : (node?.at ?? 0);
};
