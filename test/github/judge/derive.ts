/**
 * Derives the small descriptions that the judge goes by from GitHub's official one, which is too large (394 MB
 * installed) to be a dependency. To derive anew:
 *
 *     mkdir /tmp/openapi && npm install --prefix /tmp/openapi @octokit/openapi
 *     npx tsc && node dist/test/github/judge/derive.js /tmp/openapi/node_modules/@octokit/openapi
 *
 * The webhooks come from the same description (its `x-webhooks` section): `@octokit/openapi-webhooks` repeats it, and
 * `@octokit/webhooks-schemas` is a community's work of 2024 that GitHub has since moved away from.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { CORRECTIONS } from "./corrections.js";
import { isObject, type Json, type JsonObject, toJsonSchema } from "./jsonSchema.js";
import { EVENTS, PATHS } from "./scope.js";
import { share } from "./share.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

const [directory] = argv.slice(2);
if (!directory) throw new Error("Say where @octokit/openapi is installed: derive.js DIRECTORY");
const official = corrected(readJson(`${directory}/generated/api.github.com.json`));
const { version } = readJson(`${directory}/package.json`);

write("openapi.json", "paths", deriveOperations());
write("webhooks.json", "webhooks", deriveWebhooks());

function deriveOperations(): JsonObject {
  return Object.fromEntries(
    PATHS.map((path) => {
      const item = follow(object(official.paths)[path], `path ${path}`);
      const methods = METHODS.filter((method) => item[method]);
      return [
        path,
        Object.fromEntries(methods.map((name) => [name, operation(object(item[name]))])),
      ];
    }),
  );
}

/** `issues/ready-for-x` becomes `issues.ready_for_x`: the event's name, and its action if it has any. */
function deriveWebhooks(): JsonObject {
  const found: [string, JsonObject][] = [];
  for (const item of Object.values(object(official["x-webhooks"]))) {
    const post = object(object(item).post);
    const name = String(post.operationId).replaceAll("-", "_").replace("/", ".");
    const [event = ""] = name.split(".");
    if (EVENTS.includes(event))
      found.push([name, { post: { requestBody: body(post.requestBody) } }]);
  }
  const missing = EVENTS.filter((event) => !found.some(([name]) => name.split(".")[0] === event));
  if (missing.length > 0) throw new Error(`Not in the description: ${missing.join(", ")}`);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function operation(source: JsonObject): JsonObject {
  const parameters = array(source.parameters ?? []).map((entry) => {
    const parameter = follow(entry, "parameter");
    const { name, in: place, required = false, "x-multi-segment": slashes } = parameter;
    const schema = toJsonSchema(parameter.schema ?? {});
    return { name, in: place, required, schema, ...(slashes ? { "x-multi-segment": true } : {}) };
  });
  const responses = Object.entries(object(source.responses)).map(([status, response]) => [
    status,
    { content: content(follow(response, "response").content) },
  ]);
  return {
    operationId: source.operationId,
    parameters,
    ...(source.requestBody ? { requestBody: body(source.requestBody) } : {}),
    responses: Object.fromEntries(responses),
  } as JsonObject;
}

function body(source: Json | undefined): JsonObject {
  const { required = false, content: media } = follow(source, "request body");
  return { required, content: content(media) } as JsonObject;
}

function content(source: Json | undefined): JsonObject {
  const media = Object.entries(isObject(source) ? source : {});
  return Object.fromEntries(
    media.map(([type, entry]) => [type, { schema: toJsonSchema(object(entry).schema ?? {}) }]),
  );
}

/** Every component schema that `root` names, and every one those name, in the order of their names. */
function schemasUnder(root: Json): JsonObject {
  const all = object(object(official.components).schemas);
  const taken = new Map<string, Json>();
  const take = (node: Json): void => {
    for (const [, name = ""] of JSON.stringify(node).matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (taken.has(name)) continue;
      const schema = toJsonSchema(all[name] ?? {});
      taken.set(name, schema);
      take(schema);
    }
  };
  take(root);
  return Object.fromEntries([...taken].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function write(file: string, section: string, entries: JsonObject): void {
  const { shared, schemas } = share({ [section]: entries, schemas: schemasUnder(entries) });
  const { schemas: named, ...rest } = shared;
  const description = {
    openapi: "3.1.0",
    info: {
      title: "The part of GitHub's official description that watchbill's tests go by",
      version: `@octokit/openapi ${version}`,
      license: { name: "MIT", url: "https://github.com/github/rest-api-description" },
    },
    ...rest,
    components: { schemas: { ...object(named), ...schemas } },
  };
  const url = new URL(`../../../../fixtures/github/${file}`, import.meta.url);
  writeFileSync(url, `${JSON.stringify(description)}\n`);
}

/** The thing itself, or what its `$ref` points to in the official description. */
function follow(node: Json | undefined, what: string): JsonObject {
  if (!isObject(node)) throw new Error(`Not in the description: ${what}`);
  const { $ref } = node;
  if (typeof $ref !== "string") return node;
  const target = $ref
    .split("/")
    .slice(1)
    .reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), official);
  return follow(target, $ref);
}

function corrected(description: JsonObject): JsonObject {
  for (const { at, put } of CORRECTIONS) {
    const place = at.slice(0, -1).reduce((node, key) => object(node[key]), description);
    const last = at.at(-1) ?? "";
    if (place[last] === undefined) throw new Error(`Nothing to correct at ${at.join(" ")}`);
    Object.assign(place, { [last]: put });
  }
  return description;
}

function readJson(path: string): JsonObject {
  return JSON.parse(readFileSync(path, "utf8"));
}

function object(node: Json | undefined): JsonObject {
  if (!isObject(node)) throw new Error(`Expected an object, found ${JSON.stringify(node)}`);
  return node;
}

function array(node: Json): readonly Json[] {
  if (!Array.isArray(node)) throw new Error(`Expected a list, found ${JSON.stringify(node)}`);
  return node;
}
