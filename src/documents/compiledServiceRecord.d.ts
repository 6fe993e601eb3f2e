import type { Validate } from "./compiled.js";

// `compiledServiceRecord.js` is made by `src/build/compileSchemas.ts` from schemas/service-record.schema.json, as a step of
// `npm run build`.

/** Judges the front matter of a service's record by the schema. */
export const validate: Validate;
