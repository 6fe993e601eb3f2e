import type { RawJob } from "./raw.js";

/** A job's own check list, and what of it, or beside it, must be shown to be done: as texts, each once. */
export const readChecklist = ({
  checklist,
  evidence,
}: Pick<RawJob, "checklist" | "evidence">): {
  readonly checklist: readonly string[];
  readonly evidence: readonly string[];
} => {
  const steps = (checklist ?? []).map((one) =>
    typeof one === "string" ? { text: one, evidence: false } : one,
  );
  const shown = steps.filter((one) => one.evidence).map(({ text }) => text);
  return {
    checklist: steps.map(({ text }) => text),
    evidence: [...new Set([...shown, ...(evidence ?? [])])],
  };
};
