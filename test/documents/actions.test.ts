import { describe, expect, it } from "@jest/globals";
import { judgeActions } from "../../src/documents/fields/actions.js";
import { read } from "../../src/documents/reading.js";

const owners = (markdown: string): readonly (string | undefined)[] =>
  judgeActions(read(markdown)).actions.map(({ owner }) => owner);
const owner = (item: string): string | undefined => owners(`## Action items\n\n- ${item}\n`)[0];

describe("who is to do an action", () => {
  it.each([
    ["Fix the alert (@anna)", "@anna"],
    ["@anna fixes the alert", "@anna"],
    ["Alice to automate the reboot", "Alice"],
    ["Discuss the design (Rasmus call for meeting)", "Rasmus"],
    ["Alert on expiry – Ingrid", "Ingrid"],
    ["Buy a licence - IT Procurement - 31 Jan 2021", "IT Procurement"],
    ["Scan images. Owner: Platform team", "Platform team"],
    ["Keep query logs, assigned to Wael", "Wael"],
    ["[Storage team] replace the disks", "Storage team"],
    ["alert on failed deployments -> jwu", "jwu"],
    ["Test prices (Sofia, 15 December)", "Sofia"],
  ])("is named in %s", (item, name) => {
    expect(owner(item)).toBe(name);
  });

  it.each([
    "Deploy to staging as part of CI",
    "Set limits (prometheus, grafana, ingress)",
    "Setup alerts (issue created)",
    "We should have a talk with Rune about ingress",
    "Fix the pipeline: create an assertion",
    "Upgrade Terraform (Kubernetes)",
    "Update primary engineer's shell configuration",
    "Owner: TBD, write a test",
  ])("is not named in %s", (item) => {
    expect(owner(item)).toBeUndefined();
  });

  it("stands in a table's column, if the cell says someone", () => {
    const table =
      "## Actions\n\n| Action | Who |\n|---|---|\n| Alert on expiry | Eva |\n| Test the backup | TBD |\n";
    expect(owners(table)).toEqual(["Eva", undefined]);
  });

  it("is believed before a colon only for people of the report", () => {
    const item = "## Actions\n\n- Chidi: escalation after 5 minutes\n- Kafka: more brokers\n";
    expect(owners(item)).toEqual([undefined, undefined]);
    expect(owners(`Attendees: Aoife, Chidi\n\n${item}`)).toEqual(["Chidi", undefined]);
  });
});

describe("actions", () => {
  it("are not the report itself, a pointer, or a blank", () => {
    const text =
      "## Action items\n\n- [ ] write an incident report\n- See my above comment…\n- [ ] TODO\n- none\n- TBD\n";
    expect(owners(text)).toEqual([]);
  });

  it("may be bare issues, done already, or headings with text", () => {
    expect(owners("## Follow-up improvements\n\n- #2127\n- #2213\n")).toHaveLength(2);
    expect(owners("## Actions\n\n- Service account has been documented\n")).toHaveLength(1);
    expect(
      owners("# Actions\n\n#### 1) Plan the migration\n\nx\n\n#### 2) TODO a bot for it\n\ny\n"),
    ).toHaveLength(2);
  });

  it("are the items of groups, not the groups", () => {
    const text =
      "## Actions\n\n- Short term:\n  - restart nightly\n  - alert on memory\n- Long term:\n  - find the leak\n";
    expect(owners(text)).toHaveLength(3);
  });

  it("may be promised in prose, which news from within the incident are not", () => {
    expect(owners("The disk was full. We will add an alert for full disks.")).toHaveLength(1);
    expect(owners("The disk is full. We will provide an update at 10:00.")).toHaveLength(0);
  });

  it("are none where their section is empty, whatever is said elsewhere", () => {
    expect(owners("We will add an alert soon.\n\n## Action items\n")).toEqual([]);
  });
});
