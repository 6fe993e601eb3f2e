import { deliveryFaults } from "./delivery.js";
import { type Exchange, exchangeFaults } from "./exchange.js";

export type { Exchange } from "./exchange.js";

/** Something that crossed the wire and is not as GitHub describes it. */
export interface Violation {
  /** What crossed the wire: `GET /repos/harbour/ops → 200`, `webhook issues.opened`. */
  readonly of: string;
  /** What is wrong with it: `response body: /user/login must be string`. */
  readonly fault: string;
}

/** Watches what a GitHub says and is told, and holds it against GitHub's official description. */
export interface Judge {
  /** Takes note of one REST request and its answer. GraphQL is judged by GitHub's schema where it is run. */
  exchange(record: Exchange): void;
  /** Takes note of one webhook sent to an App: the name in `X-GitHub-Event`, and the parsed body. */
  delivery(event: string, payload: unknown): void;
  /** Everything wrong so far, in the order seen. */
  readonly violations: readonly Violation[];
  /** Throws an error that lists the violations, if there is any. */
  assertClean(): void;
}

export function createJudge(): Judge {
  const violations: Violation[] = [];
  const note = (of: string, faults: readonly string[]): void => {
    for (const fault of faults) violations.push({ of, fault });
  };
  return {
    violations,
    exchange(record) {
      const { method, path, status } = record;
      note(`${method} ${path} → ${status}`, exchangeFaults(record));
    },
    delivery(event, payload) {
      const { action } = (payload ?? {}) as { action?: unknown };
      const name = typeof action === "string" ? `${event}.${action}` : event;
      note(`webhook ${name}`, deliveryFaults(event, payload));
    },
    assertClean() {
      if (violations.length === 0) return;
      const list = violations.map(({ of, fault }) => `  ${of}\n    ${fault}`);
      throw new Error(`Not as GitHub describes it, ${list.length} times:\n${list.join("\n")}`);
    },
  };
}
