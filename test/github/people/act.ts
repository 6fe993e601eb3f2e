import type { Method } from "../endpoint.js";
import type { Judge } from "../judge/index.js";
import type { Actor, Instant, User, World } from "../model.js";
import { Refusal } from "../refusal.js";
import { dispatch } from "../router.js";

export interface Stage {
  readonly world: World;
  readonly tokenTime: () => Instant;
  readonly judge?: Pick<Judge, "exchange"> | undefined;
}

/**
 * Does what a person does, by the same REST endpoint as any client, though without the wire: it costs no requests and
 * meets no faults. Gives the answer's body; throws a `Refusal` with GitHub's status and message.
 */
export const act = <T>(
  stage: Stage,
  user: User,
  method: Method,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): T => {
  const { world } = stage;
  const actor: Actor = { kind: "user", user };
  const answer = dispatch({
    world,
    actor,
    method,
    target: path,
    headers: {},
    body,
    now: stage.tokenTime(),
  });
  const said = answer.body;
  // The judge is shown what would cross the wire.
  stage.judge?.exchange({
    method,
    path,
    requestHeaders: { "content-type": "application/json" },
    requestBody: body,
    status: answer.status,
    responseHeaders: { "content-type": "application/json; charset=utf-8", ...answer.headers },
    responseBody: said === undefined ? undefined : JSON.parse(JSON.stringify(said)),
  });
  if (answer.status < 400) return said as T;
  const { message, errors } = said as { message: string; errors?: unknown };
  const more = errors ? ` ${JSON.stringify(errors)}` : "";
  throw new Refusal(answer.status, `${message}${more}`);
};
