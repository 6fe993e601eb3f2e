import { parseArgs } from "node:util";
import { openOffice } from "./office.js";
import { tellTheWeek } from "./week.js";

const { values } = parseArgs({
  options: { once: { type: "boolean", default: false }, port: { type: "string", default: "0" } },
});

const office = await openOffice(Number(values.port));
await tellTheWeek(office);

if (values.once) await office.close();
else {
  console.log(
    `\nThe simulated GitHub answers at ${office.github.url} (its API as api.github.com's), watchbill at ` +
      `${office.server.url}/healthz.\nCtrl-C ends it.`,
  );
  process.once("SIGINT", () => void office.close());
}
