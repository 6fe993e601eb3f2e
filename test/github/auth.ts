import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Instant, Temporal } from "../../src/domain/time.js";
import type { Actor, App, World } from "./model.js";
import { Refusal } from "./refusal.js";

const DOCS = "apps/apps";

const refuse = (message: string, status = 401): Refusal =>
  new Refusal(status, message, { docs: DOCS });

/**
 * Who makes the request, by its `Authorization` header (`Bearer …` or `token …`); anonymous without one. `now` measures
 * the life of JWTs and tokens: the machine's time, because clients sign and cache by it. Throws 401 as GitHub does.
 */
export const authenticate = (world: World, header: string | undefined, now: Instant): Actor => {
  if (!header) return { kind: "anonymous" };
  const text = header.replace(/^(bearer|token)\s+/i, "").trim();
  if (text.split(".").length === 3) return { kind: "app", app: appOfJwt(world, text, now) };
  const token = world.tokens.get(text);
  const expired = token?.expiresAt && Temporal.Instant.compare(token.expiresAt, now) <= 0;
  if (!token || expired) throw new Refusal(401, "Bad credentials", { docs: "" });
  const { actor } = token;
  if (actor.kind === "user" && actor.user.deleted)
    throw new Refusal(401, "Bad credentials", { docs: "" });
  if (actor.kind === "installation" && actor.installation.suspended)
    throw refuse("This installation has been suspended", 403);
  return actor;
};

const decode = (part: string | undefined): Record<string, unknown> => {
  try {
    return JSON.parse(Buffer.from(part ?? "", "base64url").toString()) as Record<string, unknown>;
  } catch {
    throw refuse("A JSON web token could not be decoded");
  }
};

const keys = new Map<string, KeyObject>();

const publicKey = (app: App): KeyObject => {
  const known = keys.get(app.publicKey) ?? createPublicKey(app.publicKey);
  keys.set(app.publicKey, known);
  return known;
};

/** Seconds by which a client's clock may be ahead. */
const LEEWAY = 60;
const LONGEST = 600;

/**
 * The App that signed the JWT: RS256, `iss` its id or client id, `iat` not in the future, `exp` in the future and no
 * more than ten minutes away.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
const appOfJwt = (world: World, jwt: string, now: Instant): App => {
  const [head, body, signature] = jwt.split(".");
  const { alg } = decode(head);
  const { iss, iat, exp } = decode(body);
  const app = [...world.apps.values()].find(
    ({ id, clientId }) => String(id) === String(iss) || clientId === iss,
  );
  if (!app?.publicKey) throw refuse("Integration not found", 404);
  const signed =
    alg === "RS256" &&
    verify(
      "RSA-SHA256",
      Buffer.from(`${head}.${body}`),
      publicKey(app),
      Buffer.from(signature ?? "", "base64url"),
    );
  if (!signed) throw refuse("A JSON web token could not be decoded");
  const seconds = now.epochMilliseconds / 1000;
  if (typeof iat !== "number" || iat > seconds + LEEWAY)
    throw refuse(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== "number" || exp <= seconds)
    throw refuse(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > seconds + LONGEST + LEEWAY)
    throw refuse("'Expiration time' claim ('exp') is too far in the future");
  return app;
};
