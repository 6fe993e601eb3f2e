import { type Clock, type Instant, sayInstant, Temporal } from "../../domain/time.js";
import { counted, quoted } from "../../domain/words.js";
import { baseOf } from "../../engine/circumstances.js";
import { historyOf, type PastException } from "../../engine/exceptions/history.js";
import { excusing } from "../../engine/exceptions/incidents.js";
import { recordedSince } from "../../github/exceptionRecords.js";
import { octokitGateway } from "../../github/gateway.js";
import { judgePolicy } from "../../policy/outcome.js";
import type { Policy } from "../../policy/settings.js";
import type { Environment } from "../environment.js";
import type { Io } from "./io.js";
import { type Reached, reach, sameRepository } from "./reach.js";
import { WrongUse } from "./wrongUse.js";

export interface ExceptionsArguments {
  /** A day in the team's zone, or an instant with its offset. */
  readonly since: string;
  /** `owner/name`; all repositories of all installations if none is given. */
  readonly repositories: readonly string[];
  readonly json: boolean;
}

/**
 * `watchbill exceptions --since DAY`: every exception granted since then, whether it still holds or not, from the
 * records in watchbill's own comments. It reads and changes nothing.
 *
 * With `json` it says `[{"repository", "pullRequest", "rule", "granter", "reason", "since", "until", "head", "state"}]`
 * and nothing else, oldest first; `until` is null where an open incident is the reason.
 *
 * @returns 0 when all was read, 1 when something could not be.
 * @throws WrongUse when the day, credentials or repositories are missing or malformed.
 */
export const exceptions = async (
  { since, repositories: names, json }: ExceptionsArguments,
  env: Environment,
  clock: Clock,
  io: Io,
): Promise<0 | 1> => {
  const begin = beginning(since);
  const { wanted, repositories } = reach(names, env);
  const listed: { readonly exception: PastException; readonly timezone: string }[] = [];
  const looked: Reached["repository"][] = [];
  let failed = false;
  for await (const reached of repositories()) {
    const name = `${reached.repository.owner}/${reached.repository.name}`;
    looked.push(reached.repository);
    try {
      const policy = await policyOf(reached, clock);
      const timezone = policy?.timezone ?? "UTC";
      for (const exception of await granted(reached, policy, begin(timezone), clock.now()))
        listed.push({ exception, timezone });
    } catch (error) {
      failed = true;
      io.err(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  for (const one of wanted.filter((name) => !looked.some((seen) => sameRepository(seen, name)))) {
    failed = true;
    io.err(`${one.owner}/${one.name}: the App is not installed there.\n`);
  }
  listed.sort((one, other) => Temporal.Instant.compare(one.exception.since, other.exception.since));
  io.out(json ? asJson(listed.map(({ exception }) => exception)) : said(listed, since));
  return failed ? 1 : 0;
};

/** When a day begins depends on the zone that each repository's policy names. */
const beginning = (text: string): ((timezone: string) => Instant) => {
  const reading = [
    () => {
      const instant = Temporal.Instant.from(text);
      return () => instant;
    },
    () => {
      const day = Temporal.PlainDate.from(text, { overflow: "reject" });
      return (timezone: string) => day.toZonedDateTime(timezone).toInstant();
    },
  ];
  for (const read of reading) {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new WrongUse(`"${text}" is no day; write --since 2026-11-01.`);
};

// A policy that is invalid or cannot be read does not make what was granted undone.
const policyOf = async (
  { repository, octokit }: Reached,
  clock: Clock,
): Promise<Policy | undefined> => {
  const gateway = octokitGateway(octokit, clock);
  const own = await gateway.policyText(repository);
  const outcome = judgePolicy(own, await gateway.policyText(baseOf(repository)));
  return outcome.kind === "valid" ? outcome.policy : undefined;
};

const granted = async (
  { repository, octokit }: Reached,
  policy: Policy | undefined,
  since: Instant,
  now: Instant,
): Promise<readonly PastException[]> => {
  const incidents = policy ? excusing(policy) : false;
  const found: PastException[] = [];
  for await (const pull of recordedSince(octokit, repository, since))
    found.push(...historyOf(pull, incidents, now));
  return found.filter((one) => Temporal.Instant.compare(one.since, since) >= 0);
};

const asJson = (found: readonly PastException[]): string =>
  `${JSON.stringify(
    found.map(({ until, ...rest }) => ({ ...rest, until: until ?? null })),
    null,
    2,
  )}\n`;

/** What people wrote is not let command the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ");

const said = (
  listed: readonly { readonly exception: PastException; readonly timezone: string }[],
  since: string,
): string =>
  [
    ...listed.map(({ exception, timezone }) => {
      const { repository, pullRequest, rule, granter, reason, state, head } = exception;
      const until = exception.until
        ? `until ${sayInstant(exception.until, timezone)}`
        : "for as long as it is open";
      return [
        `${repository}#${pullRequest}  ${rule}  ${state}`,
        `  granted by ${granter} ${sayInstant(exception.since, timezone)} ${until} ` +
          `for ${head.slice(0, 7)}, because: ${quoted(reason)}`,
      ]
        .map(plain)
        .join("\n");
    }),
    `${counted(listed.length, "exception")} granted since ${since}.`,
    "",
  ].join("\n");
