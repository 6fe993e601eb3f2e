import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { deliveryFaults } from "./delivery.js";
import { EVENTS } from "./scope.js";

/**
 * The examples are real webhooks, recorded from 2019 to 2024. Where they and GitHub's description of today disagree,
 * this says why; each line must still be needed.
 */
const DISAGREEMENTS: readonly { fault: RegExp; because: string }[] = [
  {
    fault: /must have required property '(has_discussions|visibility|topics|disabled)'/,
    because: "repositories have said this only since 2020 to 2022",
  },
  {
    fault: /must have required property '(reactions|performed_via_github_app|active_lock_reason)'/,
    because: "issues and comments have said this only since 2021",
  },
  {
    fault: /\/pull_request must have required property '(auto_merge|draft|active_lock_reason)'/,
    because: "pull requests have said this only since 2021",
  },
  {
    fault: /\/label(s\/0)? must have required property 'description'/,
    because: "labels have had a description only since 2019",
  },
  {
    fault: /\/installation must have required property '(app_slug|suspended_(by|at))'/,
    because: "installations have said this only since 2020",
  },
  {
    fault: /\/installation\/(created|updated)_at must be string/,
    because: "installations gave these as a number of seconds once; they are described as text",
  },
  {
    fault:
      /\/check_run(\/check_suite)?(\/app)? must have required property '(node_id|details_url|permissions|events)'/,
    because: "two check runs of 2019 were written before apps said what they may do",
  },
  {
    fault: /\/check_run\/app\/(created|updated)_at must match format "date-time"/,
    because: "in those two check runs, the app's dates have no zone",
  },
  {
    fault:
      /(\/|\/workflow_run) must have required property '(workflow|workflow_run|path|display_title)'/,
    because: "deployments have named their workflow run only since 2022",
  },
  {
    fault: /must have required property 'verified_at'/,
    because: "signatures have said when they were verified only since 2024",
  },
  {
    fault:
      /must have required property 'requester'|\/ must have required property 'requested_team'/,
    because: "the one is newer; the other is the alternative to a requested person",
  },
  {
    fault: /\/ must match a schema in anyOf/,
    because: "neither alternative of a review request fits when the repository in it lacks a field",
  },
];

interface Examples {
  readonly name: string;
  readonly examples: readonly { readonly action?: string; readonly installation?: unknown }[];
}

const { resolve } = createRequire(import.meta.url);
const all: readonly Examples[] = JSON.parse(
  readFileSync(resolve("@octokit/webhooks-examples"), "utf8"),
);

describe("the examples of @octokit/webhooks-examples, before the judge", () => {
  // Most were sent to a repository's webhook, which belongs to no installation.
  const installation = { id: 1, node_id: "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ==" };
  const faults = all
    .filter(({ name }) => EVENTS.includes(name))
    .flatMap(({ name, examples }) =>
      examples.flatMap((example, at) =>
        deliveryFaults(name, { installation, ...example }).map(
          (fault) => `${name} ${example.action ?? ""} [${at}] ${fault}`,
        ),
      ),
    );

  it("pass, except where the description has moved on", () => {
    const unexplained = faults.filter(
      (fault) => !DISAGREEMENTS.some((known) => known.fault.test(fault)),
    );
    expect(unexplained).toEqual([]);
  });

  it.each(DISAGREEMENTS)("still disagree here: $because", ({ fault }) => {
    expect(faults.some((one) => fault.test(one))).toBe(true);
  });

  it("cover the events that watchbill listens to", () => {
    const covered = all.map(({ name }) => name).filter((name) => EVENTS.includes(name));
    for (const event of [
      "issues",
      "issue_comment",
      "pull_request",
      "push",
      "check_run",
      "membership",
    ])
      expect(covered).toContain(event);
  });
});
