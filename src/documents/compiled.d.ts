// `compiled.js` is made by `src/build/compileSchemas.ts` from schemas/incident-report.schema.json, as a step of `npm run build`.

/** A schema's validator, as ajv makes it. */
export interface Validate {
  (value: unknown): boolean;
  errors?:
    | readonly {
        readonly keyword: string;
        readonly instancePath: string;
        readonly params: Readonly<Record<string, unknown>>;
      }[]
    | null;
}

/** Judges the front matter of an incident report by the schema. */
export const validate: Validate;
