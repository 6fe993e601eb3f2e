import { auditTree } from "../../documents/audit/audit.js";
import type { NamedService } from "../../documents/audit/services.js";
import type { AuditFinding } from "../../documents/audit/tree.js";
import type { DocumentSettings } from "../../domain/document.js";
import { counted } from "../../domain/words.js";
import { POLICY_PATH } from "../../policy/path.js";
import { readPolicy } from "../../policy/policy.js";
import type { Policy } from "../../policy/settings.js";
import type { Io } from "./io.js";
import { readInput } from "./readInput.js";
import { readTree } from "./readTree.js";

/** What `watchbill audit` was asked. */
export interface AuditArguments {
  /** A folder: a checked-out repository. */
  readonly folder: string;
  readonly json: boolean;
}

/** Where records are looked for where the policy has no entry for them. */
const RECORDS: DocumentSettings = {
  paths: ["services/**/*.md"],
  except: [
    "README.md",
    "index.md",
    "_index.md",
    "template*",
    "*template.*",
    "TEMPLATE*",
    "*TEMPLATE.*",
    "inventory.md",
  ],
  contract: "service-record",
  profile: "default",
};

/**
 * `watchbill audit [DIR] [--json]`: what a checked-out repository lacks: services without a record, records without an
 * owner, a missing README, LICENSE or runbook, dead relative links. Nothing outside of the folder is read, and no network.
 * With `json` it says `[{"file", "line", "field", "message"}]` and nothing else.
 *
 * @returns the exit code: 0 when nothing is missing, 1 when something is, 2 when the folder or its policy cannot be read.
 */
export const audit = ({ folder, json }: AuditArguments, io: Io): 0 | 1 | 2 => {
  let read: ReturnType<typeof readTree>;
  try {
    read = readTree(folder);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === "ENOTDIR" ? "is no folder" : "cannot be read";
    io.err(`watchbill: ${folder} ${why}.\n`);
    return 2;
  }
  const policy = policyIn(folder, read.tree.files);
  if ("problem" in policy) {
    io.err(`watchbill: ${policy.problem}\n`);
    return 2;
  }
  const findings = [...read.findings, ...auditTree(read.tree, policy.documents, policy.services)];
  io.out(json ? `${JSON.stringify(findings, undefined, 2)}\n` : inWords(folder, findings));
  return findings.length === 0 ? 0 : 1;
};

interface PolicyForAudit {
  readonly documents: readonly DocumentSettings[];
  readonly services: readonly NamedService[];
}

const policyIn = (
  folder: string,
  files: ReadonlySet<string>,
): PolicyForAudit | { readonly problem: string } => {
  if (!files.has(POLICY_PATH)) return { documents: [RECORDS], services: [] };
  const input = readInput(`${folder}/${POLICY_PATH}`);
  if ("problem" in input) return input;
  const reading = readPolicy({ own: input.text });
  if (!("policy" in reading))
    return {
      problem: `${POLICY_PATH} is not valid, so nobody knows which files are records. "watchbill policy check" says why.`,
    };
  const documents = reading.policy.documents || [];
  const hasRecords = documents.some(({ contract }) => contract === "service-record");
  return {
    documents: hasRecords ? documents : [...documents, RECORDS],
    services: servicesOf(reading.policy, input.text),
  };
};

/** The services of the circles, each at the line that names it first. */
const servicesOf = ({ circles }: Policy, text: string): readonly NamedService[] => {
  const lines = text.split("\n");
  return Object.values(circles ?? {}).flatMap(({ services }) =>
    services.map((name) => ({
      name,
      file: POLICY_PATH,
      line:
        Math.max(
          lines.findIndex((line) => line.includes(name)),
          0,
        ) + 1,
    })),
  );
};

const inWords = (folder: string, findings: readonly AuditFinding[]): string =>
  findings.length === 0
    ? `Nothing is missing in ${folder}.\n`
    : [
        ...findings.map(({ file, line, message }) => `${file}:${line}: ${message}`),
        `${counted(findings.length, "finding")}.`,
        "",
      ]
        // What a file holds is not passed on to the terminal as control characters.
        .map((line) => line.replaceAll(/\p{Cc}/gu, " "))
        .join("\n");
