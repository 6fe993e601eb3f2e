import type { Job } from "./job.js";
import type { Evidence, Release, When } from "./when.js";

/** Something that jobs wait for and that no issue of theirs tells: it is asked for, each at its time. */
export type Signal =
  | Evidence
  | { readonly kind: "issue"; readonly number: number }
  | Pick<Release, "kind" | "repository" | "tag">;

/** What a signal is called in the logbook. No job can be called so: its id has neither blanks nor `#`. */
export const signalName = (signal: Signal): string => {
  switch (signal.kind) {
    case "issue":
      return `#${signal.number}`;
    case "release":
      return `release ${signal.repository}${signal.tag === undefined ? "" : ` ${signal.tag}`}`.toLowerCase();
    case "workflow":
      return `workflow ${signal.file}`.toLowerCase();
    case "commits":
      return `commits ${signal.path}`.toLowerCase();
    case "comments":
      return `comments ${signal.by}`.toLowerCase();
  }
};

export const isSignal = (name: string): boolean => /[# ]/.test(name);

/** What one of the things that make a job due waits for; undefined if nothing of the kind. */
export const signalOf = (when: When): Signal | undefined => {
  if (when.kind === "silence") return when.of;
  if (when.kind === "after issue") return { kind: "issue", number: when.issue };
  return when.kind === "release" ? when : undefined;
};

/** All that a job waits for, with what it is for. */
export const signalsOf = ({
  when,
}: Job): readonly { readonly when: When; readonly signal: Signal }[] =>
  when.flatMap((one) => {
    const signal = signalOf(one);
    return signal ? [{ when: one, signal }] : [];
  });
