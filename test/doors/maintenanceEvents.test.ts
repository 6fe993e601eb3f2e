import { describe, expect, it } from "@jest/globals";
import { noticesOf } from "../../src/doors/events.js";

const repository = { full_name: "harbour/ops", default_branch: "main" };
const OPS = { owner: "harbour", name: "ops" };

const maintenance = (name: string, payload: object) =>
  noticesOf(name, { repository, ...payload }).filter((notice) => "maintenance" in notice);

const pushed = (path: string, branch = "main") =>
  maintenance("push", {
    ref: `refs/heads/${branch}`,
    commits: [{ added: [], modified: [path], removed: [] }],
  });

const issue = (action: string, ...labels: string[]) =>
  maintenance("issues", {
    action,
    issue: { number: 7, labels: labels.map((name) => ({ name })) },
  });

describe("an event has the schedule of recurring jobs looked at", () => {
  it("when a push to the default branch changes it", () => {
    expect(pushed(".github/maintenance.yml")).toEqual([{ maintenance: OPS }]);
    expect(pushed(".github/maintenance.yml", "dev")).toEqual([]);
    expect(pushed("README.md")).toEqual([]);
  });

  it("when an occurrence is closed", () => {
    expect(issue("closed", "Maintenance")).toEqual([{ maintenance: OPS }]);
    expect(issue("closed", "bug")).toEqual([]);
    expect(issue("opened", "maintenance")).toEqual([]);
  });

  it("not twice when the policy changes as well, which has everything looked at", () => {
    const push = {
      ref: "refs/heads/main",
      repository,
      commits: [{ modified: [".github/maintenance.yml", ".github/watchbill.yml"] }],
    };
    expect(noticesOf("push", push)).toEqual([{ policyChanged: OPS }]);
  });
});
