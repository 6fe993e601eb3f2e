import { type Command, Option } from "commander";
import { audit } from "./audit.js";
import type { Io } from "./io.js";
import { report, reportNew } from "./report.js";

/** The commands that read documents: `report`, `report new` and `audit`. */
export const onDocuments = (program: Command, io: Io): void => {
  program
    .command("report")
    .description("say whether incident reports are complete, and what they lack at which line")
    .argument("[files...]", "the reports, or - for standard input")
    .addOption(
      new Option("--profile <profile>", "how much is demanded")
        .choices(["lenient", "default", "strict"])
        .default("default"),
    )
    .option("--json", "answer in JSON: a list with an entry for each file", false)
    .addHelpText(
      "after",
      "\nExit code: 0 when all are complete, 1 when one is not, 2 when one cannot be read.",
    )
    .action(
      (
        files: readonly string[],
        options: { json: boolean; profile: "lenient" | "default" | "strict" },
        command: Command,
      ) => {
        if (files.length === 0) command.error("error: name the reports to be read");
        process.exitCode = report({ files, ...options }, io);
      },
    )
    .command("new")
    .description("write a blank report to standard output")
    .option("--service", "a service's record in place of an incident report", false)
    .action((options: { service: boolean }) => {
      process.exitCode = reportNew(io, options);
    });

  program
    .command("audit")
    .description(
      "say what a checked-out repository lacks: records, owners, README, LICENSE, runbook, live links",
    )
    .argument("[folder]", "the folder", ".")
    .option("--json", 'answer [{"file", "line", "field", "message"}]', false)
    .addHelpText(
      "after",
      "\nExit code: 0 when nothing is missing, 1 when something is, 2 when the folder or its policy cannot be read.",
    )
    .action((folder: string, options: { json: boolean }) => {
      process.exitCode = audit({ folder, ...options }, io);
    });
};
