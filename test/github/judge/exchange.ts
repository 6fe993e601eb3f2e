import { type Bench, setUp } from "./bench.js";
import type { Content, Operation } from "./description.js";
import { EVERYWHERE, error, RAW } from "./everywhere.js";
import { isObject, type JsonObject } from "./jsonSchema.js";
import type { Match } from "./route.js";

/** One REST request and its answer. Header names are in lower case. */
export interface Exchange {
  readonly method: string;
  /** With its query, as it stood in the request line. */
  readonly path: string;
  readonly requestHeaders: Headers;
  /** Parsed; undefined when there was none. */
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Headers;
  /** Parsed if it is JSON, else its text; undefined or empty when there was none. */
  readonly responseBody: unknown;
  /** The answer is an outage or a limit made up by the test: it is not held against the description. */
  readonly fault?: boolean;
}

type Headers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

let bench: Bench | undefined;

/** What GitHub's description faults a request and its answer for; an empty list when all is as described. */
export function exchangeFaults(record: Exchange): readonly string[] {
  bench ??= setUp();
  const [path = "", query = ""] = record.path.split("?", 2);
  if (path === "/graphql") return [];
  const match = bench.find(record.method, path);
  if (!match) return ["GitHub's description, as far as it is kept here, has no such operation"];
  // A wrong request that was refused is as it should be.
  const accepted = record.status < 400;
  return [
    ...(accepted ? parameterFaults(match, query, bench) : []),
    ...(accepted ? requestFaults(match.operation, record.requestBody, bench) : []),
    ...(record.fault ? [] : answerFaults(match.operation, record, bench)),
  ];
}

function parameterFaults(match: Match, query: string, { parameter }: Bench): readonly string[] {
  const given = Object.fromEntries(new URLSearchParams(query));
  const faults: string[] = [];
  const known = match.operation.parameters.filter((one) => one.in !== "header");
  for (const one of known) {
    const { name, in: place, required } = one;
    const value = place === "path" ? match.values[name] : given[name];
    if (value === undefined && required) faults.push(`${place} parameter ${name} is missing`);
    if (value === undefined) continue;
    faults.push(...parameter(one)({ [name]: value }).map((fault) => `${place} parameter ${fault}`));
  }
  for (const name of Object.keys(given))
    if (!known.some((one) => one.in === "query" && one.name === name))
      faults.push(`query parameter ${name} is not one of this operation`);
  return faults;
}

function requestFaults(operation: Operation, body: unknown, bench: Bench): readonly string[] {
  const empty = body === undefined || body === "" || body === null;
  if (!operation.requestBody) {
    const harmless = empty || (isObject(body) && Object.keys(body).length === 0);
    return harmless ? [] : ["request body: this operation takes none"];
  }
  if (empty) return operation.requestBody.required ? ["request body: is missing"] : [];
  return bench
    .body(operation)(body)
    .map((fault) => `request body: ${fault}`);
}

function answerFaults(operation: Operation, record: Exchange, bench: Bench): readonly string[] {
  const { status, responseBody } = record;
  const listed = operation.responses[status] ?? EVERYWHERE[status];
  if (!listed) return [`status ${status} is not one that this operation answers with`];
  const mute = Object.keys(listed.content).length === 0;
  const empty = responseBody === undefined || responseBody === "" || responseBody === null;
  if (mute && status < 400) return empty ? [] : ["response body: there should be none"];
  const described = mute ? error : listed;

  const type = String(record.responseHeaders["content-type"] ?? "").split(";")[0] ?? "";
  if (type.startsWith(RAW.type) && RAW.operations.has(operation.operationId)) return [];
  const schema = schemaFor(described.content, type);
  if (!schema) return [`response content-type ${type || "is missing"} is not as described`];
  return bench
    .check(schema)(responseBody)
    .map((fault) => `response body: ${fault}`);
}

/** GitHub answers `application/json` also where it was asked for, and describes, a type of its own. */
function schemaFor(content: Content, type: string): JsonObject | undefined {
  if (content[type]) return content[type].schema;
  const [first] = Object.entries(content).filter(([name]) => name.endsWith("json"));
  return type === "application/json" ? first?.[1].schema : undefined;
}
