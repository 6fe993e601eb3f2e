import type { Octokit } from "@octokit/rest";
import type { Clock } from "../domain/time.js";
import type { Gateway } from "../engine/gateway.js";
import { readDocuments } from "./documents.js";
import { gatewayError } from "./errors.js";
import { answerGate, readGate } from "./gate.js";
import { graphqlOver } from "./graphql.js";
import { incidentGateway } from "./incidents.js";
import { maintenanceGateway } from "./maintenance.js";
import { lookAtGroup } from "./mergeGroup.js";
import { policyReader } from "./policyText.js";
import { openIssue, readPush } from "./push.js";
import { queueGateway } from "./queueIssue.js";
import { look, open } from "./reads.js";
import { teamReader } from "./team.js";
import { waitingGates } from "./waitingGates.js";
import { write, writeCheck } from "./writes.js";

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
    look: (subject) => told("Reading a subject", () => look(octokit, graphql, subject)),
    async *open(repository, closed) {
      const pages = open(graphql, repository, closed);
      for (;;) {
        const page = await told("Reading what is open", () => pages.next());
        if (page.done) return;
        yield page.value;
      }
    },
    documents: (repository, wanted) =>
      told("Reading documents", () => readDocuments(graphql, repository, wanted)),
    push: (push) => told("Reading a push", () => readPush(graphql, push)),
    openIssue: (repository, issue) =>
      told("Trying to open an issue", () => openIssue(octokit, repository, issue)),
    policyText,
    team: teamReader(octokit),
    waitingGates: (repository) =>
      told("Reading what deployments wait", () => waitingGates(octokit, repository)),
    gate: (gate) => told("Reading a deployment", () => readGate(octokit, graphql, gate)),
    answerGate: (gate, answer) =>
      told("Trying to answer a deployment", () => answerGate(octokit, gate, answer)),
    lookAtGroup: (group) =>
      told("Reading a merge group", () => lookAtGroup(octokit, graphql, group)),
    incidents: incidentGateway(octokit, graphql, told),
    maintenance: maintenanceGateway(octokit, graphql, told),
    queue: queueGateway(octokit, graphql, told),
    writeCheck: (repository, change) =>
      told(`Trying to ${change.kind}`, () => writeCheck(octokit, repository, change)),
    write: (subject, change) =>
      told(`Trying to ${change.kind}`, () => write(octokit, subject, change)),
  };
};
