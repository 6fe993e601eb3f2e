import type { AuditFacts, AuditLine, RepositoryFacts, Rights } from "./facts.js";
import { lacking } from "./rights.js";

/** Whether the App is on the repository, with all that app.yml asks for. */
export const installationLines = (
  { installation, policy }: Pick<RepositoryFacts, "installation" | "policy">,
  { manifest, app }: Pick<AuditFacts, "manifest" | "app">,
): readonly Omit<AuditLine, "about">[] => {
  if ("unseen" in installation)
    return [
      {
        answer: "cannot be seen",
        says: `Whether the App has the permissions and events it needs: ${installation.unseen}.`,
      },
    ];
  if (installation.seen === "none") {
    const slug = "seen" in app ? app.seen.slug : "The App";
    return [
      {
        answer: "no",
        says: `${slug} is not installed on this repository.`,
        mend: "Install it from the App's page, or choose this repository on its installation's page.",
      },
    ];
  }
  const { account, page, suspended } = installation.seen;
  if (suspended)
    return [
      {
        answer: "no",
        says: `The installation on ${account} is suspended, so watchbill does nothing there.`,
        mend: `Unsuspend it: ${page}`,
      },
    ];
  const missing = lacking(installation.seen, manifest);
  if (missing.length === 0)
    return [
      { answer: "yes", says: "The App has the permissions and events that it needs." },
      ...hints(installation.seen, policy),
    ];
  const asksFor = "seen" in app ? lacking(app.seen.asks, manifest) : [];
  return [
    {
      answer: "no",
      says: `The App has not been given ${missing.join(", ")}.`,
      mend: missing.every((one) => asksFor.includes(one))
        ? "Add them to the App first (see above); then an owner must accept them."
        : `An owner of ${account} must accept what the App asks for: ${page}`,
    },
  ];
};

/** What may be given beyond app.yml, and is no fault where it is not. */
const hints = (
  { permissions }: Rights,
  policy: RepositoryFacts["policy"],
): readonly Omit<AuditLine, "about">[] => {
  if (permissions.contents !== "read" || policy.kind !== "valid") return [];
  const { incidents, documents, commands } = policy.policy;
  const asComments = [
    ...(incidents && documents && commands && commands.report !== false
      ? ["the report that /report begins"]
      : []),
    ...(incidents && documents && incidents.actions ? ["the numbers of actions' issues"] : []),
  ];
  return asComments.length === 0
    ? []
    : [
        {
          answer: "yes",
          says: `It need not write files; given contents: write, it proposes ${asComments.join(" and ")} by pull requests, not in comments.`,
        },
      ];
};
