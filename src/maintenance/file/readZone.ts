import type { Path } from "../../policy/problem.js";
import { properTimezone } from "../../policy/timezone.js";
import type { RawJob } from "./raw.js";
import type { PlacedWhen } from "./readWhens.js";
import type { Remarks } from "./remarks.js";

/**
 * The zone of a job's days and hours: its own `timezone`, or the one that its words name ("Thursday 14:00 UTC"), or the
 * whole file's. Two different ones are remarked.
 */
export const readZone = (
  raw: RawJob,
  whens: readonly PlacedWhen[],
  ofFile: string,
  path: Path,
  remarks: Remarks,
): string => {
  const own = raw.timezone ? properTimezone(raw.timezone) : undefined;
  const said = whens.flatMap(({ when }) => (when.kind === "recurring" ? [when.timezone] : []));
  const [first] = said.filter((zone) => zone !== undefined);
  if (first === undefined) return own ?? ofFile;
  if (own !== undefined && said.some((zone) => zone !== undefined && zone !== own))
    remarks.add(
      [...path, "timezone"],
      `the words and "timezone" name different zones; keep one of the two`,
    );
  else if (own === undefined && said.some((zone) => (zone ?? ofFile) !== first))
    remarks.add([...path, "when"], "its times are of different zones; make a job of each");
  return own ?? first;
};
