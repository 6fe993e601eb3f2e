import { describe, expect, it } from "@jest/globals";
import type { Asked, IssueRequest } from "../../../src/domain/asked.js";
import {
  type OccurrenceMark,
  occurrenceMark,
  readOccurrence,
  remarked,
} from "../../../src/domain/maintenance/mark.js";
import { occurrenceIn, passedOn } from "../../../src/domain/maintenance/seats.js";
import { Temporal } from "../../../src/domain/time.js";

const AT = Temporal.Instant.from("2026-03-02T09:00:00Z");

const MARK: OccurrenceMark = {
  key: "upgrade@2026-03-02T09:00:00Z",
  turns: [
    { seat: "driver", who: "ada" },
    { seat: "documenter", who: "grace" },
  ],
  seats: ["driver", "documenter"],
  next: [
    ["linus", [1]],
    ["katherine", [0, 1]],
  ],
};

const asked = (...all: [by: string, request: IssueRequest][]): Asked[] =>
  all.map(([by, request], index) => ({
    request,
    by,
    at: AT.add({ minutes: index }),
    comment: index + 1,
    fresh: true,
  }));

const swap = (to: string, seat?: string): IssueRequest => ({ command: "swap", seat, to });
const skip: IssueRequest = { command: "skip" };

const sit = (all: readonly Asked[], mark = MARK, away: readonly string[] = []): string =>
  passedOn(mark, all, (login) => away.includes(login))
    .now.map(({ seat, who }) => `${seat}: ${who}`)
    .join(", ");

describe("a seat at a recurring job", () => {
  it("stays with whom it was given while nobody asks for anything else", () => {
    expect(sit([])).toBe("driver: ada, documenter: grace");
  });

  it("is handed by whoever has it to whom they name", () => {
    expect(sit(asked(["grace", swap("linus")]))).toBe("driver: ada, documenter: linus");
    expect(sit(asked(["GRACE", swap("linus")]))).toBe("driver: ada, documenter: linus");
  });

  it("is handed over by anyone who names it", () => {
    expect(sit(asked(["bo", swap("linus", "Driver")]))).toBe("driver: linus, documenter: grace");
  });

  it("changes places with the other, if both sit already", () => {
    expect(sit(asked(["ada", swap("grace")]))).toBe("driver: grace, documenter: ada");
  });

  it("goes to the first in line who may take it when its holder skips", () => {
    expect(sit(asked(["ada", skip]))).toBe("driver: katherine, documenter: grace");
    expect(sit(asked(["grace", skip]))).toBe("driver: ada, documenter: linus");
  });

  it("passes over who is away, who sits already, and who has passed a seat on here before", () => {
    expect(sit(asked(["grace", skip]), MARK, ["linus"])).toBe("driver: ada, documenter: katherine");
    expect(sit(asked(["ada", swap("katherine")], ["grace", skip], ["linus", skip]))).toBe(
      "driver: katherine",
    );
  });

  it("is empty when nobody is left, and can be taken again", () => {
    const all = asked(["ada", skip], ["katherine", skip]);
    expect(sit(all)).toBe("documenter: grace");
    expect(sit([...all, ...asked(["bo", swap("bo", "driver")])])).toBe(
      "driver: bo, documenter: grace",
    );
  });

  it("that nobody was free for is taken by its name", () => {
    const mark = { ...MARK, turns: MARK.turns.slice(0, 1) };
    expect(sit(asked(["ada", swap("linus", "documenter")]), mark)).toBe(
      "driver: ada, documenter: linus",
    );
  });

  it("is not guessed at: whoever has none must name it, unless there is but one", () => {
    const { now, moves } = passedOn(MARK, asked(["bo", swap("linus")]), () => false);
    expect(now).toEqual(MARK.turns);
    expect(moves).toMatchObject([{ seat: undefined, to: undefined }]);
    const single = { key: MARK.key, turns: [{ seat: "", who: "ada" }], seats: [""] };
    expect(sit(asked(["bo", swap("linus")]), single)).toBe(": linus");
  });

  it("does not move when it is handed to who has it", () => {
    expect(passedOn(MARK, asked(["ada", swap("Ada")]), () => false).moves).toEqual([]);
  });
});

describe("the first line of an occurrence's issue", () => {
  const { key, turns, ...carried } = MARK;
  const line = occurrenceMark(7, key, turns, carried);

  it("is read as it was written, whatever people call their seats", () => {
    const odd = [{ seat: 'x] {"--> \\', who: "ada" }];
    const text = `${occurrenceMark(7, key, odd, { seats: ["] {", "-->"], close: "ticked" })}\n\nText`;
    expect(text.split("\n")[0]).toMatch(/^<!-- .* -->$/);
    expect(text.indexOf("-->")).toBe(text.indexOf("\n") - 3);
    expect(readOccurrence(text, 7)).toEqual({
      key,
      turns: odd,
      seats: ["] {", "-->"],
      close: "ticked",
    });
  });

  it("that carries nothing more is read, too", () => {
    expect(readOccurrence(occurrenceMark(7, key, turns), 7)).toEqual({ key, turns });
  });

  it("that somebody has changed by hand says no more than what is still sound", () => {
    const odd = { seats: "driver", now: [{ seat: 1 }], next: [1], until: "soon", watch: {} };
    expect(readOccurrence(occurrenceMark(7, key, turns, odd as never), 7)).toEqual({ key, turns });
    expect(readOccurrence(occurrenceMark(7, key, [1] as never), 7)).toBeUndefined();
    expect(readOccurrence(line.replace('{"seats"', "{seats"), 7)).toBeUndefined();
  });

  it("counts in its own repository alone", () => {
    expect(readOccurrence(line, 8)).toBeUndefined();
    expect(readOccurrence(line)).toMatchObject({ key });
  });

  it("counts for nothing when somebody from outside copies it", () => {
    const author = { login: "visitor", bot: false };
    expect(occurrenceIn({ body: line, author, byInsider: false })).toBeUndefined();
    expect(occurrenceIn({ body: line, author, byInsider: true })).toMatchObject({ key });
  });

  it("says who sits there now beside who was given the seats, and not when these are the same", () => {
    const now = [{ seat: "driver", who: "linus" }];
    const changed = remarked(`${line}\n\nText`, now);
    expect(changed?.from).toBe(line);
    expect(readOccurrence(changed?.to ?? "", 7)).toEqual({ ...MARK, now });
    expect(remarked(`${changed?.to}\n`, turns)?.to).toBe(line);
  });
});
