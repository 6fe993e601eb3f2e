import type { Path } from "../../policy/problem.js";
import type { When } from "../when.js";
import { DEFAULT_AHEAD, readExpiry, readWhen } from "../words/when.js";
import type { RawJob, RawWhen } from "./raw.js";
import type { Remarks } from "./remarks.js";

/** One of the things that make a job due, with where it stands in the file. */
export interface PlacedWhen {
  readonly when: When;
  readonly path: Path;
}

/** Reads a job's `when`, of one or several; what cannot be read is remarked and left out. */
export const readWhens = (
  raw: NonNullable<RawJob["when"]>,
  path: Path,
  remarks: Remarks,
): PlacedWhen[] => {
  const placed = isList(raw)
    ? raw.map((one, index) => ({ one, path: [...path, index] }))
    : [{ one: raw, path }];
  return placed.flatMap(({ one, path: place }) => {
    const when =
      typeof one === "string"
        ? remarks.read(place, () => readWhen(one))
        : readMapping(one, place, remarks);
    return when ? [{ when, path: place }] : [];
  });
};

const isList = <T>(value: readonly T[] | object): value is readonly T[] => Array.isArray(value);

const readMapping = (raw: RawWhen, path: Path, remarks: Remarks): When | undefined => {
  const { expires, ahead, after, release, tag } = raw;
  const said = [expires, after, release].filter((one) => one !== undefined).length;
  if (said !== 1) {
    remarks.add(
      path,
      `"when" takes one of "expires", "after" and "release"; for more, make it a list`,
    );
    return undefined;
  }
  if (expires !== undefined) {
    const days = ahead === undefined ? DEFAULT_AHEAD : typeof ahead === "number" ? [ahead] : ahead;
    return remarks.read([...path, "expires"], () => readExpiry(expires, days));
  }
  if (release !== undefined) return { kind: "release", repository: release, tag };
  const issue = /^#?(\d{1,9})$/.exec(String(after));
  return issue
    ? { kind: "after issue", issue: Number(issue[1]) }
    : { kind: "after job", job: String(after) };
};
