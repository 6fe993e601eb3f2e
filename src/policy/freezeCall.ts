import { readFreeze } from "../domain/freeze/read.js";
import type { FreezeWindow } from "../domain/freeze/settings.js";
import { type Instant, Temporal } from "../domain/time.js";
import { closest } from "./closest.js";
import { schema, validate as validator } from "./compiled.js";
import { linesOf } from "./places.js";
import { type Problem, problemAt, type Remark, shown } from "./problem.js";
import { found } from "./say.js";
import type { SchemaNode } from "./schemaNode.js";
import { isMapping, settle } from "./settle.js";
import { validate } from "./validate.js";
import { parseYaml } from "./yaml.js";

/** What a freeze that is called by an issue may say of itself. When it begins is when it is called. */
const SETTINGS = ["branches", "paths", "labels", "open_to", "stage", "until", "through"] as const;

/** How far a called freeze reaches, and until when; all of production, until it is lifted, where nothing is said. */
export type FreezeScope = Pick<
  FreezeWindow,
  Exclude<(typeof SETTINGS)[number], "until" | "through">
> & {
  readonly until?: Instant;
};

const FILE = { whole: "the freeze", schema, validate: validator };
/** Where the schema describes a window, and where a window is put to be judged by it. */
const PLACE = ["freeze", "windows", 0];
const WINDOW = schema.properties?.freeze?.properties?.windows?.items as SchemaNode;

/**
 * Reads the first fenced `yaml` block of an issue that calls a freeze: settings as those of the policy's windows.
 *
 * @param body the issue's text; one without such a block says nothing of the freeze.
 * @param since when the freeze was called, from which `until: Sunday` counts.
 * @param timezone IANA zone of the times in it.
 * @returns what it says, or what is wrong with it, at lines of the issue's text. Never throws.
 */
export const readFreezeCall = (
  body: string,
  since: Instant,
  timezone: string,
): { readonly scope: FreezeScope } | { readonly problems: readonly Problem[] } => {
  const parsed = parseYaml(yamlOf(body));
  if ("problems" in parsed) return parsed;
  const { value, place, problems } = parsed.document;
  const { scope, remarks } = judge(value ?? {}, since, timezone);
  const all = [...problems, ...remarks.map((remark) => problemAt(remark, place))];
  return all.length > 0 ? { problems: all } : { scope };
};

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/;

/**
 * The block's lines where they stand in the text, and empty ones before them, so that places in it are places in the
 * issue. Blocks in HTML comments, such as a template's examples, and within other blocks do not count.
 */
const yamlOf = (body: string): string => {
  let open: { readonly fence: string; readonly yaml: boolean } | undefined;
  let hidden = false;
  const kept: string[] = [];
  for (const line of linesOf(body)) {
    const [, fence = "", language = ""] = FENCE.exec(line) ?? [];
    if (open && fence.startsWith(open.fence) && language === "") {
      if (open.yaml) break;
      open = undefined;
    } else if (!open && !hidden && fence !== "") open = { fence, yaml: /^ya?ml$/i.test(language) };
    else if (open?.yaml) {
      kept.push(line);
      continue;
    } else if (!open) hidden = hidden ? !line.includes("-->") : /<!--(?!.*-->)/.test(line);
    kept.push("");
  }
  return kept.join("\n");
};

const judge = (
  value: unknown,
  since: Instant,
  timezone: string,
): { readonly scope: FreezeScope; readonly remarks: readonly Remark[] } => {
  if (!isMapping(value)) {
    const message = `expected settings such as "paths: deploy/**", found ${found(value)}.`;
    return { scope: {}, remarks: [{ path: [], message }] };
  }
  // A form's field that was left empty says nothing.
  const said = Object.entries(value).filter(([, one]) => one !== null);
  const strange = said.flatMap(([key]) => strangeKey(key));
  if (strange.length > 0 || said.length === 0) return { scope: {}, remarks: strange };
  const window = settle(Object.fromEntries(said), WINDOW);
  const wrong = validate({ freeze: { windows: [window] } }, FILE).map((remark) => ({
    ...remark,
    path: remark.path.slice(PLACE.length),
  }));
  if (wrong.length > 0) return { scope: {}, remarks: wrong };
  const { until, through, ...scope } = window as FreezeWindow;
  if (until === undefined && through === undefined) return { scope, remarks: [] };
  const end = endOf(
    { ...(until !== undefined && { until }), ...(through !== undefined && { through }) },
    since,
    timezone,
  );
  return end instanceof Temporal.Instant || end === undefined
    ? { scope: { ...scope, ...(end && { until: end }) }, remarks: [] }
    : { scope: {}, remarks: [end] };
};

const strangeKey = (key: string): readonly Remark[] => {
  if ((SETTINGS as readonly string[]).includes(key)) return [];
  const meant = closest(key, SETTINGS);
  const message =
    `${shown(key)} is not a setting of a called freeze, which begins when it is called; it may say ` +
    `${SETTINGS.join(", ")}.${meant === undefined ? "" : ` Did you mean ${shown(meant)}?`}`;
  return [{ path: [key], part: "key", message }];
};

/** When a freeze that begins now ends; undefined if never. What is wrong with the words if they cannot be understood. */
const endOf = (
  words: Pick<FreezeWindow, "until" | "through">,
  since: Instant,
  timezone: string,
): Instant | Remark | undefined => {
  const from = since.round({ smallestUnit: "minute", roundingMode: "floor" });
  const written = `${from.toString({ smallestUnit: "minute" }).replace("Z", "")}Z`;
  const { calendar, problems } = readFreeze({ windows: [{ from: written, ...words }] }, timezone);
  const [problem] = problems;
  if (problem)
    return {
      path: [words.until === undefined ? "through" : "until"],
      message: `${problem.message}.`,
    };
  const end = calendar.windows[0]?.spans.at(from.epochMilliseconds)?.until ?? Number.NaN;
  return Number.isFinite(end) ? Temporal.Instant.fromEpochMilliseconds(end) : undefined;
};
