import { Temporal } from "../../../src/domain/time.js";
import { refusal } from "./errors.js";
import type { Args } from "./fields.js";

/** What an item is sorted by, first things first. Two items never have the same key. */
export type SortKey = readonly (number | string | Temporal.Instant)[];

/** A connection's whole list before paging. */
export interface Listing<Item = unknown> {
  readonly items: readonly Item[];
  /**
   * With a key a cursor names a place in the order, so that a page goes on rightly although items before it have come
   * or gone; without one it counts places.
   */
  key?(item: Item): SortKey;
  readonly descending?: boolean;
  /** Further fields of the connection itself, `viewerHasReacted` for one. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Further fields of the edge of an item, `role` for one. */
  edge?(item: Item): Readonly<Record<string, unknown>>;
}

/** One page of a connection. */
export interface Page {
  readonly listing: Listing;
  readonly items: readonly unknown[];
  readonly start: number;
  readonly end: number;
}

const plain = (key: SortKey): (number | string)[] =>
  key.map((part) => (part instanceof Temporal.Instant ? part.epochMilliseconds : part));

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
};

/** The items sorted by the key, with the listing that pages them. */
export const sorted = <Item>(
  items: Iterable<Item>,
  key: (item: Item) => SortKey,
  descending = false,
): Listing<Item> => {
  const keyed = Array.from(items, (item) => ({ item, key: plain(key(item)) }));
  keyed.sort((a, b) => (descending ? compare(b.key, a.key) : compare(a.key, b.key)));
  return { items: keyed.map(({ item }) => item), key, descending };
};

/** The cursor of the item at this place of the list. */
export const cursorAt = ({ items, key }: Listing, index: number): string => {
  const place = key ? plain(key(items[index])) : [index];
  return Buffer.from(`cursor:v2:${JSON.stringify(place)}`).toString("base64");
};

const placeOf = (cursor: string): (number | string)[] => {
  const text = Buffer.from(cursor, "base64").toString();
  try {
    if (text.startsWith("cursor:v2:")) return JSON.parse(text.slice("cursor:v2:".length));
  } catch {
    // Falls through to the refusal that any other text meets.
  }
  throw refusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
};

/** How many items stand before the cursor's place (`upTo`: and on it). */
const countBefore = (listing: Listing, cursor: string, upTo: boolean): number => {
  const place = placeOf(cursor);
  const { items, key, descending } = listing;
  const limit = upTo ? 0 : -1;
  if (!key) return Math.min(items.length, Number(place[0]) + (upTo ? 1 : 0));
  let count = 0;
  for (const item of items) {
    const order = compare(plain(key(item)), place);
    if ((descending ? -order : order) > limit) break;
    count += 1;
  }
  return count;
};

/** Cuts the page that `first`, `after`, `last` and `before` ask for (Relay's algorithm, which GitHub follows). */
export const pageOf = (listing: Listing, { first, last, after, before }: Args): Page => {
  let start = after == null ? 0 : countBefore(listing, after, true);
  let end = before == null ? listing.items.length : countBefore(listing, before, false);
  if (first != null) end = Math.min(end, start + first);
  if (last != null) start = Math.max(start, end - last);
  end = Math.max(start, end);
  return { listing, items: listing.items.slice(start, end), start, end };
};

/** `first` and `last` are obligatory and at most 100. GitHub checks it where the connection is read, not before. */
export const checkBounds = (field: string, { first, last }: Args): void => {
  if (first == null && last == null)
    throw refusal(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  for (const [name, count] of Object.entries({ first, last })) {
    if (count == null) continue;
    if (count > 100)
      throw refusal(
        "EXCESSIVE_PAGINATION",
        `Requesting ${count} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`,
      );
    if (count < 0)
      throw refusal(
        "INVALID_PAGINATION",
        `\`${name}\` on the \`${field}\` connection cannot be less than zero.`,
      );
  }
};
