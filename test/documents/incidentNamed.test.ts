import { describe, expect, it } from "@jest/globals";
import { incidentsNamed } from "../../src/documents/incidentNamed.js";

const mentioned = (text: string) => incidentsNamed(text, "harbour/ops").mentioned;

describe("the incidents that a report names", () => {
  it.each<[string, readonly number[]]>([
    ["See #4 and (#5).", [4, 5]],
    ["See harbour/ops#4, Harbour/Ops#5 and other/ops#6.", [4, 5]],
    ["See https://github.com/harbour/ops/issues/4#issuecomment-9", [4]],
    ["See https://github.com/other/ops/issues/4", []],
    ["&#39; and a#4 and x/#5", []],
  ])("are found in %j", (text, numbers) => {
    expect(mentioned(text)).toEqual(numbers);
  });

  // Each took a minute for 128 KiB before; a test that hangs has failed.
  it.each(["a.", "-a", "a/", "a./", "/a"])("are looked for in a long run of %j at once", (part) => {
    expect(mentioned(`${part.repeat(300_000)} #4`)).toEqual([4]);
  });
});
