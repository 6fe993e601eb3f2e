import { sameLabel } from "../labels.js";
import { formFields } from "../priority/form.js";
import { tokens } from "../priority/reading.js";
import type { IssueSnapshot } from "../snapshot.js";

/** Words of a form's question that ask where it happens. */
const ASKS = new Set(["environment", "environments", "env", "component", "components"]);
const NAMES = new Set(["production", "prod"]);

/**
 * Whether an issue is about production (R47): by a label, or by its form's answer to where it happens.
 *
 * @param labels those that say so
 * @param isProduction whether an environment is one by the policy
 */
export const isAboutProduction = (
  { labels: worn, body }: Pick<IssueSnapshot, "labels" | "body">,
  labels: readonly string[],
  isProduction: (environment: string) => boolean,
): boolean =>
  worn.some((label) => labels.some((name) => sameLabel(name, label))) ||
  formFields(body)
    .filter(({ heading }) => tokens(heading).some((token) => ASKS.has(token)))
    .some(({ chosen }) => chosen.some((answer) => isProduction(answer) || namesIt(answer)));

// "Production (EU)" does; "Pre-production", "not production" and "production-like staging" do not.
const namesIt = (answer: string): boolean => {
  const [first = "", second] = tokens(answer);
  return NAMES.has(first) && second !== "-";
};
