import { describe, expect, it } from "@jest/globals";
import { commands } from "../../src/commands/index.js";
import { added, parseCommands } from "../../src/commands/parse.js";
import { understand } from "../../src/commands/understand.js";
import type { IssueRequest } from "../../src/domain/asked.js";

const HERE = { owner: "harbour", name: "ops", number: 7 };

/** What the first command of a comment asks for, or the sentence that answers it. */
const asked = (comment: string) => {
  const [typed] = parseCommands(comment);
  if (!typed) throw new Error(`${comment} has no command`);
  const understood = understand(typed, "issue", commands, HERE);
  if (understood.kind === "unknown") return "unknown";
  if (understood.kind === "near miss") return understood.answer;
  return "ok" in understood.reading ? understood.reading.ok : understood.reading.mistake;
};

const reads = (cases: readonly (readonly [string, IssueRequest])[]): void => {
  it.each(cases)("%j is read", (comment, request) => {
    expect(asked(comment)).toEqual(request);
    expect(asked(`Hello,\r\n\r\n${comment} \t\r\n\r\nthanks`)).toEqual(request);
    expect(asked(comment.replace(/^\/[\w-]+/, (name) => name.toUpperCase()))).toEqual(request);
  });
};

const answers = (form: string, cases: readonly (readonly [string, string])[]): void => {
  it.each(cases)("%j is answered with what is wrong and the right form", (comment, wrong) => {
    expect(asked(comment)).toContain(wrong);
    expect(asked(comment)).toContain(`Write \`${form}\``);
  });
};

describe("/priority", () => {
  const priority = (said: string) => ({ command: "priority", priority: said }) as const;
  reads([
    ["/priority major", priority("major")],
    ["/priority `priority_critical`.", priority("priority_critical")],
    ["/priority critical important", priority("critical important")],
    ["/priority critical-urgent", priority("critical-urgent")],
    ["/priority “P1”!", priority("P1")],
    ["/priority 🔥 P0", priority("🔥 P0")],
  ]);
  answers("/priority <priority>", [
    ["/priority", "Which priority is missing."],
    ["/priority 🔥", "Which priority is missing."],
    [`/priority ${"very ".repeat(40)}high`, "longer than the name of a priority"],
    [`/priority ${"x".repeat(60_000)}`, "longer than the name of a priority"],
  ]);
});

describe("/stage", () => {
  const stage = (said: string) => ({ command: "stage", stage: said }) as const;
  reads([
    ["/stage In Progress", stage("In Progress")],
    ['/stage "Done"!', stage("Done")],
    ["/stage \u202eenoD\u202c", stage("enoD")],
  ]);
  answers("/stage <name>", [
    ["/stage", "Which stage is missing."],
    [`/stage ${"x".repeat(101)}`, "longer than the name of a stage"],
  ]);
});

describe("/escalate", () => {
  type To = Extract<IssueRequest, { command: "escalate" }>["to"];
  const escalate = (to?: To, because?: string) =>
    ({ command: "escalate", to, because }) as const satisfies IssueRequest;
  reads([
    ["/escalate", escalate()],
    ["/escalate 🔥🔥", escalate()],
    ["/escalate payments", escalate({ circle: "payments" })],
    ["/escalate to payments!", escalate({ circle: "payments" })],
    ['/escalate "Order to Cash" because x', escalate({ circle: "Order to Cash" }, "x")],
    ["/escalate because: disk full", escalate(undefined, "disk full")],
    ["/escalate because", escalate()],
    ["/escalate @bo", escalate({ person: "bo" })],
    [
      "/escalate to @bo, Because checkout is down.",
      escalate({ person: "bo" }, "checkout is down."),
    ],
    ["/escalate @bo checkout is down", escalate({ person: "bo" }, "checkout is down")],
    ["/escalate (@bo)! 🙏", escalate({ person: "bo" })],
    ["/escalate because a\u202eb\tc\u0007", escalate(undefined, "a b c")],
    [
      `/escalate because ${"so ".repeat(900)}`,
      escalate(undefined, `${"so ".repeat(100).trimEnd()}…`),
    ],
  ]);
  answers("/escalate [circle|@login] [because …]", [
    ["/escalate @bo @amina", "one person or circle"],
    ["/escalate @harbour/ops because x", "`@harbour/ops` is a team"],
    ["/escalate @бо", "`@бо` is nobody's login"],
    [`/escalate ${"nobody can pay ".repeat(10)}`, "must stand behind “because”"],
  ]);
});

