import { describe, expect, it } from "@jest/globals";
import { noticesOf } from "../../src/doors/events.js";

const repository = { full_name: "harbour/ops", default_branch: "main" };
const ops = { owner: "harbour", name: "ops" };
const look = (number: number) => [{ look: { ...ops, number } }];
const said = (name: string, payload: object) =>
  noticesOf(name, { repository, sender: { login: "amina" }, ...payload }, "watchbill[bot]");
const push = (more: object) => said("push", { ref: "refs/heads/main", commits: [], ...more });

describe("an event", () => {
  const [before, after] = ["a".repeat(40), "b".repeat(40)];
  const pushed = { ...ops, before, after, forced: false, by: "amina" };

  it("of a push that moves a branch has it looked at, whatever the branch", () => {
    expect(push({ before, after })).toEqual([{ pushed: { ...pushed, branch: "main" } }]);
    expect(push({ before, after, ref: "refs/heads/release/1", forced: true })).toEqual([
      { pushed: { ...pushed, branch: "release/1", forced: true } },
    ]);
  });

  it("of a branch that is made or deleted, of a tag, or of a merge queue's branch matters to nobody", () => {
    const none = "0".repeat(40);
    expect(push({ before: none, after })).toEqual([]);
    expect(push({ before, after: none })).toEqual([]);
    expect(push({ before, after, ref: "refs/tags/v1" })).toEqual([]);
    expect(push({ before, after, ref: "refs/heads/gh-readonly-queue/main/pr-1" })).toEqual([]);
  });

  it("of an issue that calls a freeze has everything open looked at", () => {
    const labelled = { number: 7, labels: [{ name: "bug" }, { name: "Freeze" }] };
    const about = (action: string, issue: object = labelled, more = {}) =>
      said("issues", { action, issue, ...more });
    const sweep = { sweep: ops };
    for (const action of ["opened", "closed", "reopened", "edited", "deleted", "transferred"])
      expect(about(action)).toContainEqual(sweep);
    expect(about("edited")).toEqual([...look(7), sweep]);
    for (const action of ["labeled", "unlabeled"]) {
      expect(about(action, labelled, { label: { name: "freeze" } })).toContainEqual(sweep);
      expect(about(action, labelled, { label: { name: "bug" } })).not.toContainEqual(sweep);
    }
    expect(about("edited", { number: 7, labels: [{ name: "bug" }] })).toEqual(look(7));
    expect(about("closed", { number: 7, labels: [{ name: "bug" }] })).not.toContainEqual(sweep);
  });
});
