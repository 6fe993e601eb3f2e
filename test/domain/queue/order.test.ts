import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { QueueItem } from "../../../src/domain/queue/item.js";
import { compareItems, inOrderOfWork } from "../../../src/domain/queue/order.js";
import { shortDue, whyThere } from "../../../src/domain/queue/why.js";
import { Temporal } from "../../../src/domain/time.js";

const at = (text: string) => Temporal.Instant.from(text);

const anItem = (but: Partial<QueueItem> = {}): QueueItem => ({
  number: 1,
  title: "Disk full",
  assignees: [],
  priority: "priority_major",
  place: 1,
  level: "major",
  due: undefined,
  breached: false,
  production: false,
  matters: undefined,
  effort: undefined,
  createdAt: at("2026-11-16T08:00:00Z"),
  waiting: undefined,
  ...but,
});

const overdue = (since: string): Partial<QueueItem> => ({
  due: { what: "resolve", at: at(since) },
  breached: true,
});
const CRITICAL = { priority: "priority_critical", place: 0, level: "critical" } as const;

describe("the order of work", () => {
  const steps: readonly (readonly [string, Partial<QueueItem>, Partial<QueueItem>])[] = [
    [
      "what is overdue before what is about production and critical",
      overdue("2026-11-18T09:00:00Z"),
      { ...CRITICAL, production: true },
    ],
    [
      "of what is overdue, what has been for longest",
      { ...overdue("2026-11-17T09:00:00Z"), place: 2 },
      { ...overdue("2026-11-18T09:00:00Z"), ...CRITICAL, production: true },
    ],
    ["production before a higher priority", { production: true, place: 2 }, CRITICAL],
    [
      "a higher priority before what is urgent and important",
      CRITICAL,
      { matters: { urgency: "high", importance: "high" } },
    ],
    [
      "what matters more before what is done quickly",
      { matters: { urgency: "high", importance: "medium" } },
      { effort: { label: "small", place: 0 } },
    ],
    [
      "of urgent and important, the urgent one first",
      { matters: { urgency: "high", importance: "low" } },
      { matters: { urgency: "low", importance: "high" } },
    ],
    [
      "nothing said as of medium urgency and importance",
      {},
      { matters: { urgency: "medium", importance: "low" } },
    ],
    [
      "what is done quickly before what is older",
      { effort: { label: "small", place: 0 } },
      { effort: { label: "large", place: 2 }, createdAt: at("2020-01-01T00:00:00Z") },
    ],
    [
      "a known effort before an unknown one",
      { effort: { label: "large", place: 2 } },
      { createdAt: at("2020-01-01T00:00:00Z") },
    ],
    ["what is older", { createdAt: at("2026-11-01T08:00:00Z") }, {}],
    [
      "all that can be worked on before what waits for others",
      { place: 3, priority: undefined },
      { ...CRITICAL, ...overdue("2026-11-01T08:00:00Z"), production: true, waiting: "needs-info" },
    ],
  ];

  it.each(steps)("puts %s", (_, first, second) => {
    const [one, other] = [anItem({ number: 2, ...first }), anItem({ number: 1, ...second })];
    expect(compareItems(one, other)).toBeLessThan(0);
    expect(compareItems(other, one)).toBeGreaterThan(0);
  });

  it("has the smaller number as its last word", () => {
    const items = [3, 1, 2].map((number) => anItem({ number }));
    expect(inOrderOfWork(items).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("takes no notice of a due that is still ahead", () => {
    const due = { what: "resolve", at: at("2026-11-19T09:00:00Z") };
    expect(compareItems(anItem({ number: 2, due }), anItem({ number: 1 }))).toBeGreaterThan(0);
  });
});

const days = fc.integer({ min: 0, max: 3 }).map((day) => at(`2026-11-1${day}T00:00:00Z`));
const degrees = fc.constantFrom("high" as const, "medium" as const, "low" as const);
const items = fc.record({
  number: fc.integer({ min: 1, max: 1000 }),
  title: fc.constant("x"),
  assignees: fc.constant([]),
  priority: fc.constant(undefined),
  place: fc.integer({ min: 0, max: 2 }),
  level: fc.constant(undefined),
  due: fc.option(fc.record({ what: fc.constant("resolve"), at: days }), { nil: undefined }),
  breached: fc.boolean(),
  production: fc.boolean(),
  matters: fc.option(fc.record({ urgency: degrees, importance: degrees }), { nil: undefined }),
  effort: fc.option(fc.record({ label: fc.constant("e"), place: fc.integer({ min: 0, max: 1 }) }), {
    nil: undefined,
  }),
  createdAt: days,
  waiting: fc.option(fc.constant("needs-info"), { nil: undefined }),
});
const someItems = fc.uniqueArray(items, {
  selector: ({ number }) => number,
  minLength: 3,
  maxLength: 12,
});

describe("the order of work, whatever the issues", () => {
  it("says of any two which comes first, and the same whichever is asked about", () => {
    fc.assert(
      fc.property(someItems, ([one, other]) => {
        const [a, b] = [one as QueueItem, other as QueueItem];
        expect(compareItems(a, b)).not.toBe(0);
        expect(Math.sign(compareItems(a, b))).toBe(-Math.sign(compareItems(b, a)));
        expect(compareItems(a, a)).toBe(0);
      }),
    );
  });

  it("never goes round in a circle", () => {
    fc.assert(
      fc.property(someItems, (some) => {
        for (const a of some)
          for (const b of some)
            for (const c of some)
              if (compareItems(a, b) < 0 && compareItems(b, c) < 0)
                expect(compareItems(a, c)).toBeLessThan(0);
      }),
    );
  });

  it("does not depend on the order in which GitHub tells of them", () => {
    fc.assert(
      fc.property(
        someItems.chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => expect(inOrderOfWork(shuffled)).toEqual(inOrderOfWork(some)),
      ),
    );
  });
});

describe("why an issue stands where it stands", () => {
  it.each([
    [anItem(), "priority_major, opened 2026-11-16"],
    [anItem({ priority: undefined }), "no priority, opened 2026-11-16"],
    [
      anItem({
        ...overdue("2026-11-18T09:00:00Z"),
        production: true,
        matters: { urgency: "high", importance: "low" },
        effort: { label: "effort: small", place: 0 },
      }),
      "overdue to resolve, production, priority_major, urgent and unimportant, effort: small, opened 2026-11-16",
    ],
    [anItem({ waiting: "needs-info" }), "waiting (needs-info), priority_major, opened 2026-11-16"],
    [
      anItem({ matters: { urgency: "medium", importance: "medium" } }),
      "priority_major, opened 2026-11-16",
    ],
  ])("is said in a few words", (item, words) => expect(whyThere(item, "UTC")).toBe(words));

  it("tells days and dues in the team's zone, with the year if it is another", () => {
    const late = anItem({
      createdAt: at("2026-11-16T23:00:00Z"),
      due: { what: "resolve", at: at("2026-12-31T22:30:00Z") },
    });
    expect(whyThere(late, "Africa/Cairo")).toContain("opened 2026-11-17");
    const now = at("2026-11-18T10:00:00Z");
    expect(shortDue(late, "Africa/Cairo", now)).toBe("1 Jan 2027 00:30");
    expect(shortDue(late, "UTC", now)).toBe("31 Dec 22:30");
    expect(shortDue(anItem(), "UTC", now)).toBe("");
  });
});
