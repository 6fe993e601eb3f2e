import type { Command } from "commander";
import { systemClock } from "../systemClock.js";
import type { Io } from "./io.js";
import { collect } from "./onGitHub.js";
import { scheduleHealth } from "./scheduleHealth.js";
import { scheduleTick } from "./scheduleTick.js";

const WHO = `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a workflow's token, at the repositories named with --repo`;

/** Adds the commands that look after schedules of recurring jobs on GitHub. */
export const scheduleCommands = (program: Command, io: Io): void => {
  const schedule = program
    .command("schedule")
    .description("open the issues of recurring jobs that are due, and say how that goes");

  schedule
    .command("tick")
    .description("look once at .github/maintenance.yml, and open what is due")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--dry-run", "say what would be opened, and change nothing", false)
    .addHelpText(
      "after",
      `${WHO}\nExit code: 0 when all was looked at, 1 when something could not be.`,
    )
    .action(async ({ repo, dryRun }: { repo: readonly string[]; dryRun: boolean }) => {
      const args = { repositories: repo, dryRun };
      process.exitCode = await scheduleTick(args, process.env, systemClock, io);
    });

  schedule
    .command("health")
    .description("say whether what is due gets opened, how late, and whether it will go on")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--json", 'answer [{"repository", "fine", "lines": [{"fine", "says"}]}]', false)
    .addHelpText(
      "after",
      `${WHO}\nExit code: 0 when nothing that can be seen is wrong, 1 when something is.`,
    )
    .action(async ({ repo, json }: { repo: readonly string[]; json: boolean }) => {
      const args = { repositories: repo, json };
      process.exitCode = await scheduleHealth(args, process.env, systemClock, io);
    });
};