describe("/deescalate, /ack and /take", () => {
  reads([
    ["/deescalate", { command: "deescalate" }],
    ["/de-escalate it is fixed", { command: "deescalate" }],
    ["/ack", { command: "ack" }],
    ["/ack 👍", { command: "ack" }],
    ["/acknowledge on my way @bo", { command: "ack" }],
    ["/take", { command: "take" }],
    ["/take this one", { command: "take" }],
  ]);
  answers("/take", [["/take @bo", "It assigns whoever writes it; `/assign` is for others."]]);
});

describe("/needs-info", () => {
  const needs = (what?: string) => ({ command: "needs-info", what }) as const;
  reads([
    ["/needs-info", needs()],
    ["/needs-info which browser, @amina?", needs("which browser, @amina?")],
    ["/needs-info – the log", needs("the log")],
    [`/needs-info ${"🔥a".repeat(200)}`, needs(`${"🔥a".repeat(150)}…`)],
  ]);
});

describe("/waiting-on", () => {
  const waiting = (vendor: string, reference?: string) =>
    ({ command: "waiting-on", vendor, reference }) as const;
  reads([
    ["/waiting-on Cisco", waiting("Cisco")],
    ["/waiting-on Cisco SR 698842153", waiting("Cisco", "SR 698842153")],
    ["/waiting-on Deutsche Telekom INC000123", waiting("Deutsche Telekom", "INC000123")],
    ["/waiting-on 3M #4711", waiting("3M", "#4711")],
    ["/waiting-on AWS support", waiting("AWS support")],
    ["/waiting-on Stripe, ticket 55", waiting("Stripe", "ticket 55")],
    ["/waiting-on Acme: abc-def", waiting("Acme", "abc-def")],
    ["/waiting-on AWS https://aws.example/case", waiting("AWS", "https://aws.example/case")],
    ["/waiting-on Hetzner for the new disk", waiting("Hetzner", "for the new disk")],
    ['/waiting-on "Bank for Settlements" #4711', waiting("Bank for Settlements", "#4711")],
    ["/waiting-on „Müller & Söhne“ Fall 12", waiting("Müller & Söhne", "Fall 12")],
    ['/waiting-on "Unclosed 12', waiting("Unclosed", "12")],
  ]);
  answers("/waiting-on <vendor> [reference]", [
    ["/waiting-on", "Which vendor is missing."],
    ['/waiting-on "" 12', "Which vendor is missing."],
    [`/waiting-on ${"x".repeat(60_000)}`, "longer than the name of a vendor"],
  ]);
});

describe.each(["assign", "unassign"] as const)("/%s", (command) => {
  const people = (...logins: string[]) => ({ command, people: logins });
  reads([
    [`/${command}`, people()],
    [`/${command} me, please 🙏`, people()],
    [`/${command} @me`, people()],
    [`/${command} @cblecker @krzyzacy`, people("cblecker", "krzyzacy")],
    [`/${command} fejta`, people("fejta")],
    [`/${command} @bo and @amina, thanks!`, people("bo", "amina")],
    [`/${command} @bo,@amina`, people("bo", "amina")],
    [`/${command} (\`@bo\`), “@amina”.`, people("bo", "amina")],
    [`/${command} @bo @BO`, people("bo")],
    [`/${command} @bo :tada:`, people("bo")],
    [`/${command} @bo_harbour`, people("bo_harbour")],
  ]);
  answers(`/${command} [@login …]`, [
    [`/${command} @harbour/ops`, "`@harbour/ops` is a team"],
    [`/${command} @bo amina`, "`amina` may be a name or a word: names begin with `@`."],
    [`/${command} whoever is around`, "`whoever` may be a name or a word"],
    [`/${command} bo@example.org`, "`bo@example.org` is nobody's login"],
    [`/${command} @бо`, "`@бо` is nobody's login"],
    [`/${command} @${"a".repeat(40)}`, "is nobody's login"],
    [`/${command} @bo me`, "name yourself by your login"],
    [`/${command} ${[..."abcdefghijk"].map((one) => `@${one}`).join(" ")}`, "10 people at most"],
    [`/${command} ${"@bo ".repeat(10_000)}`, "more than a few names"],
  ]);
});

