import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Args } from "./fields.js";
import { cursorAt, type Listing, pageOf, sorted } from "./listing.js";

interface Item {
  readonly id: number;
  readonly rank: number;
}

const page = (args: Partial<Args>): Args => args as Args;

const items = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 10_000 }), rank: fc.integer({ min: 0, max: 5 }) }),
  { selector: ({ id }) => id, maxLength: 60 },
);

const listingOf = (list: readonly Item[], descending: boolean): Listing<Item> =>
  sorted(list, ({ rank, id }) => [rank, id], descending);

describe("pages of a connection", () => {
  it("give every item once, in order, whatever the size of the page", () => {
    fc.assert(
      fc.property(
        items,
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (list, first, descending) => {
          const listing = listingOf(list, descending);
          const seen: unknown[] = [];
          let after: string | null = null;
          for (;;) {
            const { items: part, end } = pageOf(listing, page({ first, after }));
            seen.push(...part);
            if (end >= listing.items.length) break;
            after = cursorAt(listing, end - 1);
          }
          expect(seen).toEqual(listing.items);
        },
      ),
    );
  });

  it("go on rightly although items before the cursor have gone and others have come", () => {
    fc.assert(
      fc.property(items, items, fc.boolean(), (list, others, descending) => {
        const before = listingOf(list, descending);
        const middle = Math.floor(before.items.length / 2);
        if (middle === 0) return;
        const after = cursorAt(before, middle - 1);
        const rest = before.items.slice(middle);
        const ids = new Set(before.items.map(({ id }) => id));
        const fresh = others.filter(({ id }) => !ids.has(id));
        const now = listingOf([...rest, ...fresh], descending);
        const { items: page2 } = pageOf(now, page({ after, first: 100 }));
        const kept = page2.filter((item) => rest.includes(item as Item));
        expect(kept).toEqual(rest);
      }),
    );
  });

  it("go backwards with last and before", () => {
    const listing = sorted([1, 2, 3, 4, 5], (n) => [n]);
    expect(pageOf(listing, page({ last: 2 })).items).toEqual([4, 5]);
    expect(pageOf(listing, page({ last: 2, before: cursorAt(listing, 3) })).items).toEqual([2, 3]);
  });

  it("begin at a counted place where the list has no order of its own", () => {
    const listing = { items: ["a", "b", "c"] };
    const after = cursorAt(listing, 0);
    expect(pageOf(listing, page({ first: 1, after })).items).toEqual(["b"]);
  });

  it("refuse a cursor that is none", () => {
    expect(() => pageOf({ items: [1] }, page({ first: 1, after: "abc" }))).toThrow(
      "`abc` does not appear to be a valid cursor.",
    );
  });
});
