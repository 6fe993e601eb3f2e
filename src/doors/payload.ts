import type { Repository } from "../domain/subject.js";
import type { Notice } from "../engine/watch.js";

/** A payload comes from outside: every step into it may meet something else than GitHub documents. */
export type Json = { readonly [key: string]: unknown } | undefined;

/** The value, if it is an object. */
export const object = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : undefined;
/** The items of a list, as far as they are objects; none of anything else. */
export const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(object) : [];
/** The value, if it is text. */
export const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
/** The value, if it is a whole number. */
export const whole = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? (value as number) : undefined;

/** Reads one kind of event: what it says to look at. */
export type Reader = (event: NonNullable<Json>, action: string) => readonly Notice[];

/** The repository that an event is about. */
export const repositoryOf = (event: NonNullable<Json>): Repository | undefined =>
  named(text(object(event.repository)?.full_name));

/** A repository by its name, `owner/name`. */
export const named = (fullName: string | undefined): Repository | undefined => {
  const [, owner, name] = /^([^/\s]+)\/([^/\s]+)$/.exec(fullName ?? "") ?? [];
  return owner && name ? { owner, name } : undefined;
};

/** Has an issue or pull request of the event's repository looked at. */
export const lookAt = (event: NonNullable<Json>, number: unknown): readonly Notice[] => {
  const repository = repositoryOf(event);
  const counted = whole(number);
  return repository && counted ? [{ look: { ...repository, number: counted } }] : [];
};
