import type { Command } from "commander";
import { systemClock } from "../systemClock.js";
import { doctor } from "./doctor.js";
import { exceptions } from "./exceptions.js";
import { incidents } from "./incidents.js";
import type { Io } from "./io.js";
import { labelsSync } from "./labels.js";
import { queue } from "./queue.js";
import { sweep } from "./sweep.js";

/** Takes an option that may be given again. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];

/** Adds the commands that look at repositories on GitHub, as the App or with a token. */
export const onGitHub = (program: Command, io: Io): void => {
  program
    .command("sweep")
    .description("look once at everything open, and bring labels, comments and checks in order")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--dry-run", "say what would be changed, and change nothing", false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a workflow's token, at the repositories named with --repo
Exit code: 0 when all was looked at, 1 when something could not be.`,
    )
    .action(async ({ repo, dryRun }: { repo: readonly string[]; dryRun: boolean }) => {
      process.exitCode = await sweep({ repositories: repo, dryRun }, process.env, systemClock, io);
    });

  program
    .command("doctor")
    .description("say whether watchbill is set up so that the team's rules hold, and what to mend")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--json", 'answer {"fine", "lines": [{"about", "answer", "says", "mend"}]}', false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a token, at the repositories named with --repo; it shows less
Exit code: 0 when nothing that can be seen is wrong, 1 when something is.`,
    )
    .action(async ({ repo, json }: { repo: readonly string[]; json: boolean }) => {
      process.exitCode = await doctor({ repositories: repo, json }, process.env, systemClock, io);
    });

  program
    .command("queue")
    .description("list the open issues in the order in which they are to be worked on")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--limit <number>", "no more than so many issues of each repository")
    .option("--json", 'answer [{"repository", "number", "title", "priority", "why", …}]', false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a token, at the repositories named with --repo
Exit code: 0 when all was read, 1 when something could not be.`,
    )
    .action(async (options: { repo: readonly string[]; limit?: string; json: boolean }) => {
      const { repo, limit, json } = options;
      const args = { repositories: repo, limit, json };
      process.exitCode = await queue(args, process.env, systemClock, io);
    });

  program
    .command("incidents")
    .description("list the incidents with their reports and open actions, what is overdue first")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--json", 'answer [{"repository", "number", "report", "due", "actions", …}]', false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a token, at the repositories named with --repo
Exit code: 0 when all was read, 1 when something could not be.`,
    )
    .action(async ({ repo, json }: { repo: readonly string[]; json: boolean }) => {
      const args = { repositories: repo, json };
      process.exitCode = await incidents(args, process.env, systemClock, io);
    });

  program
    .command("exceptions")
    .description("list every exception granted since a day, and where each stands")
    .requiredOption(
      "--since <day>",
      "2026-11-01, in the team's zone, or an instant with its offset",
    )
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--json", 'answer [{"repository", "pullRequest", "rule", "granter", …}]', false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     look as the App, at all its installations
  GITHUB_TOKEN            or with a workflow's token, at the repositories named with --repo
Exit code: 0 when all was read, 1 when something could not be.`,
    )
    .action(async (options: { since: string; repo: readonly string[]; json: boolean }) => {
      const { since, repo, json } = options;
      const args = { since, repositories: repo, json };
      process.exitCode = await exceptions(args, process.env, systemClock, io);
    });

  program
    .command("labels")
    .description("work on the labels of repositories")
    .command("sync")
    .description("make and mend the labels that the policy needs; deletes none unless told to")
    .option("--repo <owner/name>", "only this repository (may be given again)", collect, [])
    .option("--dry-run", "say what would be changed, and change nothing", false)
    .option("--delete", "delete other priority labels, and other spellings of the policy's", false)
    .addHelpText(
      "after",
      `
Environment:
  APP_ID, PRIVATE_KEY     work as the App, at all its installations
  GITHUB_TOKEN            or with a token that may write issues, at the repositories named with --repo
Exit code: 0 when all is in order, 1 when something could not be brought in order.`,
    )
    .action(async (options: { repo: readonly string[]; dryRun: boolean; delete: boolean }) => {
      const { repo, dryRun, delete: remove } = options;
      const args = { repositories: repo, dryRun, remove };
      process.exitCode = await labelsSync(args, process.env, systemClock, io);
    });
};
