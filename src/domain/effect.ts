import type { Instant } from "./time.js";

/** What a rule wants to be so on GitHub, whatever is so now. */
export type Effect = LabelEffect | AssigneeEffect | NoteEffect | ClosedEffect | LinesEffect;

/** The label stands on the subject, or it does not. */
export interface LabelEffect {
  readonly kind: "label";
  readonly name: string;
  readonly present: boolean;
  /**
   * Since when this is wanted. Whoever undoes it after watchbill did it is not fought: it is done once for each instant.
   * Undefined: it is wanted whatever anyone does.
   */
  readonly since?: Instant | undefined;
}

/**
 * The person is assigned, or is not. Whoever has no access to the repository cannot be; GitHub does not say so
 * beforehand, so it is tried once: want it only while the command is fresh, or name the note that goes with it.
 */
export interface AssigneeEffect {
  readonly kind: "assignee";
  readonly login: string;
  readonly present: boolean;
  /** As of a label. */
  readonly since: Instant;
  /** Key of a note written in the same look: once that stands, this is no longer tried. */
  readonly unlessNoted?: string | undefined;
  /** What to comment if the person cannot be assigned. Markdown, and it may mention them. */
  readonly orElse?: string | undefined;
}

/** A comment of its own, because somebody must act. It is written once for each key, whatever its words. */
export interface NoteEffect {
  readonly kind: "note";
  /** Names what it is about, and which time: `escalation 2026-11-20T16:00:00Z 0`. Letters, digits, blanks, `:+._-`. */
  readonly key: string;
  /** Markdown. It may mention people by `@login`, who are then notified. */
  readonly body: string;
}

/** Lines of the text, which watchbill wrote, say something else; where people have changed them they stay. */
export interface LinesEffect {
  readonly kind: "lines";
  readonly lines: readonly Line[];
}

/** A line as it stands, and as it is to be. */
export interface Line {
  readonly from: string;
  readonly to: string;
}

/** A text with some of its lines replaced, each where it stands first. */
export const withLines = (text: string, lines: readonly Line[]): string =>
  lines.reduce((all, { from, to }) => {
    const ours = all.split("\n");
    const place = ours.findIndex((line) => line.replace(/\r$/, "") === from);
    if (place >= 0) ours[place] = to + (ours[place]?.endsWith("\r") ? "\r" : "");
    return ours.join("\n");
  }, text);

/** The issue is closed, or open again. */
export interface ClosedEffect {
  readonly kind: "closed";
  readonly closed: boolean;
  readonly reason?: "completed" | "not_planned" | "duplicate" | undefined;
  /** As of a label. */
  readonly since: Instant;
}
