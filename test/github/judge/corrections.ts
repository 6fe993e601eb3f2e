import type { Json } from "./jsonSchema.js";

/**
 * Where GitHub's description is plainly wrong about GitHub. `derive.ts` puts them right, and fails if there is no such
 * place any more.
 */
export const CORRECTIONS: readonly {
  /** The way to the place in the official description. */
  readonly at: readonly string[];
  readonly put: Json;
  readonly because: string;
}[] = [
  {
    at: [
      ...["paths", "/app/installations", "get", "responses", "200", "content", "application/json"],
      ...["schema", "items", "properties", "account"],
    ],
    put: {
      nullable: true,
      anyOf: [
        { $ref: "#/components/schemas/simple-user" },
        { $ref: "#/components/schemas/enterprise" },
      ],
    },
    because:
      "it demands an account that is a user and an enterprise in one, which the example beside it is not; one " +
      "installation (GET /app/installations/{installation_id}) is described rightly, as either",
  },
];

/**
 * Whether a list of allowed values is the events of an App. The description lists them at 25 places of its webhooks, in
 * lists of 45 to 53 that all differ and all lack events that one can subscribe to (`deployment_protection_rule`): they
 * were gathered from what was seen, so that any event is let stand.
 */
export const isEventsOfApp = (values: Json): boolean =>
  Array.isArray(values) && values.includes("check_run") && values.includes("issue_comment");
