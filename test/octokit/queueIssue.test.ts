import { describe, expect, it } from "@jest/globals";
import { addressOf } from "../../src/github/queueIssue.js";
import { smallWorld } from "../github/graphql/smallWorld.js";
import { openIssue } from "../github/state/threads.js";

describe("the address by which the order of work links to an issue", () => {
  it.each([
    ["https://api.github.com", "https://redirect.github.com/harbour/ops/issues/7"],
    ["https://github.example.org/api/v3", "https://github.example.org/harbour/ops/issues/7"],
    ["https://api.harbour.ghe.com", "https://harbour.ghe.com/harbour/ops/issues/7"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/harbour/ops/issues/7"],
  ])("where the API is at %s is %s", (api, address) =>
    expect(addressOf({ owner: "harbour", name: "ops", number: 7 }, api)).toBe(address),
  );

  it("leaves no note on the issue where it leads over the redirect, and one elsewhere", () => {
    const { world, amina, ops } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Disk full" });
    const subject = { owner: "harbour", name: "ops", number: issue.number };
    const notes = () => issue.timeline.filter(({ kind }) => kind === "cross-referenced").length;
    const link = (api: string) =>
      openIssue(world, { user: amina }, ops, {
        title: "Queue",
        body: `1. [\`#${issue.number}\`](${addressOf(subject, api)})`,
      });
    link("https://api.github.com");
    expect(notes()).toBe(0);
    link("https://github.example.org/api/v3");
    expect(notes()).toBe(1);
  });
});
