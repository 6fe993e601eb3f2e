import picomatch from "picomatch";
import { checks } from "./checks.js";
import { schema, validate as validator } from "./compiled.js";
import { withOneCalendar } from "./hours.js";
import { firstOf, inOrder, type Problem, problemAt, type Remark } from "./problem.js";
import { found } from "./say.js";
import type { Policy } from "./settings.js";
import { isMapping, merge, settle } from "./settle.js";
import { properTimezone } from "./timezone.js";
import { validate } from "./validate.js";
import { parseYaml, type YamlDocument } from "./yaml.js";

export type { Policy } from "./settings.js";

/** The two files a policy may come from: the repository's own, and its organisation's base. */
export type PolicySource = "own" | "base";

export type PolicyReading =
  | { readonly policy: Policy; readonly warnings: readonly Problem[] }
  /** All in one file, at least one of them an error. */
  | { readonly problems: readonly Problem[]; readonly source: PolicySource };

const FILE = { whole: "the policy", schema, validate: validator };

/**
 * Reads a policy: the repository's own text over its organisation's base, key by key. Mappings are merged, lists and
 * single values replace the base's, and a key without a value goes back to the default. A text that is not there is
 * `undefined`; an empty one is a policy that says nothing. Never throws.
 *
 * The base must be valid by itself, so that whoever keeps it learns of a mistake, and no repository of another.
 *
 * @returns the policy with every default filled in, or all the problems of one file, in the order of their places.
 */
export const readPolicy = (texts: {
  readonly own?: string | undefined;
  readonly base?: string | undefined;
}): PolicyReading => {
  let under: unknown = {};
  if (texts.base !== undefined) {
    const base = readLayer(texts.base, {});
    if ("problems" in base) return { problems: base.problems, source: "base" };
    if (texts.own === undefined) return inForce(base);
    under = base.layer;
  }
  const own = readLayer(texts.own ?? "", under);
  return "problems" in own ? { problems: own.problems, source: "own" } : inForce(own);
};

interface Layer {
  readonly layer: unknown;
  readonly policy: Policy;
  readonly warnings: readonly Problem[];
}

const inForce = ({ policy, warnings }: Layer): PolicyReading => ({
  policy: withOneCalendar({ ...policy, timezone: properTimezone(policy.timezone) }),
  warnings,
});

/** One text over what stands under it, judged as a whole: what is wrong then is wrong because of this text. */
const readLayer = (
  text: string,
  under: unknown,
): Layer | { readonly problems: readonly Problem[] } => {
  const parsed = parseYaml(text);
  if ("problems" in parsed) return parsed;
  const { document } = parsed;
  const says = document.value ?? {};
  if (!isMapping(says)) return { problems: [notSettings(document)] };

  const layer = merge(under, settle(says, schema)) as Readonly<Record<string, unknown>>;
  const { policy, remarks } = judged(layer);
  const problems = firstOf(
    inOrder([...document.problems, ...remarks.map((remark) => problemAt(remark, document.place))]),
  );
  return problems.some(({ severity }) => severity === "error")
    ? { problems }
    : { layer, policy, warnings: problems };
};

/** A section that the schema refuses stands at its default for the checks, so that they can still judge the others. */
const judged = (
  layer: Readonly<Record<string, unknown>>,
): { readonly policy: Policy; readonly remarks: readonly Remark[] } => {
  const filled = structuredClone(layer);
  const refused = validate(filled, FILE);
  const sections = new Set(refused.map(({ path }) => path[0]));
  const sound = structuredClone(
    Object.fromEntries(Object.entries(layer).filter(([section]) => !sections.has(section))),
  );
  validate(sound, FILE);
  const policy = sound as unknown as Policy;
  const unfit = checks.flatMap((check) => check(withOneCalendar(policy)));
  return {
    policy,
    remarks: [...refused, ...unfit.filter(({ path }) => !sections.has(path[0]))],
  };
};

const notSettings = ({ value, place }: YamlDocument): Problem => ({
  ...place([], "value"),
  path: "",
  message:
    `expected settings such as "timezone: Africa/Cairo", found ${found(value)}.` +
    (typeof value === "string" && /^\w+:\S/.test(value)
      ? " A space is missing after the colon."
      : ""),
  expected: "settings",
  severity: "error",
});

/** Whether a branch is one from which production is released: by its name, or by a pattern. Case counts, as in Git. */
export const isProductionBranch = ({ production }: Policy, branch: string): boolean =>
  production.branches.some(
    (pattern) =>
      pattern === branch ||
      picomatch.isMatch(branch, pattern, { dot: true, nonegate: true, noextglob: true }),
  );

/** Whether an environment is production. GitHub compares their names without regard to case. */
export const isProductionEnvironment = ({ production }: Policy, environment: string): boolean =>
  production.environments.some(
    (pattern) =>
      pattern.toLowerCase() === environment.toLowerCase() ||
      picomatch.isMatch(environment, pattern, {
        dot: true,
        nocase: true,
        nonegate: true,
        noextglob: true,
      }),
  );
