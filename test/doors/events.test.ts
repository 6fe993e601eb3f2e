import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { noticesOf } from "../../src/doors/events.js";

const repository = { full_name: "harbour/ops", default_branch: "main" };
const ops = { owner: "harbour", name: "ops" };
const sender = { login: "amina" };
const CALLBACK =
  "https://api.github.com/repos/harbour/ops/actions/runs/42/deployment_protection_rule";
const look = (number: number) => [{ look: { ...ops, number } }];
const said = (name: string, payload: object) =>
  noticesOf(name, { repository, sender, ...payload }, "watchbill[bot]");

describe("an event", () => {
  it.each([
    "opened",
    "closed",
    "reopened",
    "edited",
    "labeled",
    "unlabeled",
    "assigned",
    "unassigned",
  ])("issues.%s has its issue looked at", (action) => {
    expect(said("issues", { action, issue: { number: 7 } })).toEqual(look(7));
  });

  it.each(["opened", "closed", "reopened", "synchronize", "edited", "labeled", "unlabeled"])(
    "pull_request.%s has its pull request looked at, in an Action's form too",
    (action) => {
      const payload = { action, pull_request: { number: 9 } };
      expect(said("pull_request", payload)).toEqual(look(9));
      expect(said("pull_request_target", payload)).toEqual(look(9));
    },
  );

  it("of an approval has the pull request looked at, of a remark not", () => {
    const reviewed = (action: string, state: string) =>
      said("pull_request_review", { action, pull_request: { number: 9 }, review: { state } });
    expect(reviewed("submitted", "approved")).toEqual(look(9));
    expect(reviewed("dismissed", "dismissed")).toEqual(look(9));
    expect(reviewed("submitted", "commented")).toEqual([]);
  });

  it("of a deployment says where, and of a team whose", () => {
    expect(said("deployment_status", { action: "created" })).toEqual([{ deployed: ops }]);
    const organization = { login: "harbour" };
    expect(said("membership", { action: "added", organization })).toEqual([
      { teamsChanged: "harbour" },
    ]);
  });

  it("of a deployment that asks whether it may go ahead names its run and environment", () => {
    const asked = (more: object) =>
      said("deployment_protection_rule", {
        action: "requested",
        environment: "production",
        deployment_callback_url: CALLBACK,
        ...more,
      });
    expect(asked({})).toEqual([{ gate: { ...ops, run: 42, environment: "production" } }]);
    expect(asked({ deployment_callback_url: "https://elsewhere.example/42" })).toEqual([]);
    expect(asked({ environment: 7 })).toEqual([]);
  });

  it("on a merged pull request has the deployments looked at that may wait for it", () => {
    const merged_at = "2026-11-18T10:00:00Z";
    const issue = { number: 9, pull_request: { merged_at } };
    const comment = { body: "/exempt freeze because checkout is down" };
    expect(said("issue_comment", { action: "created", issue, comment })).toEqual([
      ...look(9),
      { gates: ops },
    ]);
    const pull_request = { number: 9, merged_at };
    const labelled = said("pull_request", { action: "labeled", pull_request });
    expect(labelled).toEqual([...look(9), { gates: ops }]);
  });

  it("that asks for the check again names the pull request by the run's own mark, a fork's too", () => {
    const check_run = { external_id: "#12 0123456789abcdef", pull_requests: [] };
    expect(said("check_run", { action: "rerequested", check_run })).toEqual(look(12));
  });

  it("that asks for all checks again has each pull request of the suite looked at", () => {
    const check_suite = { pull_requests: [{ number: 3 }, { number: 4 }] };
    expect(said("check_suite", { action: "rerequested", check_suite })).toEqual([
      ...look(3),
      ...look(4),
    ]);
  });

  const group = { lookAtGroup: { ...ops, branch: "release/1", headSha: "a".repeat(40) } };

  it("of a merge group has it looked at when its checks are asked for, and not when it is no more", () => {
    const merge_group = { head_sha: "a".repeat(40), base_ref: "refs/heads/release/1" };
    expect(said("merge_group", { action: "checks_requested", merge_group })).toEqual([group]);
    expect(said("merge_group", { action: "destroyed", merge_group })).toEqual([]);
    expect(said("merge_group", { action: "checks_requested", merge_group: {} })).toEqual([]);
  });

  it("that asks for a merge group's check again, or for all of its checks, has the group looked at", () => {
    const head_sha = "a".repeat(40);
    const check_run = { external_id: "queue 0123456789abcdef release/1", head_sha };
    expect(said("check_run", { action: "rerequested", check_run })).toEqual([group]);
    const head_branch = `gh-readonly-queue/release/1/pr-7-${"b".repeat(40)}`;
    const check_suite = { head_branch, head_sha, pull_requests: [] };
    expect(said("check_suite", { action: "rerequested", check_suite })).toEqual([group]);
  });

  const push = (more: object) => said("push", { ref: "refs/heads/main", commits: [], ...more });
  const touching = { added: [], modified: [".github/watchbill.yml"], removed: [] };

  it("of a push that changes the policy on the default branch says so", () => {
    expect(push({ commits: [touching] })).toEqual([{ policyChanged: ops }]);
  });

  it("of a push that cannot list all its commits counts as a change of the policy", () => {
    expect(push({ forced: true })).toEqual([{ policyChanged: ops }]);
    expect(push({ commits: Array.from({ length: 2048 }, () => ({})) })).toEqual([
      { policyChanged: ops },
    ]);
  });

  it("of a push that lands files which may be documents names them", () => {
    const commits = [
      { added: ["reports/a.md"], modified: ["src/main.go"], removed: ["reports/b.md"] },
      { added: [7], modified: ["reports/a.md", "c.rst"] },
      undefined,
    ];
    const landed = { ...ops, paths: ["reports/a.md", "c.rst"] };
    expect(push({ commits })).toEqual([{ landed }]);
  });

  it("of any other push matters to nobody", () => {
    expect(push({ commits: [{ added: ["src/main.go"], modified: [], removed: [] }] })).toEqual([]);
    expect(push({ ref: "refs/heads/dev", commits: [touching] })).toEqual([]);
  });

  it("of a new installation, or of repositories added to one, has each swept", () => {
    const repositories = [{ full_name: "harbour/ops" }, { full_name: "harbour/web" }];
    const sweeps = [{ policyChanged: ops }, { policyChanged: { owner: "harbour", name: "web" } }];
    expect(said("installation", { action: "created", repositories })).toEqual(sweeps);
    expect(
      said("installation_repositories", { action: "added", repositories_added: repositories }),
    ).toEqual(sweeps);
  });

  it("of an issue that may be an incident says where, and with which labels", () => {
    const issue = { number: 7, labels: [{ name: "incident" }, { name: "web" }] };
    const notice = { incidentsOf: ops, labels: ["incident", "web"] };
    for (const action of ["closed", "reopened", "deleted", "transferred"])
      expect(said("issues", { action, issue })).toContainEqual(notice);
    for (const action of ["labeled", "unlabeled"])
      expect(said("issues", { action, issue, label: { name: "incident" } })).toContainEqual({
        incidentsOf: ops,
        labels: ["incident"],
      });
    expect(said("issues", { action: "closed", issue: { number: 7, labels: [] } })).toEqual(look(7));
  });

  it("of watchbill's own doing matters to nobody", () => {
    const own = { action: "labeled", issue: { number: 7 }, sender: { login: "watchbill[bot]" } };
    expect(said("issues", own)).toEqual([]);
  });

  it("that nobody listens to matters to nobody", () => {
    expect(said("star", { action: "created" })).toEqual([]);
    expect(said("issues", { action: "pinned", issue: { number: 7 } })).toEqual([]);
  });

  it("of any shape at all is survived", () => {
    const names = fc.constantFrom(
      "issues",
      "pull_request",
      "push",
      "check_run",
      "check_suite",
      "merge_group",
      "installation",
      "repository",
    );
    const payload = fc.oneof(
      fc.anything(),
      fc.record(
        {
          action: fc.constantFrom("opened", "edited", "rerequested", "created", "checks_requested"),
          repository: fc.anything(),
          issue: fc.anything(),
          pull_request: fc.anything(),
          check_run: fc.anything(),
          check_suite: fc.anything(),
          merge_group: fc.anything(),
          commits: fc.anything(),
          repositories: fc.anything(),
          changes: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(names, payload, (name, anything) => {
        for (const notice of noticesOf(name, anything, "watchbill[bot]"))
          expect(notice).toBeDefined();
      }),
    );
  });
});

describe("the events that watchbill reads", () => {
  it("are those that app.yml asks for, and those that every App is sent", () => {
    const manifest = readFileSync(new URL("../../../app.yml", import.meta.url), "utf8");
    const asked = [...manifest.matchAll(/^ {2}- (\w+)$/gm)].map(([, name]) => name as string);
    const payload = {
      repository,
      sender,
      issue: { number: 1, pull_request: {} },
      comment: { body: "/help" },
      pull_request: { number: 1 },
      check_run: { pull_requests: [{ number: 1 }] },
      check_suite: { pull_requests: [{ number: 1 }] },
      ref: "refs/heads/main",
      forced: true,
      changes: { default_branch: { from: "master" } },
      review: { state: "approved" },
      organization: { login: "harbour" },
      merge_group: { head_sha: "a".repeat(40), base_ref: "refs/heads/main" },
      environment: "production",
      deployment_callback_url: CALLBACK,
    };
    const heeded = asked.filter((name) =>
      [
        "opened",
        "rerequested",
        "edited",
        "submitted",
        "created",
        "requested",
        "checks_requested",
      ].some((action) => noticesOf(name, { ...payload, action }).length > 0),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(heeded).toEqual(asked);
  });
});
