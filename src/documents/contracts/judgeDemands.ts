import type { DocumentJudgement, Remark } from "../contract.js";
import { impossible } from "../facts/moments.js";
import { type Blank, blanksIn } from "../fields/placeholders.js";
import { leftOver } from "../leftOver.js";
import type { Reading } from "../reading.js";
import { type Demand, meets } from "./demand.js";
import { isBracket, partsOf } from "./parts.js";

/**
 * What a document lacks of the things demanded of it, what of a template is left in it, what could not be read, and which of
 * its dates no calendar has.
 *
 * @param more what else is wrong with it.
 */
export const judgeDemands = (
  reading: Reading,
  demands: readonly Demand[],
  more: readonly Remark[],
): DocumentJudgement => {
  const parts = partsOf(reading);
  const judged = demands.map((demand) => ({ demand, lack: meets(demand, reading, parts) }));
  const blanks = allBlanks(reading);
  const findings = [
    ...reading.problems.map((problem) => ({ ...problem, verdict: "fail" as const })),
    ...more,
    ...judged.flatMap(({ lack }) => lack ?? []),
    ...blanks.map((blank) => ({ ...leftOver(blank), verdict: "fail" as const })),
    ...impossible(reading).map((one) => ({ ...one, field: "dates", verdict: "fail" as const })),
  ].sort((a, b) => a.line - b.line);
  return {
    complete: findings.every(({ verdict }) => verdict !== "fail"),
    fields: {
      ...Object.fromEntries(judged.map(({ demand, lack }) => [demand.field, lack === undefined])),
      placeholders_left: blanks.length > 0,
    },
    findings,
  };
};

/** Templates of any kind bracket their blanks: here every value that is nothing but a bracket is one. */
const allBlanks = (reading: Reading): readonly Blank[] => {
  const found = blanksIn(reading);
  const lines = new Set(found.map(({ line }) => line));
  const brackets = reading.blocks
    .filter(({ kind, quoted }) => (kind === "paragraph" || kind === "item") && !quoted)
    .flatMap((block) => (block.links.length > 0 ? [] : block.lines))
    .map(({ bare, line }) => ({ line, what: bare.replace(/^[^:[]{1,60}:\s+/, "") }))
    .filter(({ line, what }) => !lines.has(line) && isBracket(what));
  return [...found, ...brackets];
};
