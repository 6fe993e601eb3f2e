import { validate } from "../compiledServiceRecord.js";
import type { DocumentJudgement } from "../contract.js";
import { frontMatterFaults } from "../facts/frontMatterFaults.js";
import { read } from "../reading.js";
import { judgeDemands } from "./judgeDemands.js";
import { SERVICE_DEMANDS, tellsRestoreTest } from "./serviceRecord.js";

/** Judges a service's record: see `SERVICE_DEMANDS`. Any Markdown, with front matter or without; never throws. */
export const judgeServiceRecord = (text: string): DocumentJudgement => {
  const reading = read(text);
  const demands = SERVICE_DEMANDS.filter(
    ({ field }) => field !== "restore_test" || !tellsRestoreTest(reading),
  );
  const faults = frontMatterFaults(reading.frontMatter, "service-record", validate);
  const { complete, fields, findings } = judgeDemands(
    reading,
    demands,
    faults.map((fault) => ({ ...fault, field: "front_matter", verdict: "fail" })),
  );
  return { complete, fields: { restore_test: true, ...fields }, findings };
};
