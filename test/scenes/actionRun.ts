import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "../../src/doors/action.js";
import { silentLog } from "../silentLog.js";
import { ACTION_PERMISSIONS, type Desk } from "./desk.js";

/** A run of the Action on a desk's repository: the event as the runner hands it over. */
export const runAt = async (
  desk: Desk,
  name: string,
  payload: object = {},
  inputs: Record<string, string> = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), "watchbill-"));
  const event = join(folder, "event.json");
  const summary = join(folder, "summary.md");
  writeFileSync(event, JSON.stringify(payload));
  writeFileSync(summary, "");
  const code = await runAction(
    {
      INPUT_TOKEN: desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS),
      GITHUB_API_URL: desk.github.url,
      GITHUB_REPOSITORY: "harbour/ops",
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: event,
      GITHUB_STEP_SUMMARY: summary,
      ...inputs,
    },
    desk.clock,
    silentLog,
  );
  return { code, summary: readFileSync(summary, "utf8") };
};
