import type { Octokit } from "@octokit/rest";
import type { Clock } from "../domain/time.js";
import type { Gateway } from "../engine/gateway.js";
import { gatewayError } from "./errors.js";
import { graphqlOver } from "./graphql.js";
import { policyReader } from "./policyText.js";
import { look, open } from "./reads.js";
import { teamReader } from "./team.js";
import { write } from "./writes.js";

/** GitHub over Octokit: the one place that knows its wire. Every failure leaves here as a `GatewayError`. */
export const octokitGateway = (octokit: Octokit, clock: Clock): Gateway => {
  const graphql = graphqlOver(octokit);
  const policyText = policyReader(octokit);
  const told = async <T>(doing: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw gatewayError(error, doing, clock);
    }
  };
  return {
    look: (subject) => told("Reading a subject", () => look(graphql, subject)),
    async *open(repository) {
      const pages = open(graphql, repository);
      for (;;) {
        const page = await told("Reading what is open", () => pages.next());
        if (page.done) return;
        yield page.value;
      }
    },
    policyText,
    team: teamReader(octokit),
    write: (subject, change) =>
      told(`Trying to ${change.kind}`, () => write(octokit, subject, change)),
  };
};
