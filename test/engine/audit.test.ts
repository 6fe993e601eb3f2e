import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { audit } from "../../src/engine/audit/audit.js";
import type {
  AppFacts,
  AuditFacts,
  BranchFacts,
  DeliveryFact,
  InstallationFacts,
  RepositoryFacts,
  RequirementFact,
} from "../../src/engine/audit/facts.js";
import { judgePolicy } from "../../src/policy/outcome.js";

const NOON = Temporal.Instant.from("2026-11-18T12:00:00Z");
const RIGHTS = { permissions: { checks: "write", contents: "read" }, events: ["push", "issues"] };

const delivery = (but: Partial<DeliveryFact> = {}): DeliveryFact => ({
  id: 1,
  guid: "a",
  at: NOON,
  event: "push",
  status: 202,
  words: "OK",
  ...but,
});

const app = (but: Partial<AppFacts> = {}): AuditFacts["app"] => ({
  seen: { id: 7, slug: "watchbill", asks: RIGHTS, deliveries: { seen: [delivery()] }, ...but },
});

const installed = (but: Partial<InstallationFacts> = {}): RepositoryFacts["installation"] => ({
  seen: { ...RIGHTS, account: "harbour", page: "https://page", suspended: false, ...but },
});

const REQUIRED: RequirementFact = { by: "branch protection", appId: 7, everyone: true };

const main = (...requirements: readonly Partial<RequirementFact>[]): BranchFacts => ({
  name: "main",
  requirements: { seen: requirements.map((one) => ({ ...REQUIRED, ...one })) },
  queue: false,
});

const policyOf = (text: string) => judgePolicy({ kind: "text", text }, { kind: "absent" });

const repository = (but: Partial<RepositoryFacts> = {}): RepositoryFacts => ({
  repository: { owner: "harbour", name: "ops" },
  installation: installed(),
  policy: policyOf(""),
  teams: new Map(),
  branches: { seen: [main({})] },
  ...but,
});

const facts = (
  but: Partial<RepositoryFacts> = {},
  more: Partial<Omit<AuditFacts, "repositories">> = {},
): AuditFacts => ({
  manifest: RIGHTS,
  app: app(),
  clocks: { seen: { github: NOON, here: NOON } },
  repositories: [repository(but)],
  ...more,
});

const answers = (given: AuditFacts, answer: "yes" | "no" | "cannot be seen") =>
  audit(given).filter((line) => line.answer === answer);

