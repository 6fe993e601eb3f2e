import { load } from "js-yaml";

interface Part {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly validations?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

export interface Form {
  readonly name: string;
  readonly labels?: readonly string[];
  readonly body: readonly Part[];
}

const TOP = ["name", "description", "title", "labels", "assignees", "projects", "type", "body"];
const KEYS = ["type", "id", "attributes", "validations"];
/** Per type of part, what its attributes may be, the demanded ones first. */
const ATTRIBUTES: Readonly<Record<string, readonly [needed: readonly string[], also: string[]]>> = {
  markdown: [["value"], []],
  textarea: [["label"], ["description", "placeholder", "value", "render"]],
  input: [["label"], ["description", "placeholder", "value"]],
  dropdown: [
    ["label", "options"],
    ["description", "multiple", "default"],
  ],
  checkboxes: [["label", "options"], ["description"]],
};

/** Scalars that GitHub's YAML 1.1 reads as truth values, numbers, days or times, where js-yaml's 1.2 reads text. */
const NO_TEXT =
  /(?:^|\s)(?:-|[\w-]+:) (?:y|n|yes|no|on|off|true|false|null|~|[\d_.:]+|\d{4}-\d{1,2}-\d{1,2}.*)$/i;
const TRUTH = /^\s*(?:required|multiple|blank_issues_enabled): (?:true|false)$/;

/**
 * What GitHub would refuse in an issue form, a sentence a fault
 * (https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms,
 * and beside it "Syntax for issue forms" and "Syntax for GitHub's form schema").
 */
export const faultsOf = (text: string): readonly string[] => {
  const form = load(text) as Form & Readonly<Record<string, unknown>>;
  const body = form.body ?? [];
  const faults = withoutBlocks(text)
    .filter((line) => NO_TEXT.test(line) && !TRUTH.test(line))
    .map((line) => `not text: ${line.trim()}`);
  for (const key of Object.keys(form))
    if (!TOP.includes(key)) faults.push(`${key} is not permitted`);
  for (const key of ["name", "description"])
    if (!isText(form[key])) faults.push(`${key} must be a text`);
  if (form.name.length <= 3) faults.push("name must be more than 3 characters");
  if (!body.some(({ type }) => type !== "markdown")) faults.push("body asks nothing");
  body.forEach((part, index) => {
    for (const fault of faultsIn(part)) faults.push(`body[${index}]: ${fault}`);
  });
  for (const key of ["id", "label"] as const) {
    const all = body.flatMap((part) => (key === "id" ? part.id : part.attributes?.label) ?? []);
    const plain = all.map((one) =>
      String(one)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-"),
    );
    if (new Set(plain).size < plain.length) faults.push(`each ${key} must be there once`);
  }
  return faults;
};

/** The lines of a YAML text but those of its block scalars, which are text whatever they look like. */
const withoutBlocks = (text: string): string[] => {
  let deeperThan: number | undefined;
  return text.split("\n").filter((line) => {
    const indent = line.search(/\S/);
    if (deeperThan !== undefined && (indent === -1 || indent > deeperThan)) return false;
    deeperThan = /: [|>]-?$/.test(line) ? indent : undefined;
    return true;
  });
};

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

const faultsIn = (part: Part): readonly string[] => {
  const faults: string[] = [];
  const [needed, also] = ATTRIBUTES[String(part.type)] ?? [];
  if (!needed || !also) return [`${part.type} is no type`];
  for (const key of Object.keys(part))
    if (!KEYS.includes(key)) faults.push(`${key} is not permitted`);
  const attributes = part.attributes ?? {};
  for (const key of needed) if (attributes[key] === undefined) faults.push(`${key} is missing`);
  for (const [key, value] of Object.entries(attributes)) {
    if (![...needed, ...also].includes(key)) faults.push(`${key} is not permitted`);
    if (!["options", "multiple", "default"].includes(key) && !isText(value))
      faults.push(`${key} must be a text`);
  }
  if (part.id !== undefined && !/^[\w-]+$/.test(String(part.id)))
    faults.push("id has other characters");
  if (part.type === "markdown" && (part.id ?? part.validations))
    faults.push("markdown is not filled in");
  if (/password|credit card|secret/i.test(String(attributes.label))) faults.push("forbidden word");
  for (const [key, value] of Object.entries(part.validations ?? {}))
    if (key !== "required" || typeof value !== "boolean") faults.push(`${key} is no validation`);
  const options = attributes.options as readonly unknown[] | undefined;
  if (options && part.type === "dropdown") {
    if (options.length === 0 || !options.every(isText)) faults.push("options must be texts");
    if (new Set(options).size < options.length) faults.push("options must differ");
    if (options.some((one) => /^none$/i.test(String(one)))) faults.push("None is GitHub's own");
  }
  return faults;
};

/** The body of an issue as GitHub makes it of a form that was filled in; what was left empty is `_No response_`. */
export const issueOf = (form: Form, answers: Readonly<Record<string, string>>): string =>
  form.body
    .filter(({ type }) => type !== "markdown")
    .map(
      ({ id, attributes }) =>
        `### ${attributes?.label}\n\n${answers[String(id)] ?? "_No response_"}`,
    )
    .join("\n\n");
