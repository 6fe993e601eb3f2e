import type { Duty } from "../../src/domain/duty/duty.js";
import { readDuty } from "../../src/domain/duty/read.js";
import { type Instant, Temporal } from "../../src/domain/time.js";
import { type Policy, readPolicy } from "../../src/policy/policy.js";
import { sayProblem } from "../../src/policy/problem.js";

/** A policy of a text that must be valid. */
export const policyOf = (text: string): Policy => {
  const reading = readPolicy({ own: text });
  if ("problems" in reading) throw new Error(reading.problems.map(sayProblem).join("\n"));
  return reading.policy;
};

/** Who answers for what by a policy's text. */
export const dutyOf = (text: string): Duty => {
  const policy = policyOf(text);
  return readDuty(policy, policy.timezone);
};

/** What is wrong with a policy's text, or surprising in it, as a person is told. */
export const saidOf = (text: string): string[] => {
  const reading = readPolicy({ own: text });
  return ("problems" in reading ? reading.problems : reading.warnings).map(sayProblem);
};

/** An instant, as `2026-11-20T09:00 Africa/Cairo` or `2026-11-20T09:00Z`. */
export const instantOf = (text: string): Instant => {
  const [local, zone] = text.split(" ");
  return zone
    ? Temporal.PlainDateTime.from(local as string)
        .toZonedDateTime(zone)
        .toInstant()
    : Temporal.Instant.from(text);
};
