import { type DocumentSettings, settingsFor } from "../../domain/document.js";
import { judgeServiceRecord } from "../contracts/judgeServiceRecord.js";
import { type Reading, read } from "../reading.js";
import { within } from "../sections/section.js";
import type { AuditFinding, Tree } from "./tree.js";

/** A service's record, as far as an audit needs it. */
interface ServiceRecord {
  readonly file: string;
  /** Names that it goes by, as they are compared. */
  readonly names: ReadonlySet<string>;
  readonly dependsOn: readonly { readonly name: string; readonly line: number }[];
  readonly judged: ReturnType<typeof judgeServiceRecord>;
}

/** A service that somebody speaks of: the policy, an inventory, or the record of another. */
export interface NamedService {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** A name without regard to case, spaces and punctuation. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** Files that are service records: those that the policy says are, and those that say so themselves. */
const recordsIn = (
  { texts }: Tree,
  settings: readonly DocumentSettings[],
): readonly ServiceRecord[] =>
  [...texts].flatMap(([file, text]) => {
    const contract = settingsFor(settings, file)?.contract;
    const says = /^---\s*\n[\s\S]{0,4000}?^document:\s*["']?service-record["']?\s*$/m.test(
      text.slice(0, 5_000),
    );
    return contract === "service-record" || (says && contract === undefined)
      ? [recordOf(file, text)]
      : [];
  });

const recordOf = (file: string, text: string): ServiceRecord => {
  const reading = read(text);
  const { values = {}, lineOf } = reading.frontMatter ?? {};
  const needed = values.depends_on;
  return {
    file,
    names: new Set(namesOf(file, reading).map(plain)),
    dependsOn: (Array.isArray(needed) ? needed : []).map((name) => ({
      name: String(name),
      line: lineOf?.("depends_on") ?? 1,
    })),
    judged: judgeServiceRecord(text),
  };
};

const namesOf = (file: string, reading: Reading): readonly string[] => {
  const { service, name, title } = reading.frontMatter?.values ?? {};
  const base = (file.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  const folder = file.split("/").at(-2);
  const heading = within(reading.root).find(({ form }) => form === "heading")?.title ?? "";
  return [
    ...[service, name, title].filter((one) => typeof one === "string"),
    heading,
    heading.replace(/^(?:service|record|service record)\s*:\s*/i, ""),
    ...(/^(?:readme|index|record|service)$/i.test(base) && folder ? [folder] : [base]),
  ];
};

/** Services that an inventory names: the first column of its tables, or the items of its lists. */
export const inventoried = ({ texts }: Tree): readonly NamedService[] =>
  [...texts]
    .filter(([file]) => /(?:^|\/)(?:service[-_ ]?)?inventory\.md$/i.test(file))
    .flatMap(([file, text]) => {
      const { blocks } = read(text);
      const rows = blocks.filter(({ kind, columns }) => kind === "row" && columns.length > 0);
      const named =
        rows.length > 0
          ? rows.map(({ cells, line }) => ({ name: cells[0] ?? "", line }))
          : blocks
              .filter(({ kind, level }) => kind === "item" && level === 1)
              .map(({ lines: [first], line }) => ({
                name: (first?.lead || first?.text.split(/\s[–—-]\s|:/)[0]) ?? "",
                line,
              }));
      return named.filter(({ name }) => plain(name) !== "").map((one) => ({ ...one, file }));
    });

/**
 * What of the services is not on record: a service that is named and has none, a record without an owner, a record that is
 * not complete.
 *
 * @param named services that the policy names.
 */
export const auditServices = (
  tree: Tree,
  settings: readonly DocumentSettings[],
  named: readonly NamedService[],
): { readonly findings: readonly AuditFinding[]; readonly hasRunbook: boolean } => {
  const records = recordsIn(tree, settings);
  const all = [
    ...named,
    ...inventoried(tree),
    ...records.flatMap(({ file, dependsOn }) => dependsOn.map((one) => ({ ...one, file }))),
  ];
  const missed = new Map<string, NamedService>();
  for (const one of all)
    if (!records.some(({ names }) => names.has(plain(one.name))) && !missed.has(plain(one.name)))
      missed.set(plain(one.name), one);
  return {
    findings: [
      ...[...missed.values()].map(({ name, file, line }): AuditFinding => {
        const message = `The service ${JSON.stringify(name)} has no record. Write one: watchbill report new --service.`;
        return { field: "service", file, line, message };
      }),
      ...records.flatMap(({ file, judged }) =>
        judged.findings.map(({ field, line, message }): AuditFinding => {
          const kind = field === "owner" || field === "runbook" ? field : "record";
          return { field: kind, file, line, message };
        }),
      ),
    ],
    hasRunbook: records.some(({ judged }) => judged.fields.runbook),
  };
};
