import { afterEach, describe, expect, it } from "@jest/globals";
import { incidents } from "../../src/doors/cli/incidents.js";
import { FULL_REPORT } from "../documents/samples.js";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

const POLICY = `timezone: Africa/Cairo
logging: false
operations: false
freeze: false
escalation: false
priority: { grace: false }
hours: { working: [Sunday to Thursday 09:00 to 17:00] }
`;

const run = async (json: boolean) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await incidents(
    { repositories: [], json },
    {
      APP_ID: String(desk.app.id),
      PRIVATE_KEY: desk.app.privateKey,
      GITHUB_API_URL: desk.github.url,
    },
    desk.clock,
    { out: (text) => void out.push(text), err: (text) => void err.push(text) },
  );
  return { code, out: out.join(""), err: err.join("") };
};

describe("watchbill incidents", () => {
  it("lists incidents with their reports and open actions, what is overdue first, and changes nothing", async () => {
    desk = await openDesk({ policy: POLICY });
    desk.ops.unprotect("main");
    const labels = ["incident", "priority_major"];
    const late = desk.amina.openIssue({ title: "Mail is down", labels });
    desk.amina.openIssue({ title: "A typo", labels: ["priority_minor"] });
    const reported = desk.amina.openIssue({ title: "Checkout is down", labels });
    await desk.settled();
    desk.amina.close(late);
    await desk.settled();
    desk.owner.push("main", {
      "research/incident_reports/checkout.md": FULL_REPORT.replace('"#42"', `"#${reported}"`)
        .replace("severity: critical", "severity: major")
        .replace("bo | P1 | 2026-12-01 | #43", "@bo | P1 | 2026-12-01 | -")
        .replace("chi | P2 | 2026-12-05 | #44", "chi | P2 | 2026-11-19 | -"),
    });
    await desk.settled();
    desk.bo.comment(reported, "See research/incident_reports/checkout.md");
    await desk.settled();
    desk.amina.close(reported);
    await desk.settled();
    await desk.stopServer();
    await desk.advanceTo("2026-11-26T09:00:00Z");
    const fresh = desk.amina.openIssue({ title: "Wiki is down", labels });

    const mark = desk.github.requests.mark();
    const { code, out, err } = await run(true);
    expect([code, err]).toEqual([0, ""]);
    expect(desk.github.requests.writes(mark)).toEqual([]);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        repository: "harbour/ops",
        number: late,
        open: true,
        severity: "major",
        report: "incomplete",
        lacks: expect.arrayContaining(["summary", "timeline"]),
        due: "2026-11-25T15:00:00Z",
        overdue: true,
        actions: [],
      }),
      expect.objectContaining({
        number: reported,
        open: false,
        report: "complete",
        path: "research/incident_reports/checkout.md",
        lacks: [],
        due: null,
        overdue: false,
        actions: [
          {
            number: expect.any(Number),
            title: "Let the expiry alert watch the proxy",
            owner: "chi",
            due: "2026-11-19",
            overdue: true,
          },
          {
            number: expect.any(Number),
            title: "Renew the certificate automatically",
            owner: "bo",
            due: "2026-12-01",
            overdue: false,
          },
        ],
      }),
      expect.objectContaining({ number: fresh, open: true, report: "incomplete", due: null }),
    ]);
    const words = (await run(false)).out.split("\n");
    expect(words[0]).toBe("harbour/ops: 3 incidents.");
    expect(words[1]).toMatch(
      /^! #1 Mail is down \(open, major\): report incomplete, was due Wednesday 25 November 2026, 17:00 \(Africa\/Cairo, UTC\+02:00\): lacks summary, /,
    );
    expect(words[2]).toBe(
      "  #3 Checkout is down (closed, major): reported in research/incident_reports/checkout.md",
    );
    expect(words[3]).toMatch(
      /^ {4}! #\d+ Let the expiry alert watch the proxy \(chi, due 2026-11-19\)$/,
    );
  });
});