describe("/duplicate", () => {
  const of = (number: number) => ({ command: "duplicate", of: number }) as const;
  reads([
    ["/duplicate #12", of(12)],
    ["/duplicate of #12.", of(12)],
    ["/duplicate of issue #12, same disk", of(12)],
    ["/duplicate 12", of(12)],
    ["/duplicate `#12` 🙈", of(12)],
    ["/duplicate GH-12", of(12)],
    ["/duplicate Harbour/Ops#12", of(12)],
    ["/duplicate https://github.com/harbour/ops/issues/12", of(12)],
    ["/duplicate <https://github.com/Harbour/Ops/issues/12#issuecomment-99>", of(12)],
    ["/duplicate https://ghe.harbour.example:8443/harbour/ops/issues/12/", of(12)],
  ]);
  answers("/duplicate #<number>", [
    ["/duplicate", "Which issue it is a duplicate of is missing."],
    ["/duplicate of 🙈", "Which issue it is a duplicate of is missing."],
    ["/duplicate #7", "no duplicate of itself"],
    ["/duplicate https://github.com/harbour/ops/issues/7", "no duplicate of itself"],
    ["/duplicate other/ops#12", "`other/ops#12` is not an issue of this repository."],
    ["/duplicate https://github.com/harbour/web/issues/12", "not an issue of this repository."],
    ["/duplicate https://github.com/harbour/ops/pull/12", "is not the number of an issue."],
    ["/duplicate #0", "`#0` is not the number of an issue."],
    ["/duplicate #99999999999", "is not the number of an issue."],
    ["/duplicate 3 times now", "is not the number of an issue."],
    ["/duplicate #1 #2", "An issue is a duplicate of one other."],
    [`/duplicate ${"#1".repeat(30_000)}`, "more than the number of an issue"],
  ]);

  it("takes no address for one of this repository while it is not known which that is", () => {
    const [typed] = parseCommands("/duplicate harbour/ops#12");
    expect(typed && understand(typed, "issue", commands)).toMatchObject({
      reading: { mistake: expect.stringContaining("not an issue of this repository") },
    });
  });
});

describe("commands of issues", () => {
  it("say where they work when they are typed on a pull request", () => {
    const [typed] = parseCommands("/escalate payments");
    expect(typed && understand(typed, "pull request", commands)).toMatchObject({
      reading: { mistake: "`/escalate` works on issues only; this is not one." },
    });
  });

  it.each([
    ["/needsinfo", "needs-info"],
    ["/needs_info which", "needs-info"],
    ["/escalat", "escalate"],
    ["/prioirty major", "priority"],
    ["/unasign @bo", "unassign"],
    ["/waiting_on Cisco", "waiting-on"],
  ])("are probably meant by %j", (comment, name) => {
    expect(asked(comment)).toContain(`\`/${name}\` was probably meant, and nothing was done.`);
  });

  it.each([
    "/stale",
    "/state",
    "/claim",
    "/hold",
    "/lgtm",
    "/cc @bo",
    "/escalated yesterday",
    "/task",
  ])("are not seen in %j, which others understand", (comment) => {
    expect(asked(comment)).toBe("unknown");
  });

  it("run once, however a comment is edited around them", () => {
    const before = "/assign @bo\n/priority major";
    expect(added(before, `${before}\n/priority minor\n/ack`)).toEqual([
      { name: "priority", args: "minor", line: 3 },
      { name: "ack", args: "", line: 4 },
    ]);
  });
});
