import type { Instant } from "../../src/domain/time.js";
import type { Actor, Permissions, Repository, RepositoryPermission, World } from "./model.js";
import type { Doer } from "./world.js";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A request as an endpoint sees it. */
export interface Call {
  readonly world: World;
  readonly actor: Actor;
  readonly method: string;
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed; an empty object when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The same, when it is not an object (a list of labels). */
  readonly list: readonly unknown[] | undefined;
  /** The time that tokens live by: see `authenticate`. */
  readonly now: Instant;
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a Buffer goes as it is; undefined is no body. */
  readonly body?: unknown;
}

interface Rules {
  readonly method: Method;
  /** As GitHub's documentation writes it: `/repos/{owner}/{repo}/issues/{issue_number}`. `{path}` at the end takes slashes. */
  readonly path: string;
  /** The documentation page, without `https://docs.github.com/rest/`. */
  readonly docs: string;
  /** What an App's token must be allowed; of several, any one. Nothing needed if not given. */
  readonly needs?: Permissions | readonly Permissions[];
  /** What a person must be allowed in the repository; by default read for GET and write otherwise. */
  readonly role?: RepositoryPermission;
  /** `app`: only with the App's own JWT. `anyone`: even without authentication. */
  readonly as?: "app" | "anyone";
}

export interface Endpoint extends Rules {
  readonly answer: (call: Call) => Answer;
}

/** An endpoint below `/repos/{owner}/{repo}`: the router has found the repository and checked that it may be seen. */
export const onRepository = (
  rules: Rules & { readonly answer: (call: RepositoryCall) => Answer },
): Endpoint => rules as unknown as Endpoint;

export const ok = (body: unknown, headers?: Readonly<Record<string, string>>): Answer =>
  headers ? { status: 200, body, headers } : { status: 200, body };

export const created = (body: unknown): Answer => ({ status: 201, body });

export const nothing = (): Answer => ({ status: 204 });

/** Who is named as the author of what the call does. */
export const doer = ({ actor }: Call): Doer => {
  switch (actor.kind) {
    case "user":
      return { user: actor.user };
    case "installation":
      return { user: actor.user, app: actor.app, quiet: actor.quiet };
    case "app":
      return { user: actor.app.bot, app: actor.app };
    case "anonymous":
      throw new Error("The router lets no one write without a name");
  }
};
