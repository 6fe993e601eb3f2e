import { GraphQLError } from "graphql";
import { Refusal } from "../refusal.js";

/** One entry of `errors` as GitHub writes it: `type` stands beside the message, where others use extensions. */
export interface ErrorEntry {
  readonly type?: string;
  readonly code?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Thrown by a resolver: the field is null and `errors` gains an entry of this type, as on GitHub. */
export const refusal = (
  type: string,
  message: string,
  extensions?: Readonly<Record<string, unknown>>,
): GraphQLError => new GraphQLError(message, { extensions: { type, shown: extensions } });

/**
 * The token lacks the permission the field needs. Shape as in logs of Actions that met it
 * (github.com/fpicalausa/remove-stale-branches/issues/49).
 */
export const forbidden = (): GraphQLError =>
  refusal("FORBIDDEN", "Resource not accessible by integration", { saml_failure: false });

/** Something that is not there, or that the viewer may not know of: GitHub answers both alike. */
export const notFound = (message: string): GraphQLError => refusal("NOT_FOUND", message);

/** The field is in the official schema but this simulated GitHub cannot answer it: its makers must hear of it. */
export const notSimulated = (what: string): GraphQLError =>
  refusal("NOT_SIMULATED", `not simulated: ${what}`);

/** The type given to `refusal`, or what REST's refusals become here; undefined for an error of any other origin. */
export const refusalType = (error: GraphQLError): string | undefined => {
  if (error.originalError instanceof Refusal)
    return error.originalError.status === 403 ? "FORBIDDEN" : "UNPROCESSABLE";
  return typeof error.extensions.type === "string" ? error.extensions.type : undefined;
};

/**
 * An execution error as GitHub puts it on the wire.
 *
 * @throws the original error when it is a fault of the simulation itself, never to be mistaken for GitHub's answer
 */
export const entryOf = (error: GraphQLError): ErrorEntry => {
  const type = refusalType(error);
  if (type === undefined) throw error.originalError ?? error;
  const shown = error.extensions.shown;
  return {
    type,
    ...(error.path ? { path: error.path } : {}),
    ...(shown ? { extensions: shown as Record<string, unknown> } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  };
};
