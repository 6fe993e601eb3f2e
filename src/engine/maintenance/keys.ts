import { type Instant, Temporal } from "../../domain/time.js";
import { utcText } from "../../maintenance/utcText.js";

/** Whose occurrence a key names, and which. Ids differ by more than case, so they are kept in lower case. */
export interface Key {
  readonly job: string;
  readonly at: Instant;
}

/** A key in the one form in which it is looked up: `restore-test@2026-01-30T09:00:00Z`. */
export const keyText = ({ job, at }: Key): string => `${job.toLowerCase()}@${utcText(at)}`;

/** Reads a key; undefined if it is none. */
export const readKey = (text: string): Key | undefined => {
  const cut = text.indexOf("@");
  if (cut < 1) return undefined;
  try {
    return {
      job: text.slice(0, cut).toLowerCase(),
      at: Temporal.Instant.from(text.slice(cut + 1)),
    };
  } catch {
    return undefined;
  }
};
