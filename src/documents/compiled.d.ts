// `compiled.js` is made by `src/build/compileSchemas.ts` from schemas/incident-report.schema.json, as a step of `npm run build`.

/** Judges the front matter of an incident report by the schema. */
export const validate: {
  (value: unknown): boolean;
  errors?:
    | readonly {
        readonly keyword: string;
        readonly instancePath: string;
        readonly params: Readonly<Record<string, unknown>>;
      }[]
    | null;
};
