import { expect, it } from "@jest/globals";
import { pathFor } from "../../src/engine/incidents/begin.js";
import { readPolicy } from "../../src/policy/policy.js";
import { anIssue } from "../snapshots.js";

const begunAt = (paths: string, title: string): string | undefined => {
  const own = `documents: [{ paths: [${JSON.stringify(paths)}], contract: incident-report }]`;
  const reading = readPolicy({ own });
  if (!("policy" in reading)) throw new Error("The policy is invalid");
  const subject = { owner: "harbour", name: "ops", number: 7 };
  return pathFor(anIssue({ subject, title }), reading.policy);
};

const NAME = "2026-11-16-7-checkout-is-down-etc-passwd-md-2e-2e";

it.each([
  ["reports/**/*.md", `reports/${NAME}.md`],
  ["/reports/*.md", `reports/${NAME}.md`],
  ["./reports/*.md", `reports/${NAME}.md`],
  ["reports/**", `reports/${NAME}.md`],
  ["reports/*", `reports/${NAME}.md`],
  ["reports/", `reports/${NAME}.md`],
  ["*.md", `${NAME}.md`],
  ["reports/*/report.md", `reports/${NAME}/report.md`],
  ["reports/postmortem-*.md", `reports/postmortem-${NAME}.md`],
  ["reports/{2025,2026}/*.md", undefined],
  ["reports/README.md", undefined],
  ["POSTMORTEM.md", undefined],
])("a report under %j is begun at %j", (paths, path) => {
  expect(begunAt(paths, "Checkout is down! ../../etc/passwd .md %2e%2e")).toBe(path);
});

it.each([
  ["قاعدة البيانات متوقفة", "reports/2026-11-16-7.md"],
  ["Über ﬁre 💥".repeat(30), "reports/2026-11-16-7-uber-fire-uber-fire-uber-fire-uber-fire.md"],
  ["The mail template is broken", "reports/2026-11-16-7-the-mail-template-is-broken.md"],
  ["The template", "reports/2026-11-16-7.md"],
])("the report on %j is begun at %j", (title, path) => {
  expect(begunAt("reports/*.md", title)).toBe(path);
});
