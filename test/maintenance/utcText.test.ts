import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "../../src/domain/time.js";
import { utcText } from "../../src/maintenance/utcText.js";

describe("the text of an instant in a key", () => {
  it("is what Temporal says of it, to the second", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -4_000_000n * 10n ** 15n, max: 10n ** 20n }), (nanoseconds) => {
        const at = Temporal.Instant.fromEpochNanoseconds(nanoseconds);
        expect(utcText(at)).toBe(at.toString({ smallestUnit: "second" }));
      }),
    );
  });
});
