import { describe, expect, it } from "@jest/globals";
import type { Deployment } from "../../src/domain/snapshot.js";
import { testedFirst } from "../../src/rules/testedFirst.js";
import { aPullRequest, aWorld } from "../snapshots.js";

const judged = (
  { environments = [], checklist = [] }: { environments?: string[]; checklist?: string[] },
  { deployments = [], body = "" }: { deployments?: Deployment[]; body?: string } = {},
) =>
  testedFirst.evaluate(aPullRequest({ deployments, body }), { environments, checklist }, aWorld())
    .findings[0];

const green = (environment: string): Deployment => ({ environment, green: true });
const red = (environment: string): Deployment => ({ environment, green: false });

describe("tested first", () => {
  it.each([
    ["a green deployment", [green("testnet")], "pass"],
    ["a green deployment, in other letters", [green("TestNet")], "pass"],
    ["no deployment", [], "fail"],
    ["a deployment elsewhere", [green("staging")], "fail"],
    ["a red deployment", [red("testnet")], "fail"],
    ["a red deployment after a green one", [green("testnet"), red("testnet")], "fail"],
    ["a green deployment after a red one", [red("testnet"), green("testnet")], "pass"],
  ])("wants the environment green: %s", (_, deployments, verdict) => {
    expect(judged({ environments: ["testnet"] }, { deployments })?.verdict).toBe(verdict);
  });

  it.each([
    ["- [x] Rollback is written down", "pass"],
    ["* [X] **Rollback** is   written down\r", "pass"],
    ["1. [x] rollback is written down", "pass"],
    ["- [ ] Rollback is written down", "fail"],
    ["Rollback is written down", "fail"],
    ["- [x] Rollback", "fail"],
  ])("wants the box ticked: %j", (body, verdict) => {
    expect(judged({ checklist: ["Rollback is written down"] }, { body })?.verdict).toBe(verdict);
  });

  it("says all that is left to do", () => {
    const asked = { environments: ["testnet", "staging"], checklist: ["Rollback is written down"] };
    expect(judged(asked, { deployments: [green("testnet")] })?.message).toBe(
      "Only what was tested goes into production. Please deploy its current commit to `staging` with success and " +
        "tick off `Rollback is written down` in the description; this check then turns green by itself.",
    );
  });

  it("demands nothing unless the policy names something", () => {
    expect(judged({})).toBeUndefined();
  });
});
