import type { Finding } from "../../domain/finding.js";
import { type GateSnapshot, LONGEST_ANSWER } from "../../domain/gate.js";
import type { PullRequestSnapshot } from "../../domain/snapshot.js";
import { listed, quoted } from "../../domain/words.js";
import { POLICY_PATH } from "../../policy/path.js";

/** What the rules say for a deployment, by the pull request that it brings; undefined where none brought it. */
export interface Judged {
  readonly pull: PullRequestSnapshot | undefined;
  readonly findings: readonly Finding[];
}

const isOpen = ({ findings }: Judged): boolean =>
  findings.every(({ verdict }) => verdict === "pass");

const named = ({ pull }: Judged): string => `#${pull?.subject.number}`;

/** That a repository without a policy holds nothing back. */
export const sayNoPolicy = (): string =>
  `There is no policy ${POLICY_PATH} here, so watchbill does not hold this deployment back.`;

/** That an environment is not production. */
export const sayOtherEnvironment = (environment: string): string =>
  cut(
    `${quoted(environment)} is no production environment by the policy, so watchbill does not hold this deployment back.`,
  );

/** That a policy cannot be used. */
export const sayInvalid = (environment: string, file: string): string =>
  cut(
    `This deployment to ${quoted(environment)} waits: the policy ${file} is invalid, so nothing can be judged. ` +
      "It is looked at again by itself as soon as the file is mended; `watchbill policy check` says what is wrong.",
  );

/** Why a deployment may go ahead. */
export const sayApproved = ({ ref }: GateSnapshot, judged: readonly Judged[]): string =>
  cut(
    judged
      .map((one) => {
        const titles = one.findings.map(({ title }) => title).join("; ");
        if (!one.pull) return `${titles || "No freeze applies"}: ${quoted(ref)} may be deployed.`;
        return `${named(one)} may be deployed: ${titles || "no rule of the policy applies"}.`;
      })
      .join("\n"),
  );

/**
 * Why a deployment waits, until when, and who can help.
 *
 * @param granters who may grant exceptions; undefined if the policy allows none.
 */
export const sayWaiting = (
  { gate, ref }: GateSnapshot,
  judged: readonly Judged[],
  granters: string | undefined,
): string => {
  const held = judged.filter((one) => !isOpen(one));
  const blocking = held.flatMap((one) =>
    one.findings
      .filter(({ verdict }) => verdict !== "pass")
      .map((finding) => ({ one, finding, on: one.pull ? `${named(one)}: ` : "" })),
  );
  const what = held.every(({ pull }) => pull) ? listed(held.map(named), "and") : quoted(ref);
  const timed = blocking.every(({ finding }) => finding.until !== undefined);
  const rules = blocking.flatMap(({ one, finding }) => (one.pull ? [finding.rule] : []));
  const [rule] = rules;
  const tail = [
    timed
      ? "watchbill approves this by itself after that."
      : "watchbill approves this by itself once nothing of that holds any more.",
    ...(granters && rule
      ? [
          `If it cannot wait, ${granters} may write \`/exempt ${rule} because …\` on ` +
            `${listed([...new Set(held.map(named))], "and")}.`,
        ]
      : []),
  ].join(" ");
  const say = (texts: readonly string[]): string =>
    [
      `This deployment of ${what} to ${quoted(gate.environment)} waits:`,
      texts.map((text) => `- ${text}`).join("\n"),
      tail,
    ].join("\n\n");
  const whole = say(blocking.map(({ on, finding }) => on + (finding.reason ?? finding.message)));
  if (whole.length <= LONGEST_ANSWER) return whole;
  return cut(say(blocking.map(({ on, finding }) => `${on}${finding.title}`)));
};

const cut = (text: string): string =>
  text.length <= LONGEST_ANSWER ? text : `${text.slice(0, LONGEST_ANSWER - 1)}…`;
