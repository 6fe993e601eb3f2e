import type { Command } from "commander";
import type { Io } from "../io.js";
import { init } from "./init.js";
import { DEFAULT_KIND, KINDS } from "./kinds.js";

/** Adds `watchbill init`. */
export const initCommand = (program: Command, io: Io): void => {
  program
    .command("init")
    .description("write a policy, issue forms and the workflow into a checked-out repository")
    .option("--kind <kind>", `the kind of team, of those below (default: ${DEFAULT_KIND})`)
    .option(
      "--timezone <zone>",
      "the team's time zone, such as Africa/Cairo (default: this machine's)",
    )
    .option("--team <slug>", "the team that alone pushes to production")
    .option("--dir <folder>", "the repository's top folder", ".")
    .option("--no-workflow", "leave the Action's workflow out, for a team that runs the server")
    .option("--dry-run", "say what would be written, and write nothing", false)
    .addHelpText(
      "after",
      `
Kinds:
${Object.entries(KINDS)
  .map(([kind, is]) => `  ${kind.padEnd(13)} ${is}`)
  .join("\n")}
What is there already stays as it is.
Exit code: 0 when all is there, 1 when the policy that was there is not valid, 2 when it was used wrongly.`,
    )
    .action(({ dir, ...options }: Options) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      process.exitCode = init({ folder: dir, ...options }, timeZone, io);
    });
};

interface Options {
  readonly dir: string;
  readonly kind?: string;
  readonly timezone?: string;
  readonly team?: string;
  readonly workflow: boolean;
  readonly dryRun: boolean;
}
