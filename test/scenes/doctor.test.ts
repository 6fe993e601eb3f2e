import { afterEach, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../src/domain/time.js";
import { type DoctorArguments, doctor } from "../../src/doors/cli/doctor.js";
import type { AuditLine } from "../../src/engine/audit/facts.js";
import { ACTION_PERMISSIONS, CAIRO, type Desk, MANIFEST, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const WITH_TEAM = `${CAIRO}operations: { team: operations }\n`;

const asApp = () => ({
  APP_ID: String(desk.app.id),
  PRIVATE_KEY: desk.app.privateKey,
  GITHUB_API_URL: desk.github.url,
});

const run = async (
  args: Partial<DoctorArguments> = {},
  env: Record<string, string> = asApp(),
  clock: Clock = desk.clock,
) => {
  const out: string[] = [];
  const io = { out: (text: string) => void out.push(text), err: () => {} };
  const code = await doctor({ repositories: [], json: false, ...args }, env, clock, io);
  return { code, out: out.join("") };
};

const lines = async (...args: Parameters<typeof run>): Promise<readonly AuditLine[]> =>
  JSON.parse((await run({ json: true, ...args[0] }, ...(args.slice(1) as []))).out).lines;

const wrong = async (...args: Parameters<typeof run>) =>
  (await lines(...args)).filter(({ answer }) => answer === "no").map(({ says }) => says);

/** A desk where all is as it should be, with a delivery that was answered. */
const openGoodDesk = async (policy: string | undefined = WITH_TEAM): Promise<void> => {
  desk = await openDesk({ policy });
  desk.ops.protect("main", { checks: [{ context: "watchbill", appId: desk.app.id }] });
  desk.amina.openIssue({ title: "Disk full" });
  await desk.settled();
};

const GOOD = `the App
  ✔ yes  watchbill asks for the permissions and events of app.yml.
  ✔ yes  The webhook answered all of the latest deliveries (3).

harbour/ops
  ✔ yes  The App has the permissions and events that it needs.
  ✔ yes  It need not write files; given contents: write, it proposes the report that /report begins and the numbers of actions' issues by pull requests, not in comments.
  ✔ yes  The policy is valid.
  ✔ yes  The team operations can be read; 2 on it.
  ✔ yes  The check watchbill is required on main, by branch protection.
  ✔ yes  On main, only watchbill may report the check.
  ✔ yes  On main, the check holds for administrators too.

this machine
  ✔ yes  The clock agrees with GitHub's to the minute.

Nothing that can be seen is wrong.
`;

describe("watchbill doctor", () => {
  it("finds a well kept desk well, and changes nothing there", async () => {
    await openGoodDesk();
    const mark = desk.github.requests.mark();
    const { code, out } = await run();
    expect(out.replace(/\(\d+\)/, "(3)")).toBe(GOOD);
    expect(code).toBe(0);
    expect(desk.github.requests.writes(mark)).toEqual([]);
  });

  it("finds each thing that is wrong, as GitHub shows it", async () => {
    await openGoodDesk(`${CAIRO}operations: { team: nightwatch }\n`);
    desk.ops.protect("main", { checks: ["watchbill"], admins: false });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toContain("✘ no   On main, any App or workflow may report the check watchbill.\n");
    expect(out).toContain("→ Choose who must report it");
    expect(await wrong()).toEqual([
      expect.stringContaining("the team nightwatch cannot be read"),
      expect.stringContaining("any App or workflow may report"),
      expect.stringContaining("administrators may merge past the check"),
    ]);
    desk.ops.unprotect("main");
    expect(await wrong()).toContainEqual(expect.stringContaining("is not required on main"));
  });

  it("knows rulesets, branch patterns, and says what GitHub does not show", async () => {
    await openGoodDesk(`${WITH_TEAM}production: { branches: ["release/*"] }\n`);
    desk.owner.push("release/1.0", { VERSION: "1.0\n" });
    desk.owner.push("release/2.0", { VERSION: "2.0\n" });
    desk.ops.addRuleset(
      "releases",
      ["release/1*"],
      [
        {
          type: "required_status_checks",
          strict: false,
          required: [{ context: "watchbill", appId: desk.app.id }],
        },
      ],
    );
    await desk.settled();
    const about = (await lines()).filter(({ says }) => says.includes("release/"));
    expect(about.map(({ answer, says }) => [answer, says])).toEqual([
      ["yes", "The check watchbill is required on release/1.0, by ruleset."],
      ["yes", "On release/1.0, only watchbill may report the check."],
      ["cannot be seen", expect.stringContaining("Who may bypass the ruleset on release/1.0")],
      ["no", expect.stringContaining("is not required on release/2.0")],
    ]);
  });

  it("sees a merge queue, and that the check reports there", async () => {
    await openGoodDesk();
    desk.ops.addRuleset("queue", ["main"], [{ type: "merge_queue" }]);
    expect(await lines()).toContainEqual({
      about: "harbour/ops",
      answer: "yes",
      says: "The check reports in the merge queue of main.",
    });
    desk.app.changeManifest(MANIFEST.replace("  - merge_group\n", ""));
    desk.app.acceptPermissions("harbour");
    expect(await wrong()).toContainEqual(expect.stringContaining("main has a merge queue"));
  });

  it("sees what the App was not given, and who must accept it", async () => {
    await openGoodDesk();
    desk.app.changeManifest(MANIFEST.replace("checks: write", "checks: read"));
    desk.app.acceptPermissions("harbour");
    await desk.settled();
    expect(await wrong()).toEqual([
      "watchbill does not ask for checks: write.",
      "The App has not been given checks: write.",
    ]);
    desk.app.changeManifest(MANIFEST);
    const [line] = (await lines()).filter(({ answer }) => answer === "no");
    expect(line?.mend).toMatch(/An owner of harbour must accept .*settings\/installations\/\d+/);
  });

  it("sees a webhook that is not answered, until it is redelivered", async () => {
    await openGoodDesk();
    desk.github.faults.drop("issues");
    desk.amina.openIssue({ title: "Mail stuck", labels: ["priority_minor"] });
    await desk.settled();
    expect(await wrong()).toEqual([expect.stringContaining("The webhook did not answer 1 of")]);
  });

  it("sees a repository where the App is not, and one that is not there at all", async () => {
    await openGoodDesk();
    desk.github.createRepository("harbour/mail", { files: { "README.md": "# mail\n" } });
    desk.app.chooseRepositories("harbour", ["harbour/ops"]);
    await desk.settled();
    expect(await wrong({ repositories: ["harbour/mail", "harbour/nowhere"] })).toEqual([
      "watchbill is not installed on this repository.",
      "watchbill is not installed on this repository.",
    ]);
  });

  it("sees a suspended installation, and a clock that is wrong", async () => {
    await openGoodDesk();
    desk.app.suspend("harbour");
    await desk.settled();
    expect(await wrong({ repositories: ["harbour/ops"] })).toContainEqual(
      expect.stringContaining("installation on harbour is suspended"),
    );
    const late: Clock = { ...desk.clock, now: () => desk.clock.now().subtract({ minutes: 2 }) };
    expect(await wrong({ repositories: ["harbour/ops"] }, asApp(), late)).toContain(
      "The clock is 120 seconds behind GitHub's.",
    );
  });

  it("says with a token what a token shows, and of the rest that it cannot be seen", async () => {
    await openGoodDesk();
    const env = {
      GITHUB_TOKEN: desk.github.actionsToken("harbour/ops", ACTION_PERMISSIONS),
      GITHUB_API_URL: desk.github.url,
    };
    const found = await lines({ repositories: ["harbour/ops"] }, env);
    expect(found.find(({ says }) => says.includes("is required on main"))?.answer).toBe("yes");
    const unseen = found.filter(({ answer }) => answer === "cannot be seen");
    expect(unseen.map(({ says }) => says.split(":")[0])).toEqual([
      "The App itself",
      "Whether the App has the permissions and events it needs",
      expect.stringMatching(/^Whether the App \d+, which must report the check on main, is this/),
    ]);
  });

  it("says so when GitHub does not accept the credentials", async () => {
    await openGoodDesk();
    const { code, out } = await run({}, { ...asApp(), APP_ID: "1" });
    expect(out).toContain("GitHub did not answer to the App's credentials: GitHub answered 404.");
    expect(code).toBe(1);
  });

  it.each([
    [{ repositories: [] }, {}, /Set APP_ID and PRIVATE_KEY, or GITHUB_TOKEN/],
    [{ repositories: [] }, { GITHUB_TOKEN: "x" }, /name the repositories/],
    [{ repositories: ["ops"] }, { GITHUB_TOKEN: "x" }, /"ops" names no repository/],
  ])("is told how to be used: %j", async (args, env, message) => {
    desk = await openDesk({ server: false });
    await expect(run(args, env as Record<string, string>)).rejects.toThrow(
      expect.objectContaining({ name: "WrongUse", message: expect.stringMatching(message) }),
    );
  });
});
