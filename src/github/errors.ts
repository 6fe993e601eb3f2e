import { GraphqlResponseError } from "@octokit/graphql";
import { type Clock, type Instant, Temporal } from "../domain/time.js";
import { GatewayError } from "../engine/gateway.js";

interface Answered {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** Octokit's RequestError, told by its shape: several copies of its class may be installed side by side. */
export const answered = (error: unknown): Answered | undefined => {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number")
    return undefined;
  const response =
    "response" in error ? (error.response as Partial<Answered> | undefined) : undefined;
  return { status: error.status, message: error.message, headers: response?.headers ?? {} };
};

/** GitHub asks to wait "at least one minute" where a secondary limit names no time. */
const UNNAMED_WAIT_S = 60;

const isExhausted = ({ headers }: Answered): boolean =>
  String(headers["x-ratelimit-remaining"]) === "0";

/** Whether an answer tells of a rate limit rather than of a refusal. */
export const isLimited = (answer: Answered): boolean =>
  answer.status === 429 ||
  (answer.status === 403 &&
    (Number(answer.headers["retry-after"]) > 0 ||
      isExhausted(answer) ||
      /rate limit/i.test(answer.message)));

/**
 * When a rate limit lets go: `retry-after` seconds, or the instant `x-ratelimit-reset`, or a minute.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const limitedUntil = (answer: Answered, now: Instant): Instant | undefined => {
  if (!isLimited(answer)) return undefined;
  const { headers } = answer;
  const after = Number(headers["retry-after"]);
  const exhausted = isExhausted(answer);
  if (after > 0) return now.add({ seconds: Math.ceil(after) });
  const reset = Number(headers["x-ratelimit-reset"]);
  if (exhausted && reset > 0) {
    const until = Temporal.Instant.fromEpochMilliseconds(reset * 1000);
    return Temporal.Instant.compare(until, now) > 0 ? until : now.add({ seconds: 1 });
  }
  return now.add({ seconds: UNNAMED_WAIT_S });
};

// GitHub answers an outage with a page of HTML.
const firstWords = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 200);

const LACKS = ". watchbill lacks a permission for this: see the README, What it asks of GitHub";

/** Says of whatever a request threw whether, and when, it is worth trying again. */
export const gatewayError = (error: unknown, doing: string, clock: Clock): GatewayError => {
  if (error instanceof GatewayError) return error;
  const cause = { cause: error };
  const words = firstWords(error instanceof Error ? error.message : String(error));
  if (error instanceof GraphqlResponseError) {
    // Documented as RATE_LIMITED, and seen as RATE_LIMIT (octokit/plugin-throttling.js#848).
    const limited = error.errors?.some(({ type }) => /^RATE_LIMIT(ED)?$/.test(type));
    if (limited) {
      const until = limitedUntil({ status: 429, message: "", headers: error.headers }, clock.now());
      return new GatewayError(`${doing}: ${words}`, { notBefore: until as Instant }, cause);
    }
    const refused = error.errors?.every(({ type }) => type === "FORBIDDEN" || type === "NOT_FOUND");
    return new GatewayError(`${doing}: ${words}`, refused ? "never" : "soon", cause);
  }
  const answer = answered(error);
  // No answer at all: a broken connection, a timeout, an answer that is not JSON.
  if (!answer) return new GatewayError(`${doing}: ${words}`, "soon", cause);
  const until = limitedUntil(answer, clock.now());
  const lacks = answer.status === 403 && /not accessible by/i.test(words) ? LACKS : "";
  const message = `${doing}: GitHub answered ${answer.status} (${words})${lacks}`;
  if (until) return new GatewayError(message, { notBefore: until }, cause);
  return new GatewayError(
    message,
    answer.status >= 500 || answer.status === 408 ? "soon" : "never",
    cause,
  );
};
