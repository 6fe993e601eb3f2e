import type { DocumentSettings } from "../../domain/document.js";
import { deadLinks } from "./deadLinks.js";
import { auditServices, type NamedService } from "./services.js";
import type { AuditFinding, Tree } from "./tree.js";

/**
 * What a repository lacks that others rely on (R36): README, LICENSE, a runbook, a record with an owner for each service,
 * links that lead somewhere. Plain data in, findings out, in the order of files and lines.
 *
 * @param settings the policy's section `documents`.
 * @param services services that the policy names.
 */
export const auditTree = (
  tree: Tree,
  settings: readonly DocumentSettings[],
  services: readonly NamedService[],
): readonly AuditFinding[] => {
  const { findings, hasRunbook } = auditServices(tree, settings, services);
  return [...missingFiles(tree, hasRunbook), ...findings, ...deadLinks(tree)].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
};

const README = /^(?:\.github\/|docs\/)?readme(?:\.[a-z]+)?$/i;
const LICENSE = /^(?:licen[cs]e|copying|unlicense)(?:[.-][\w.-]+)?$|^licenses\//i;
const RUNBOOK =
  /(?:^|\/)[^/]*run[-_ ]?books?[^/]*(?:\/|$)|(?:^|\/)[^/]*play[-_ ]?books?[^/]*(?:\/|$)/i;

const missingFiles = ({ files }: Tree, hasRunbook: boolean): readonly AuditFinding[] => {
  const has = (pattern: RegExp): boolean => [...files].some((file) => pattern.test(file));
  const finding = (field: AuditFinding["field"], file: string, message: string) => ({
    field,
    file,
    line: 1,
    message,
  });
  return [
    ...(has(README)
      ? []
      : [
          finding(
            "readme",
            "README.md",
            "There is no README. Say what this is and where to begin.",
          ),
        ]),
    ...(has(LICENSE)
      ? []
      : [
          finding(
            "license",
            "LICENSE",
            "There is no LICENSE. Say under which terms this may be used.",
          ),
        ]),
    ...(hasRunbook || has(RUNBOOK)
      ? []
      : [
          finding(
            "runbook",
            "runbooks/",
            "There is no runbook. Write down how to start, stop, deploy and mend what runs here.",
          ),
        ]),
  ];
};
