import { Temporal } from "../../src/domain/time.js";
import { writeEntry } from "../../src/engine/maintenance/entry.js";
import { occurrenceMark } from "../../src/engine/maintenance/marks.js";
import { tick } from "../../src/engine/maintenance/tick.js";
import { readSchedule } from "../../src/maintenance/file/readSchedule.js";
import { maintenanceDesk } from "../engine/maintenanceDesk.js";
import { manualClock } from "../github/clock.js";

// How long a tick of a large schedule takes beyond its requests: `npm run build && node dist/test/bench/ticks.js`. 500 jobs
// of many kinds, and 10,000 issues that were opened for them in the past. Time is that of the processor, so that it is much
// the same on a busy machine.

const JOBS = 500;
const PAST = 20;
const KINDS = [
  "daily",
  "weekdays at 10:30",
  "every Tuesday",
  "last Friday of the month",
  "first working day of the month",
  "closest working day to the 15th",
  "30 6 * * 1",
  "Jan, May, Sept",
  "{ expires: 20 April, ahead: [60, 30, 7] }",
  "last day of the month",
];
const REPOSITORY = { owner: "harbour", name: "ops" };
const NOW = "2026-03-02T12:00:00Z";

const file = `timezone: Europe/London
people: [${Array.from({ length: 12 }, (_, index) => `person-${index}`).join(", ")}]
jobs:
${Array.from({ length: JOBS }, (_, index) => `  - { id: job-${index}, title: Job ${index} {{date}}, when: ${JSON.stringify(KINDS[index % KINDS.length]).replace(/^"(\{.*\})"$/, "$1")}, seats: [driver, documenter], day_off: after }`).join("\n")}
`.replaceAll(/title: (Job \d+ \{\{date\}\})/g, 'title: "$1"');

const measured = async <T>(name: string, what: () => Promise<T> | T): Promise<T> => {
  const before = process.cpuUsage();
  const came = await what();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(44)} ${((user + system) / 1000).toFixed(0).padStart(6)} ms`);
  return came;
};

const clock = manualClock("2026-02-01T00:00:00Z");
const desk = maintenanceDesk(clock.now);
desk.commit(file);
const reading = await measured("the file is read", () => readSchedule(file));
if (reading.problems.some(({ severity }) => severity === "error"))
  throw new Error(JSON.stringify(reading.problems[0]));
const memory = { mine: new Map(), readFile: () => reading };
const look = () => tick(REPOSITORY, { gateway: desk.gateway, clock, ...memory });
await measured("first seen", look);

const [logbook] = desk.logbooks();
for (let past = 0; past < PAST; past++) {
  const done = Array.from({ length: JOBS }, (_, index) => {
    const at = Temporal.Instant.from("2025-12-01T09:00:00Z").add({ hours: 24 * past });
    const key = `job-${index}@${at}`;
    const body = occurrenceMark(1, key, [{ seat: "driver", who: "person-1" }]);
    const issue = { title: `Job ${index}`, body, labels: ["maintenance"], assignees: [] };
    return { key, issue, turns: [["driver", "person-1"] as const] };
  });
  for (const one of done) await desk.gateway.open(REPOSITORY, one.issue);
  for (let from = 0; from < done.length; from += 250) {
    const says = done.slice(from, from + 250).map(({ key, turns }, index) => {
      return { key, did: "opened" as const, number: past * JOBS + from + index, turns };
    });
    await desk.gateway.log(REPOSITORY, logbook?.number ?? 0, writeEntry(1, { done: says }, ""));
  }
}
for (const issue of desk.occurrences()) desk.close(issue);
console.log(`${desk.occurrences().length} issues of the past`);

await clock.advanceTo(NOW);
for (const name of ["a tick with hundreds due", "the next", "and the next"]) {
  desk.spent();
  await measured(name, look);
  console.log(`${" ".repeat(4)}${desk.spent()} requests`);
}
for (let more = true; more; ) ({ more } = await look());
desk.spent();
await measured("a tick with nothing due", look);
console.log(`${" ".repeat(4)}${desk.spent()} requests`);
