#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { Command, CommanderError } from "commander";
import { commands } from "./commands.js";
import { freeze } from "./freeze.js";
import { initCommand } from "./init/command.js";
import type { Io } from "./io.js";
import { maintenance } from "./maintenance.js";
import { maintenanceImport } from "./maintenanceImport.js";
import { onDocuments } from "./onDocuments.js";
import { collect, onGitHub } from "./onGitHub.js";
import { policyCheck } from "./policyCheck.js";
import { scheduleCommands } from "./schedule.js";
import { WrongUse } from "./wrongUse.js";

/** The answer is no, or the file is invalid. */
const NO = 1;
/** The command was used wrongly. */
const WRONG_USE = 2;

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

const { version } = JSON.parse(
  readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"),
) as { version: string };

const program = new Command("watchbill")
  .description("Keeps an operations team's process rules on its GitHub repository.")
  .version(version)
  .exitOverride()
  .showHelpAfterError("(watchbill --help shows what there is)");

program
  .command("serve")
  .description(
    "run the GitHub App's server: webhooks at /api/github/webhooks, /healthz and /readyz",
  )
  .addHelpText(
    "after",
    `
Environment:
  APP_ID, PRIVATE_KEY     the App's credentials (or PRIVATE_KEY_PATH); without them, the set-up page is served
  WEBHOOK_SECRET          the App's webhook secret; the server does not start without it
  HOST, PORT              where to listen (0.0.0.0, 3000)
  LOG_LEVEL               trace, debug, info (default), warn, error
  GHE_HOST                a GitHub Enterprise host, if not github.com
  GH_ORG                  for the set-up page: the organisation that shall own the App
A file .env in the current folder is read first.`,
  )
  .action(async () => {
    // Only here: it brings Probot along, which the other commands do not need.
    const { serve } = await import("../server/main.js");
    await serve(process.env);
  });

initCommand(program, io);
onGitHub(program, io);
scheduleCommands(program, io);

program
  .command("policy")
  .description("work on the policy file")
  .command("check")
  .description("say whether a policy file is valid, and what it means in short")
  .argument("<file>", "the policy file, or - for standard input")
  .option("--base <file>", "the organisation's base policy, which the file overrides")
  .option("--json", "answer in JSON", false)
  .addHelpText(
    "after",
    `
Exit code: 0 when the file is valid (warnings are allowed), 1 when it is not, 2 when it cannot be read.
Example:
  $ watchbill policy check .github/watchbill.yml`,
  )
  .action((file: string, options: { base?: string; json: boolean }) => {
    process.exitCode = policyCheck({ file, ...options }, io);
  });

program
  .command("freeze")
  .description("say whether production is frozen at an instant, by a policy file")
  .argument("<policy>", "the policy file, or - for standard input")
  .requiredOption(
    "--at <instant>",
    "2026-11-19T09:00+02:00, or without offset in the policy's zone",
  )
  .option("--base <branch>", "the branch to merge into (default: any production branch)")
  .option("--path <path>", "a path that the change touches (may be given again)", collect, [])
  .option("--label <label>", "a label of the pull request (may be given again)", collect, [])
  .option("--json", 'answer {"frozen", "window", "since", "until", "message"}', false)
  .addHelpText(
    "after",
    `
Exit code: 0 when changes may go in, 1 when it is frozen or the policy is invalid, 2 when it cannot be read.
Example:
  $ watchbill freeze .github/watchbill.yml --at 2026-11-19T09:00 --base main`,
  )
  .action(
    (
      policy: string,
      options: {
        at: string;
        base?: string;
        path: readonly string[];
        label: readonly string[];
        json: boolean;
      },
    ) => {
      process.exitCode = freeze(
        {
          policy,
          at: options.at,
          base: options.base,
          paths: options.path,
          labels: options.label,
          json: options.json,
        },
        io,
      );
    },
  );

onDocuments(program, io);

program
  .command("maintenance")
  .description(
    "say which maintenance issues a schedule opens, and when; or make a schedule of a table",
  )
  .argument("<file>", "the schedule, or - for standard input")
  .option("--from <day>", "the first day or instant, in the file's zone")
  .option("--until <day>", "the day or instant before which it ends")
  .option("--policy <file>", "the policy whose hours say which days are worked")
  .option("--json", 'answer [{"job", "at", "title", "assignees", "key"}]', false)
  .option("--ics", "answer as a calendar file", false)
  .addHelpText(
    "after",
    "\nExit code: 0, 1 when a job of the file is broken, 2 when it was used wrongly.",
  )
  .action(
    (
      file: string,
      {
        from,
        until,
        ...how
      }: { from?: string; until?: string; policy?: string; json: boolean; ics: boolean },
      command: Command,
    ) => {
      // Not required by the option itself: `import` beside it takes none.
      if (!from || !until) command.error("error: say from when until when: --from and --until");
      process.exitCode = maintenance({ file, from, until, ...how }, io);
    },
  )
  .command("import")
  .description("make a schedule of a Markdown table of tasks")
  .argument("<file>", "the table, or - for standard input")
  .action((file: string) => {
    process.exitCode = maintenanceImport({ file }, io);
  });

program
  .command("commands")
  .description("say which slash commands a comment would give, without giving them")
  .argument("<file>", "the comment's Markdown, or - for standard input")
  .option("--json", 'answer [{"name", "args", "line"}]', false)
  .option("--all", "names that watchbill does not know, too", false)
  .addHelpText("after", "\nExit code: 0, or 2 when the file cannot be read.")
  .action((file: string, options: { json: boolean; all: boolean }) => {
    process.exitCode = commands({ file, ...options }, io);
  });

try {
  loadEnvFile();
} catch (error) {
  // Without a .env there is nothing to add to the environment. One that cannot be read must not pass for none.
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
    io.err("watchbill: the file .env in this folder cannot be read; see its permissions.\n");
    process.exit(WRONG_USE);
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  else {
    io.err(`watchbill: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof WrongUse ? WRONG_USE : NO;
  }
}
