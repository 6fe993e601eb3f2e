import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { _, Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import { formats } from "../policy/formats.js";
import { inlineReferences } from "./inlineReferences.js";

// The last step of `npm run build`: makes each room's `compiled.js` of its schema, a validator as plain code that needs
// neither ajv nor the schema's file, because compiling it anew at every start takes longer than all the rest of the
// Action's start.

const ROOMS = [
  { room: "policy", schemaFile: "watchbill.schema.json", useDefaults: true },
  // Defaults hold for one job or for the whole file, which the reader knows: a schema does not.
  { room: "maintenance", schemaFile: "maintenance.schema.json", useDefaults: false },
  { room: "documents", schemaFile: "incident-report.schema.json", useDefaults: false },
  {
    room: "documents",
    schemaFile: "service-record.schema.json",
    useDefaults: false,
    out: "compiledServiceRecord",
  },
];

/** Words for people, which editors read as well. */
const WORDS = ["patternErrorMessage", "errorMessage", "defaultSnippets", "alsoCalled"];

for (const { room, schemaFile, useDefaults, out = "compiled" } of ROOMS) {
  const file = new URL(`../../../schemas/${schemaFile}`, import.meta.url);
  const schema = inlineReferences(JSON.parse(readFileSync(file, "utf8"))) as { $id: string };
  const ajv = new Ajv({
    allErrors: true,
    useDefaults,
    allowUnionTypes: true,
    formats,
    code: { source: true, esm: true, formats: _`formats` },
  });
  for (const keyword of WORDS) ajv.addKeyword(keyword);
  ajv.addSchema(schema);
  const code = standalone.default(ajv, { validate: schema.$id });
  buildSync({
    stdin: {
      contents: `import { formats } from "../policy/formats.js";\n${code}\nexport const schema = ${JSON.stringify(schema)};`,
      resolveDir: import.meta.dirname,
    },
    // ajv's own run-time helpers go in; the formats stay where they are.
    bundle: true,
    external: ["../policy/formats.js"],
    format: "esm",
    platform: "node",
    target: "node20",
    outfile: fileURLToPath(new URL(`../${room}/${out}.js`, import.meta.url)),
  });
}
