import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIELDS, type Field } from "../../src/documents/contract.js";
import { judge } from "../../src/documents/judge.js";

// How far watchbill's reading of incident reports agrees with people's: `npm run bench:reports [FOLDER]`, where the folder
// holds NAME.md beside NAME.verdict.json. Balanced accuracy is the mean of the hit rates among the reports that people say
// have the field and among those that they say have not: most reports have a summary, so agreement alone says little.

const folder =
  process.argv[2] ?? fileURLToPath(new URL("../../../fixtures/reports/", import.meta.url));

interface Case {
  readonly name: string;
  readonly said: Readonly<Record<Field, boolean>>;
  readonly judged: Readonly<Record<Field, boolean>>;
}

const cases: readonly Case[] = readdirSync(folder)
  .filter((file) => file.endsWith(".verdict.json"))
  .sort()
  .map((file) => {
    const name = file.replace(/\.verdict\.json$/, "");
    const said = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<Field, boolean>;
    const { fields } = judge(readFileSync(join(folder, `${name}.md`), "utf8"), "default");
    return { name, said, judged: fields };
  });

const rate = (hits: number, of: number): number | undefined => (of === 0 ? undefined : hits / of);
const percent = (part: number | undefined): string =>
  part === undefined ? "    –" : `${(part * 100).toFixed(1).padStart(5)}`;

console.log(`${cases.length} reports in ${folder}\n`);
console.log("field                agreement  balanced  true (found)  false (found)");
const disagreements: string[] = [];
for (const field of FIELDS) {
  const has = cases.filter(({ said }) => said[field]);
  const lacks = cases.filter(({ said }) => !said[field]);
  const found = has.filter(({ judged }) => judged[field]).length;
  const missed = lacks.filter(({ judged }) => !judged[field]).length;
  const rates = [rate(found, has.length), rate(missed, lacks.length)].filter(
    (one) => one !== undefined,
  );
  const balanced = rate(
    rates.reduce((sum, one) => sum + one, 0),
    rates.length,
  );
  console.log(
    `${field.padEnd(20)} ${percent(rate(found + missed, cases.length))}      ${percent(balanced)}     ${`${has.length} (${found})`.padEnd(13)} ${lacks.length} (${missed})`,
  );
  for (const { name, said, judged } of cases)
    if (said[field] !== judged[field])
      disagreements.push(
        `${name}: ${field} is ${said[field]} by people, ${judged[field]} by watchbill`,
      );
}
console.log(disagreements.length > 0 ? `\n${disagreements.join("\n")}` : "\nNo disagreement.");
