import { sayInstant } from "../../src/domain/time.js";
import { type Office, POLICY } from "./office.js";

const say = (text = ""): void => console.log(text);

/** `  GitHub   check "watchbill" …`: what GitHub shows, read back from it. */
const shows = (text: string): void => {
  const [first, ...rest] = text.split("\n").filter((line) => line.trim() !== "");
  say(`  GitHub     ${first}`);
  for (const line of rest) say(`             ${line}`);
};

const wrapped = (text: string, width = 88): string =>
  text.replaceAll(new RegExp(`(.{1,${width}})(?:\\s+|$)`, "g"), "$1\n").trim();

/** Tells a week at the desk: who did what, what watchbill answered, and why. */
export const tellTheWeek = async (office: Office): Promise<void> => {
  const { clock, amina, bo, chi, dina } = office;
  const at = async (instant: string): Promise<void> => {
    await clock.advanceTo(instant, office.settled);
    say(`\n${sayInstant(clock.now(), "Africa/Cairo")}`);
  };
  const did = async (who: string, what: string): Promise<void> => {
    say(`  ${who.padEnd(10)} ${what}`);
    await office.settled();
  };
  const showCheck = async (number: number): Promise<void> => {
    const run = await office.check(number);
    const sign = run?.conclusion === "success" ? "✔" : "✘";
    shows(`${sign} #${number}, check "watchbill": ${run?.conclusion} – ${run?.output.title}`);
  };
  const shown = new Set<string>();
  /** What is new on an issue since it was last shown. */
  const showIssue = async (number: number): Promise<void> => {
    shows(`#${number} is labelled: ${(await office.labels(number)).join(", ") || "nothing"}`);
    for (const comment of await office.comments(number)) {
      const fresh = comment.split("\n\n").filter((paragraph) => !shown.has(paragraph));
      if (fresh.length > 0) shows(wrapped(`watchbill: ${fresh.join("\n")}`));
      for (const paragraph of fresh) shown.add(paragraph);
    }
  };

  say(
    "A week at the ops desk of the co-operative Harbour. GitHub is simulated and so is the time;",
  );
  say(
    "watchbill is the real server, with its real App, webhooks and checks. The team's whole policy:\n",
  );
  for (const line of POLICY.trimEnd().split("\n")) say(`    ${line}`);

  await at("2026-11-16T08:00:00Z");
  const disk = amina.openIssue({ title: "Disk full on web-2" });
  await did(
    "amina",
    `opens issue #${disk} "Disk full on web-2", and forgets to say how urgent it is.`,
  );
  await showIssue(disk);

  await at("2026-11-16T08:10:00Z");
  await showIssue(disk);
  bo.label(disk, "priority_major");
  await did("bo", `labels #${disk} priority_major.`);
  await showIssue(disk);

  await at("2026-11-17T19:00:00Z");
  const shop = dina.openIssue({
    title: "Nobody can pay in the shop",
    body: "### Service\n\nshop\n\n### Priority\n\nCritical\n",
  });
  await did("dina", `fills in the form for incidents at night: issue #${shop}, critical.`);
  await showIssue(shop);

  await at("2026-11-17T19:30:00Z");
  say("  (nobody)   has answered for half an hour, and amina owns the circle of the shop.");
  await showIssue(shop);

  await at("2026-11-17T20:00:00Z");
  say("  (nobody)   has answered still, so her deputy is asked.");
  await showIssue(shop);

  await at("2026-11-17T20:10:00Z");
  chi.comment(shop, "/take\n/waiting-on Example Payments case 4711");
  await did("chi", `types on #${shop}: /take, and /waiting-on Example Payments case 4711`);
  await showIssue(shop);

  await at("2026-11-17T20:50:00Z");
  chi.close(shop);
  await did("chi", `closes #${shop}: the payments are back.`);
  await showIssue(shop);

  await at("2026-11-18T12:00:00Z");
  const pull = amina.openPullRequest({
    title: "Give web a third replica",
    body: "Web-2 is full because two replicas share all the logs.",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await did(
    "amina",
    `opens pull request #${pull} into main. It names no issue, and she is not in operations.`,
  );
  await showCheck(pull);

  await at("2026-11-18T12:20:00Z");
  amina.edit(pull, { body: `Closes #${disk}` });
  await did("amina", `writes "Closes #${disk}" into its description.`);
  await showCheck(pull);
  bo.review(pull, "approve");
  await did(
    "bo",
    `of the operations team, approves #${pull}. It is Wednesday; nobody merges it yet.`,
  );
  await showCheck(pull);

  await at("2026-11-18T22:00:00Z");
  say("  (nobody)   does anything: it is Thursday now, and after Wednesday nothing is released.");
  await showCheck(pull);

  await at("2026-11-19T09:00:00Z");
  await did("bo", `tries to merge #${pull} all the same.`);
  shows(await office.merge(pull));

  await at("2026-11-21T22:00:00Z");
  say("  (nobody)   does anything: it is Sunday, the team is back, and the freeze is over.");
  await showCheck(pull);

  await at("2026-11-22T07:00:00Z");
  await did("bo", `merges #${pull}.`);
  shows(await office.merge(pull));
  await office.settled();

  say(`
To have it for your own team:
  1. npm start            then open its page, at an address that GitHub can reach: it registers your own App
  2. install that App on your organisation, and require the check "watchbill" on your production branch
  3. commit a file .github/watchbill.yml: an empty one will do, and watchbill init writes one for a team like yours
Without a server: copy .github/examples/watchbill.yml to .github/workflows/watchbill.yml.
The README says more.`);
};
