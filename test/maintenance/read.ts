import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { sayProblem } from "../../src/policy/problem.js";

/** A schedule's text: the ids of its sound jobs, and what is told of the rest. */
export const read = (text: string) => {
  const { schedule, problems } = readSchedule(text);
  return { ids: schedule.jobs.map(({ id }) => id), told: problems.map(sayProblem), schedule };
};
