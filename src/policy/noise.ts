import { closest } from "./closest.js";
import { pointerSteps, type SchemaError, type SchemaNode, valueAt } from "./schemaNode.js";

/** The keyword given to a failed choice of which no alternative fits even in kind. */
export const NONE_FITS = "none fits";

/** Failures that stand for themselves though others stand at the same value. */
const INDEPENDENT = new Set([
  "additionalProperties",
  "dependencies",
  "propertyNames",
  "required",
  "uniqueItems",
]);

/** The schema that a failure comes from. */
export const failedSchema = (error: SchemaError, schema: SchemaNode): SchemaNode =>
  (valueAt(schema, pointerSteps(error.schemaPath).slice(0, -1)) ?? {}) as SchemaNode;

/**
 * ajv's failures without their noise.
 *
 * Where a value may be one of several things (`anyOf`, `oneOf`), ajv tells what each alternative misses. Kept are the
 * failures of the one that the person most likely meant, which is the one that fits best; when none fits even in kind,
 * the one failure kept is the choice itself. Failures that only follow from another at the same value go too.
 */
export const withoutNoise = (
  errors: readonly SchemaError[],
  schema: SchemaNode,
  value: unknown,
): readonly SchemaError[] => {
  const choice = outermostChoice(errors);
  if (!choice) return withoutCascades(errors, schema);
  const under = errors.filter((error) => isUnder(error, choice));
  const beside = errors.filter((error) => error !== choice && !under.includes(error));
  // `oneOf` fails as well when more than one alternative fits: then none of them is at fault.
  const ambiguous = Array.isArray(choice.params.passingSchemas);
  const meant = ambiguous
    ? [named("oneOf fits twice")(choice)]
    : bestFit(under, choice, schema, value);
  return [
    ...withoutNoise(meant ?? [named(NONE_FITS)(choice)], schema, value),
    ...withoutNoise(beside, schema, value),
  ];
};

const named = (keyword: string) => (error: SchemaError) => ({ ...error, keyword });

const outermostChoice = (errors: readonly SchemaError[]): SchemaError | undefined => {
  let outermost: SchemaError | undefined;
  for (const error of errors)
    if (error.keyword === "anyOf" || error.keyword === "oneOf")
      if (!outermost || error.schemaPath.length < outermost.schemaPath.length) outermost = error;
  return outermost;
};

const isUnder = (error: SchemaError, choice: SchemaError): boolean =>
  error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
  `${error.instancePath}/`.startsWith(`${choice.instancePath}/`);

const bestFit = (
  errors: readonly SchemaError[],
  choice: SchemaError,
  schema: SchemaNode,
  value: unknown,
): readonly SchemaError[] | undefined => {
  const alternatives = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const alternative = error.schemaPath.slice(choice.schemaPath.length + 1).split("/", 1)[0] ?? "";
    alternatives.set(alternative, [...(alternatives.get(alternative) ?? []), error]);
  }
  let best: { readonly errors: readonly SchemaError[]; readonly misfit: number } | undefined;
  const chosen = valueAt(value, pointerSteps(choice.instancePath));
  for (const [index, group] of alternatives) {
    const alternative = valueAt(schema, [...pointerSteps(choice.schemaPath), index]) as SchemaNode;
    const misfit = group.reduce(
      (sum, error) => sum + misfitOf(error, choice, value),
      names(alternative, chosen) ? NAMED : 0,
    );
    if (Number.isFinite(misfit) && (!best || misfit < best.misfit))
      best = { errors: group, misfit };
  }
  return best?.errors;
};

/** What it counts for an alternative to be named by one of the value's own words, such as `kind: weekly`. */
const NAMED = -10;

const names = ({ properties = {} }: SchemaNode, value: unknown): boolean =>
  Object.entries(properties).some(
    ([key, { const: word }]) => word !== undefined && valueAt(value, [key]) === word,
  );

/** How much a failure speaks against its alternative having been meant; infinite when the kind of value is another. */
const misfitOf = (
  { keyword, instancePath, params }: SchemaError,
  choice: SchemaError,
  value: unknown,
) => {
  const here = instancePath === choice.instancePath;
  if (keyword === "type") return here ? Number.POSITIVE_INFINITY : 1;
  if (keyword === "const" || keyword === "enum") {
    const allowed =
      keyword === "const" ? [params.allowedValue] : (params.allowedValues as unknown[]);
    const found = valueAt(value, pointerSteps(instancePath));
    const likely = allowed.some((one) => typeof one === typeof found);
    return here && !likely ? Number.POSITIVE_INFINITY : 3;
  }
  return keyword === "required" || keyword === "additionalProperties" ? 2 : 1;
};

const withoutCascades = (errors: readonly SchemaError[], schema: SchemaNode) => {
  const mistyped = new Set(
    errors
      .filter(({ keyword }) => keyword === "additionalProperties")
      .map((error) => {
        const known = Object.keys(failedSchema(error, schema).properties ?? {});
        return `${error.instancePath}/${closest(String(error.params.additionalProperty), known)}`;
      }),
  );
  const told = new Set<string>();
  return errors.filter(({ keyword, instancePath, params, propertyName }) => {
    // ajv tells these twice: a wrong key as what is wrong with it, a condition as what it asks for.
    if (propertyName !== undefined || keyword === "if") return false;
    if (keyword === "required") return !mistyped.has(`${instancePath}/${params.missingProperty}`);
    if (INDEPENDENT.has(keyword)) return true;
    return !told.has(instancePath) && told.add(instancePath);
  });
};
