import { createHmac } from "node:crypto";
import examples from "@octokit/webhooks-examples" with { type: "json" };

/** A webhook, signed and ready to be posted. */
export interface Webhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Home {
  readonly installation: number;
  readonly secret: string;
}

type Payload = Record<string, unknown>;

/** GitHub's own example of an event, as it would come from the repository `harbour/ops` of an installation. */
const example = (name: string, action: string | undefined, installation: number): Payload => {
  const all = (examples as unknown as { name: string; examples: Payload[] }[]).find(
    (event) => event.name === name,
  )?.examples;
  const found = all?.find((payload) => payload.action === action);
  if (!found) throw new Error(`GitHub gives no example of ${name}.${action}`);
  const copy = structuredClone(found);
  Object.assign(copy.repository as Payload, {
    full_name: "harbour/ops",
    name: "ops",
    default_branch: "main",
  });
  return { ...copy, installation: { id: installation, node_id: "MDIz" } };
};

const withNumber = (payload: Payload, thread: "issue" | "pull_request", number: number): Payload =>
  Object.assign(payload, { number, [thread]: { ...(payload[thread] as Payload), number } });

/**
 * What a busy repository sends: of ten webhooks, four call for a look (issues opened and labelled, pull requests
 * pushed to), and six do not matter (pushes to topic branches, and what watchbill's own checks and comments cause).
 * The payloads are GitHub's own examples, of 7 to 26 kB.
 *
 * @param issues the numbers of open issues, each of which is told of once in a round
 * @param pulls the same of pull requests
 */
export const mixture = (
  { installation, secret }: Home,
  issues: readonly number[],
  pulls: readonly number[],
): readonly Webhook[] => {
  let count = 0;
  const signed = (name: string, payload: Payload): Webhook => {
    const body = JSON.stringify(payload);
    return {
      body,
      headers: {
        "content-type": "application/json",
        "user-agent": "GitHub-Hookshot/0000000",
        "x-github-event": name,
        "x-github-delivery": `00000000-0000-4000-8000-${String(count++).padStart(12, "0")}`,
        "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      },
    };
  };
  const of = (name: string, action?: string) => example(name, action, installation);
  const idle = (): readonly Webhook[] => [
    signed("push", { ...of("push"), ref: "refs/heads/topic" }),
    signed("check_run", of("check_run", "created")),
    signed("check_run", of("check_run", "completed")),
    signed("check_suite", of("check_suite", "completed")),
    signed("issue_comment", of("issue_comment", "created")),
    signed("push", { ...of("push"), ref: "refs/heads/another" }),
  ];
  return issues.flatMap((issue, index) => {
    const pull = pulls[index % pulls.length] as number;
    const looked = [
      signed("issues", withNumber(of("issues", "opened"), "issue", issue)),
      signed("issues", withNumber(of("issues", "labeled"), "issue", issue)),
      signed("pull_request", withNumber(of("pull_request", "synchronize"), "pull_request", pull)),
      signed("pull_request", withNumber(of("pull_request", "labeled"), "pull_request", pull)),
    ];
    // Spread as they come in life: what matters between what does not.
    return idle().flatMap((one, nth) => (looked[nth] ? [looked[nth], one] : [one]));
  });
};
