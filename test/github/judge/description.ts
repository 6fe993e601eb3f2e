import { readFileSync } from "node:fs";
import type { JsonObject } from "./jsonSchema.js";

/** An operation as the derived description keeps it: OpenAPI 3.1, `$ref` only within schemas. */
export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  /** By status, as text. */
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonObject;
  /** Takes the rest of the path, slashes and all: the path of a file, the name of a ref. */
  readonly "x-multi-segment"?: boolean;
}

/** By media type. */
export type Content = Readonly<Record<string, { readonly schema: JsonObject }>>;

export interface RestDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonObject;
}

export interface WebhookDescription {
  /** By event and action: `issues.opened`, `push`. */
  readonly webhooks: Readonly<Record<string, { readonly post: Pick<Operation, "requestBody"> }>>;
  readonly components: JsonObject;
}

/** GitHub's description of the REST paths in `scope.ts`. Reads a file. */
export const readRest = (): RestDescription => read("openapi.json");

/** GitHub's description of the webhook events in `scope.ts`. Reads a file. */
export const readWebhooks = (): WebhookDescription => read("webhooks.json");

function read<T>(file: string): T {
  return JSON.parse(
    readFileSync(new URL(`../../../../fixtures/github/${file}`, import.meta.url), "utf8"),
  );
}
