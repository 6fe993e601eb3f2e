import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { JsonObject } from "./jsonSchema.js";

/** Says what is wrong with a value, one sentence a fault; an empty list when it is right. */
export type Check = (value: unknown) => readonly string[];

const COMPONENTS = "https://github.invalid/description";

/** Of a long list of faults the rest mostly repeats the first ones, once for each alternative. */
const MOST_FAULTS = 8;

/**
 * Where GitHub's description promises more than GitHub keeps:
 * - no home page or environment address is an empty string, not null (`merge_group` in `@octokit/webhooks-examples`);
 * - an address in a commit is whatever its author's git says, `…+github-actions[bot]@users.noreply.github.com` too.
 */
const LOOSER_FORMATS: Readonly<Record<string, true | ((text: string) => boolean)>> = {
  uri: (text) => text === "" || URL.canParse(text),
  email: true,
  "repo.nwo": true,
};

/**
 * Gives a function that makes a check of a schema, compiled at its first use. `components` are the schemas that `$ref`s name; they are
 * compiled once, whoever names them.
 */
export function validators(components: JsonObject, options: { coerce?: boolean } = {}) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    inlineRefs: false,
    validateSchema: false,
    coerceTypes: options.coerce ?? false,
    // Most checks run a few times in a test: what the optimizer costs is never won back.
    code: { optimize: false },
  });
  formats.default(ajv);
  for (const [format, is] of Object.entries(LOOSER_FORMATS)) ajv.addFormat(format, is);
  ajv.addSchema({ $id: COMPONENTS, components }, COMPONENTS);

  return (schema: JsonObject): Check => {
    let validate: ValidateFunction | undefined;
    return (value) => {
      validate ??= ajv.compile(rooted(schema));
      return validate(value) ? [] : sentences(validate.errors ?? []);
    };
  };
}

/** The schema with its `#/components/…` made to mean the ones given above. */
function rooted(schema: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"$ref":"#/components', `"$ref":"${COMPONENTS}#/components`),
  );
}

function sentences(errors: readonly ErrorObject[]): string[] {
  const telling = errors.filter(
    (error) => !(error.keyword === "type" && error.params.type === "null"),
  );
  const told = new Set((telling.length > 0 ? telling : errors).map(sentence));
  return [...told].slice(0, MOST_FAULTS);
}

function sentence({ instancePath, message, params, keyword }: ErrorObject): string {
  const more =
    keyword === "enum"
      ? `: ${JSON.stringify(params.allowedValues)}`
      : keyword === "unevaluatedProperties"
        ? `: ${params.unevaluatedProperty}`
        : keyword === "additionalProperties"
          ? `: ${params.additionalProperty}`
          : "";
  return `${instancePath || "/"} ${message}${more}`;
}
