import { closed } from "./closed.js";
import { type Operation, type Parameter, readRest } from "./description.js";
import type { JsonObject } from "./jsonSchema.js";
import { type Match, router } from "./route.js";
import { type Check, validators } from "./validators.js";

/** What the judge goes by: GitHub's description of its REST API, with a check for each of its parts. */
export interface Bench {
  /** The operation that a request is for; the path is without its query. */
  readonly find: (method: string, path: string) => Match | undefined;
  readonly check: (schema: JsonObject) => Check;
  /** Takes an object that has the parameter's text by its name. */
  readonly parameter: (parameter: Parameter) => Check;
  /** The check of an operation's request body, which takes no field that is not named. */
  readonly body: (operation: Operation) => Check;
}

/** Reads the description; each check is compiled at its first use. */
export function setUp(): Bench {
  const description = readRest();
  const check = validators(description.components);
  const coercing = validators(description.components, { coerce: true });
  const resolve = (ref: string): JsonObject => {
    const schemas = description.components.schemas as JsonObject;
    return schemas[ref.slice(ref.lastIndexOf("/") + 1)] as JsonObject;
  };
  return {
    find: router(description),
    check: remembered(check),
    // Parameters come as text, so that each is put in an object where Ajv can make a number or a boolean of it.
    parameter: remembered(({ name, schema }: Parameter) =>
      coercing({ type: "object", properties: { [name]: schema } }),
    ),
    body: remembered(({ requestBody }: Operation) =>
      check(closed(requestBody?.content["application/json"]?.schema ?? {}, resolve)),
    ),
  };
}

/** The function, asked once only for each thing. */
function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