describe("the audit", () => {
  it("says yes to everything that is as it must be, and nothing else", () => {
    const lines = audit(facts());
    expect(lines.map(({ answer }) => answer)).toEqual(lines.map(() => "yes"));
    expect(lines.map(({ about }) => about)).toEqual(
      expect.arrayContaining(["the App", "harbour/ops", "this machine"]),
    );
    expect(lines.every(({ mend }) => mend === undefined)).toBe(true);
  });

  const files = (contents: string, policy: string) =>
    audit(
      facts({
        installation: installed({ permissions: { ...RIGHTS.permissions, contents } }),
        policy: policyOf(policy),
      }),
    )
      .map(({ says }) => says)
      .find((says) => says.startsWith("It need not write files"));

  it("hints at the permission to write files where reports want it, and nowhere else", () => {
    expect(files("read", "")).toContain(
      "proposes the report that /report begins and the numbers of actions' issues by",
    );
    expect(files("read", "commands: { report: false }")).toContain("it proposes the numbers of");
    expect(files("write", "")).toBeUndefined();
    expect(files("read", "incidents: false")).toBeUndefined();
  });

  const team = (members: readonly string[]) =>
    new Map([["oncall", { kind: "known", members, maintainers: [] } as const]]);
  const unreachable = { kind: "unreachable", reason: "GitHub answered 500" } as const;

  it.each<[string, AuditFacts, string]>([
    ["no policy", facts({ policy: { kind: "absent" } }), "There is no policy"],
    ["an invalid policy", facts({ policy: policyOf("freeze: 3") }), "is invalid"],
    ["an unreachable policy", facts({ policy: unreachable }), "could not be read: GitHub"],
    ["no production branch", facts({ branches: { seen: [] } }), "No branch is production"],
    ["no required check", facts({ branches: { seen: [main()] } }), "is not required on main"],
    [
      "a check of anybody's",
      facts({ branches: { seen: [main({ appId: undefined })] } }),
      "any App",
    ],
    [
      "a check of another's",
      facts({ branches: { seen: [main({ appId: 8 })] } }),
      "never turns green",
    ],
    ["two sources", facts({ branches: { seen: [main({}, { appId: 8 })] } }), "the App 8"],
    [
      "free administrators",
      facts({ branches: { seen: [main({ everyone: false })] } }),
      "merge past",
    ],
    [
      "an unheard merge queue",
      facts({ branches: { seen: [{ ...main({}), queue: true }] } }),
      "does not hear of it",
    ],
    ["an empty team", facts({ teams: team([]) }), "Nobody is on the team oncall"],
    [
      "an unreadable team",
      facts({ teams: new Map([["oncall", { kind: "unknown", reason: "it is gone" }]]) }),
      "cannot be read: it is gone",
    ],
    [
      "a permission not accepted",
      facts({ installation: installed({ permissions: { checks: "read", contents: "write" } }) }),
      "has not been given checks: write.",
    ],
    [
      "an event not accepted",
      facts({ installation: installed({ events: ["issues"] }) }),
      "has not been given the event push.",
    ],
    [
      "a suspended installation",
      facts({ installation: installed({ suspended: true }) }),
      "suspended",
    ],
    [
      "an App that asks for less",
      facts({}, { app: app({ asks: { ...RIGHTS, events: [] } }) }),
      "ask for the event push, the event issues",
    ],
    [
      "credentials that are no good",
      facts({}, { app: { unseen: "GitHub answered 404", refused: true } }),
      "did not answer to the App's credentials: GitHub answered 404",
    ],
    [
      "a slow clock",
      facts({}, { clocks: { seen: { github: NOON, here: NOON.subtract({ seconds: 61 }) } } }),
      "61 seconds behind",
    ],
    [
      "a fast clock",
      facts({}, { clocks: { seen: { github: NOON, here: NOON.add({ hours: 1 }) } } }),
      "3600 seconds ahead of",
    ],
  ])("says no to %s, and how to mend it", (_, given, says) => {
    const no = answers(given, "no");
    expect(no).toEqual([
      expect.objectContaining({ says: expect.stringContaining(says), mend: expect.any(String) }),
    ]);
  });

  it("says nothing more of a repository where the App is not", () => {
    const given = facts({ installation: { seen: "none" }, branches: { unseen: "out of reach" } });
    const lines = audit(given).filter(({ about }) => about === "harbour/ops");
    expect(lines).toEqual([
      expect.objectContaining({
        answer: "no",
        says: "watchbill is not installed on this repository.",
      }),
    ]);
  });

  it("says who must do something first where the App itself does not ask", () => {
    const less = { permissions: RIGHTS.permissions, events: ["issues"] };
    const no = answers(
      facts({ installation: installed(less) }, { app: app({ asks: less }) }),
      "no",
    );
    expect(no.map(({ mend }) => mend)).toEqual([
      expect.stringContaining("App's settings page"),
      expect.stringContaining("Add them to the App first"),
    ]);
  });

  it("holds the pin of one requirement against another's lack of one", () => {
    expect(answers(facts({ branches: { seen: [main({}, { appId: undefined })] } }), "no")).toEqual(
      [],
    );
  });

  it.each<[string, AuditFacts, string]>([
    ["the installation, with a token", facts({ installation: { unseen: "why" } }), "why"],
    ["the branches", facts({ branches: { unseen: "GitHub answered 500" } }), "answered 500"],
    [
      "who may bypass a ruleset",
      facts({ branches: { seen: [main({ by: "ruleset", everyone: undefined })] } }),
      "Who may bypass",
    ],
    ["the clock", facts({}, { clocks: { unseen: "no date" } }), "no date"],
    [
      "a webhook that was never called",
      facts({}, { app: app({ deliveries: { seen: [] } }) }),
      "nothing in its log",
    ],
  ])("does not take %s for a yes where it cannot be seen", (_, given, says) => {
    expect(answers(given, "no")).toEqual([]);
    expect(answers(given, "cannot be seen")).toEqual([
      expect.objectContaining({ says: expect.stringContaining(says) }),
    ]);
  });

  it("tells a policy's warnings and leaves it valid", () => {
    const policy = policyOf(
      "freeze: { windows: [{ from: '2026-01-05 10:00', until: '2026-01-05 09:00' }] }",
    );
    const said = audit(facts({ policy })).map(({ says }) => says);
    expect(policy.kind === "valid" ? said.join(" ") : "Warning").toContain("Warning");
  });
});

describe("a delivery", () => {
  const line = (...deliveries: readonly DeliveryFact[]) =>
    audit(facts({}, { app: app({ deliveries: { seen: deliveries } }) })).find(({ says }) =>
      says.startsWith("The webhook"),
    );
  const timedOut = delivery({ guid: "b", status: 0, words: "timed out", event: "issues" });

  it.each<[string, DeliveryFact[], string, string]>([
    [
      "that failed is told",
      [timedOut, delivery()],
      "no",
      "was issues at 2026-11-18T12:00:00Z (timed out).",
    ],
    ["that was refused is told", [delivery({ status: 401, words: "Unauthorized" })], "no", "(401)"],
    [
      "that failed before others arrived, too",
      [delivery(), timedOut],
      "no",
      "The newest was answered.",
    ],
    [
      "that arrived at a later attempt has arrived",
      [delivery({ guid: "b" }), timedOut],
      "yes",
      "all of the latest",
    ],
    [
      "that is under way has not failed",
      [delivery({ status: 0, words: "pending" })],
      "yes",
      "all of the latest",
    ],
  ])("%s", (_, deliveries, answer, says) => {
    expect(line(...deliveries)).toMatchObject({ answer, says: expect.stringContaining(says) });
  });
});
