import { readDuration } from "../../domain/calendar/duration.js";
import type { Path } from "../../policy/problem.js";
import type { Evidence } from "../when.js";
import type { RawAutomated, RawJob } from "./raw.js";
import { type PlacedWhen, readWhens } from "./readWhens.js";
import type { Remarks } from "./remarks.js";

/** A job's `when`, or that what does it by itself has stopped; without either the job never comes, which is remarked. */
export const readComing = (
  { when, automated }: RawJob,
  path: Path,
  remarks: Remarks,
): readonly PlacedWhen[] => {
  if (when !== undefined && automated)
    remarks.add(
      [...path, "automated"],
      `a job that is automated opens nothing by the calendar; keep "when" or "automated"`,
    );
  if (automated) return readAutomated(automated, [...path, "automated"], remarks);
  if (when !== undefined) return readWhens(when, [...path, "when"], remarks);
  remarks.add(path, `"when" is missing here`, { expected: "when" });
  return [];
};

const MINUTE = 60_000;

const readAutomated = (raw: RawAutomated, path: Path, remarks: Remarks): readonly PlacedWhen[] => {
  const evidence = evidenceIn(raw);
  const [of] = evidence;
  if (!of || evidence.length > 1) {
    remarks.add(
      path,
      `"automated" takes one of "workflow", "commits" and "comments": by what it shows that it was done`,
    );
    return [];
  }
  const duration = (key: "every" | "late", text: string): number | undefined =>
    remarks.read([...path, key], () => {
      const { days, minutes } = readDuration(text);
      return (days * 1440 + minutes) * MINUTE;
    });
  const every = duration("every", raw.every);
  const late = raw.late ? duration("late", raw.late) : 0;
  if (every === undefined || late === undefined) return [];
  return [{ when: { kind: "silence", of, every, late }, path }];
};

const evidenceIn = ({ workflow, commits, comments }: RawAutomated): readonly Evidence[] => [
  ...(workflow === undefined
    ? []
    : [{ kind: "workflow", file: workflow.replace(/^.*\//, "") } as const]),
  ...(commits === undefined
    ? []
    : [{ kind: "commits", path: commits.replace(/^\.?\/|\/$/g, "") } as const]),
  ...(comments === undefined
    ? []
    : [{ kind: "comments", by: comments.replace(/^@|\[bot\]$/g, "") } as const]),
];
