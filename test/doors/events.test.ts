import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { noticesOf } from "../../src/doors/events.js";

const repository = { full_name: "harbour/ops", default_branch: "main" };
const ops = { owner: "harbour", name: "ops" };
const sender = { login: "amina" };
const look = (number: number) => [{ look: { ...ops, number } }];
const said = (name: string, payload: object) =>
  noticesOf(name, { repository, sender, ...payload }, "watchbill[bot]");

describe("an event", () => {
  it.each(["opened", "reopened", "labeled", "unlabeled"])(
    "issues.%s has its issue looked at",
    (action) => {
      expect(said("issues", { action, issue: { number: 7 } })).toEqual(look(7));
    },
  );

  it.each(["opened", "reopened", "synchronize", "edited", "labeled", "unlabeled"])(
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

  it("of any other push matters to nobody", () => {
    expect(push({ commits: [{ added: ["README.md"], modified: [], removed: [] }] })).toEqual([]);
    expect(push({ ref: "refs/heads/dev", commits: [touching] })).toEqual([]);
  });

  it("of a new installation, or of repositories added to one, has each swept", () => {
    const repositories = [{ full_name: "harbour/ops" }, { full_name: "harbour/web" }];
    const sweeps = [{ sweep: ops }, { sweep: { owner: "harbour", name: "web" } }];
    expect(said("installation", { action: "created", repositories })).toEqual(sweeps);
    expect(
      said("installation_repositories", { action: "added", repositories_added: repositories }),
    ).toEqual(sweeps);
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
      "installation",
      "repository",
    );
    const payload = fc.oneof(
      fc.anything(),
      fc.record(
        {
          action: fc.constantFrom("opened", "edited", "rerequested", "created"),
          repository: fc.anything(),
          issue: fc.anything(),
          pull_request: fc.anything(),
          check_run: fc.anything(),
          check_suite: fc.anything(),
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
    };
    const heeded = asked.filter((name) =>
      ["opened", "rerequested", "edited", "submitted", "created"].some(
        (action) => noticesOf(name, { ...payload, action }).length > 0,
      ),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(heeded).toEqual(asked);
  });
});
