import type { Finding } from "../../domain/finding.js";
import type { Snapshot } from "../../domain/snapshot.js";
import { counted, quoted } from "../../domain/words.js";
import { readSchedule, SCHEDULE_PATH } from "../../maintenance/file/readSchedule.js";
import { annotate } from "../../policy/annotations.js";
import { sayProblem } from "../../policy/problem.js";

/** Mistakes in the check's table; all of them stand on the lines. */
const MOST_SAID = 5;

/** What there is to say of the schedule as a pull request leaves it, with its mistakes on their lines; nothing elsewhere. */
export const scheduleFindings = (snapshot: Snapshot): readonly Finding[] => {
  if (snapshot.kind === "issue") return [];
  const copy = snapshot.documents?.find(({ path }) => path === SCHEDULE_PATH);
  if (!copy || "unread" in copy) return [];
  const { schedule, problems } = readSchedule(copy.text);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0)
    return [
      {
        rule: "maintenance",
        verdict: "pass",
        title: "The maintenance schedule has no mistakes",
        message: `The schedule as this pull request leaves it has ${counted(schedule.jobs.length, "job")} and no mistakes.`,
      },
    ];
  const said = errors.slice(0, MOST_SAID).map((problem) => quoted(sayProblem(problem)));
  const rest = errors.length - said.length;
  const more = rest > 0 ? ` And ${counted(rest, "more mistake")}, on their lines.` : "";
  return [
    {
      rule: "maintenance",
      verdict: "fail",
      title: "The maintenance schedule has mistakes",
      message: `The schedule as this pull request leaves it has mistakes: ${said.join(" ")}${more}`,
      annotations: annotate(SCHEDULE_PATH, problems).map((one, index) => ({
        ...one,
        title: problems[index]?.severity === "error" ? "This cannot be read" : "Is this meant?",
      })),
    },
  ];
};
