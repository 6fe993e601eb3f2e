import { readWebhooks } from "./description.js";
import { isObject, type JsonObject } from "./jsonSchema.js";
import { type Check, validators } from "./validators.js";

/**
 * GitHub's description leaves `installation` optional because repository webhooks have none; those sent to an App
 * carry it, and so must every one here (https://docs.github.com/en/webhooks/webhook-events-and-payloads, "installation:
 * … when the event is configured for and sent to a GitHub App"). These are sent to the App itself, of no installation.
 */
const WITHOUT_INSTALLATION = new Set(["ping", "github_app_authorization"]);

let checks: ReadonlyMap<string, Check> | undefined;

/** What GitHub's description faults a webhook for; an empty list when it is as described. */
export function deliveryFaults(event: string, payload: unknown): readonly string[] {
  checks ??= compile();
  if (!isObject(payload)) return ["payload is not an object"];
  const { action } = payload;
  const check = checks.get(typeof action === "string" ? `${event}.${action}` : event);
  if (!check) return ["GitHub's description has no such event and action"];
  return [
    ...check(payload).map((fault) => `payload: ${fault}`),
    ...installationFaults(event, payload),
  ];
}

function installationFaults(event: string, payload: JsonObject): readonly string[] {
  if (WITHOUT_INSTALLATION.has(event)) return [];
  const { installation } = payload;
  const named = isObject(installation) && Number.isInteger(installation.id);
  return named
    ? []
    : ["payload: /installation must say its id, as in every webhook sent to an App"];
}

function compile(): ReadonlyMap<string, Check> {
  const { webhooks, components } = readWebhooks();
  const check = validators(components);
  return new Map(
    Object.entries(webhooks).map(([name, { post }]) => [
      name,
      check(post.requestBody?.content["application/json"]?.schema ?? {}),
    ]),
  );
}
