import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureColdStart } from "./coldStart.js";
import { measureLatency } from "./latency.js";
import { countRequests } from "./requests.js";
import { measureThroughput } from "./throughput.js";

// `npm run bench [-- --quick] [-- --write]`: measures, says the results in Markdown, and with --write puts them into
// test/bench/README.md. With --quick it takes a minute, and is good for a first look only.

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const page = fileURLToPath(new URL("../../../test/bench/README.md", import.meta.url));
const BEGIN = "<!-- results -->\n";

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    `| ${head.join(" | ")} |`,
    `|${head.map((_, nth) => (nth === 0 ? "---|" : "--:|")).join("")}`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

const loadBefore = load();
const coldStart = await measureColdStart(options.quick ? 5 : 25);
const latency = await measureLatency(options.quick ? 50 : 300);
const requests = await countRequests();
const loadBetween = load();
const throughput = await measureThroughput(options.quick ? 3 : 9, options.quick ? 1_000 : 2_000);
const bare = coldStart[0]?.milliseconds ?? Number.NaN;

const text = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.
Load average before: ${loadBefore}; before the webhooks: ${loadBetween}.

### Webhooks accepted per second

${table(
  [
    "Connections",
    "watchbill",
    "Probot, a handler that does nothing",
    "watchbill's part",
    "Probot, no handler",
    "watchbill's part",
  ],
  throughput.map(({ connections, watchbill, idle, deaf, ofIdle, ofDeaf }) => [
    connections,
    whole(watchbill),
    whole(idle),
    ofIdle.toFixed(2),
    whole(deaf),
    ofDeaf.toFixed(2),
  ]),
)}

### Time to the verdict

${table(
  ["", "Median", "95th percentile"],
  latency.map(({ what, median, p95 }) => [what, `${whole(median)} ms`, `${whole(p95)} ms`]),
)}

### Requests

${table(
  ["When", "Reads", "Writes"],
  requests.map(({ what, reads, writes }) => [what, reads, writes]),
)}

### Cold start of the Action

${table(
  ["", "Median", "More than Node alone"],
  coldStart.map(({ what, milliseconds }) => [
    what,
    `${whole(milliseconds)} ms`,
    `${whole(milliseconds - bare)} ms`,
  ]),
)}
`;
console.log(text);
if (options.write) {
  const [how = ""] = readFileSync(page, "utf8").split(BEGIN);
  writeFileSync(page, `${how}${BEGIN}${text}`);
}
