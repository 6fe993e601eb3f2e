import { describe, expect, it } from "@jest/globals";
import type { FreezeSettings } from "../../src/domain/freeze/settings.js";
import type { PullRequestSnapshot } from "../../src/domain/snapshot.js";
import { Temporal } from "../../src/domain/time.js";
import { releaseFreeze } from "../../src/rules/releaseFreeze.js";
import type { World } from "../../src/rules/rule.js";
import { aPullRequest, aWorld } from "../snapshots.js";

const instant = (text: string) => Temporal.Instant.from(text);

const judged = (
  settings: FreezeSettings,
  at: string,
  pullRequest: Partial<PullRequestSnapshot> = {},
  world: Partial<World> = {},
) => {
  const { findings, effects } = releaseFreeze.evaluate(
    aPullRequest(pullRequest),
    settings,
    aWorld({ now: instant(at), ...world }),
  );
  expect(findings).toHaveLength(1);
  expect(effects ?? []).toEqual([]);
  const { until, ...finding } = findings[0] ?? { until: undefined };
  return { ...finding, until: until?.toString() };
};

describe("the release freeze", () => {
  it("fails on Thursday, and says why, until when, what to do and whom to ask", () => {
    expect(judged({ contact: "the desk, #ops" }, "2026-11-19T08:00:00Z")).toEqual({
      rule: "freeze",
      verdict: "fail",
      title: "Frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00)",
      message:
        "`main` is frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00), because of " +
        "`After Wednesday`. Please merge this after that; this check turns green by itself. " +
        "If it cannot wait, ask `the desk, #ops`.",
      reason:
        "`main` is frozen until Sunday 22 November 2026, 00:00 (Africa/Cairo, UTC+02:00), because of " +
        "`After Wednesday`.",
      until: "2026-11-21T22:00:00Z",
    });
  });

  it("passes on Wednesday, and says when the door closes", () => {
    expect(judged({}, "2026-11-18T21:59:59Z")).toEqual({
      rule: "freeze",
      verdict: "pass",
      title: "Open until Thursday 19 November 2026, 00:00 (Africa/Cairo, UTC+02:00)",
      message:
        "`main` is not frozen. This may be merged until Thursday 19 November 2026, 00:00 " +
        "(Africa/Cairo, UTC+02:00), when `After Wednesday` begins.",
      until: "2026-11-18T22:00:00Z",
    });
  });

  it("passes a pull request into another branch at any time", () => {
    expect(judged({}, "2026-11-19T08:00:00Z", { base: "feature" })).toEqual({
      rule: "freeze",
      verdict: "pass",
      title: "Open",
      message: "No freeze applies: `feature` is no production branch.",
      until: undefined,
    });
  });

  it("says what may be merged meanwhile, and why a change is let through", () => {
    const settings = {
      open_to: { paths: ["docs/**"], labels: ["P0-fix", "hotfix"] },
      windows: [{ name: "Election", reason: "the country votes", days: "Thursday" }],
    };
    expect(judged(settings, "2026-11-19T08:00:00Z").message).toBe(
      "`main` is frozen until Friday 20 November 2026, 00:00 (Africa/Cairo, UTC+02:00), because of " +
        "`Election` (`the country votes`). Meanwhile a change is merged only if all its files are in `docs/**`, " +
        "or it is labelled `P0-fix` or `hotfix`. Please merge this after that; this check turns green by itself. " +
        "If it cannot wait, ask those who keep this policy.",
    );
    expect(judged(settings, "2026-11-19T08:00:00Z", { paths: ["docs/a.md"] })).toMatchObject({
      verdict: "pass",
      message: expect.stringContaining(
        "but not for this change: all its files are in `docs/**`. It may be merged.",
      ),
      until: "2026-11-19T22:00:00Z",
    });
  });

  it("speaks of a freeze without an end as one that someone lifts", () => {
    const settings = { windows: [{ from: "2026-11-01", until: "further notice" }] };
    expect(judged(settings, "2026-11-19T08:00:00Z")).toMatchObject({
      title: "Frozen until further notice",
      message: expect.stringContaining("Please wait until the freeze is lifted"),
      until: undefined,
    });
  });

  it("is not opened by general exemptions while it is deep", () => {
    const settings: FreezeSettings = {
      open_to: { labels: "bug" },
      windows: [
        { name: "Soft", days: "Thursday" },
        { name: "Deep", days: "Thursday", from: "12:00", until: "18:00", stage: "deep" },
      ],
    };
    const bug = { labels: ["bug"] };
    expect(judged(settings, "2026-11-19T09:59:00Z", bug)).toMatchObject({
      verdict: "pass",
      until: "2026-11-19T10:00:00Z",
    });
    expect(judged(settings, "2026-11-19T10:00:00Z", bug)).toMatchObject({
      verdict: "fail",
      message: expect.stringContaining("because of `Deep`"),
      until: "2026-11-19T16:00:00Z",
    });
  });

  it("lets through what was opened before the freeze began, and nothing opened in its midst", () => {
    const settings = {
      open_to: { opened_before: true },
      windows: [{ days: "Thursday" }, { days: "Friday" }],
    };
    const opened = (at: string) => ({ createdAt: instant(at) });
    const friday = "2026-11-20T08:00:00Z";
    expect(judged(settings, friday, opened("2026-11-18T21:59:59Z")).verdict).toBe("pass");
    expect(judged(settings, friday, opened("2026-11-18T22:00:00Z")).verdict).toBe("fail");
    // Friday follows upon Thursday without a thaw: it is one freeze.
    expect(judged(settings, friday, opened("2026-11-19T12:00:00Z")).verdict).toBe("fail");
    const weekLater = "2026-11-27T08:00:00Z";
    expect(judged(settings, weekLater, opened("2026-11-19T12:00:00Z")).verdict).toBe("pass");
  });

  it("is frozen by a freeze that someone has called, within its scope, until it is lifted", () => {
    const adHocFreezes = [
      { name: "Disk migration", since: instant("2026-11-17T09:00:00Z"), paths: "db/**" },
    ];
    const tuesday = "2026-11-17T10:00:00Z";
    expect(judged({}, tuesday, { paths: ["db/a.sql"] }, { adHocFreezes })).toMatchObject({
      verdict: "fail",
      title: "Frozen until further notice",
      message: expect.stringContaining("because of `Disk migration`"),
    });
    expect(judged({}, tuesday, { paths: ["web/a.ts"] }, { adHocFreezes }).verdict).toBe("pass");
    expect(
      judged({}, "2026-11-17T08:59:59Z", { paths: ["db/a.sql"] }, { adHocFreezes }),
    ).toMatchObject({ verdict: "pass", until: "2026-11-17T09:00:00Z" });
  });

  it("quotes what the policy says, so that it can neither ping nor link", () => {
    const settings = { windows: [{ name: "@all [x](http://x)", days: "Thursday" }] };
    expect(judged(settings, "2026-11-19T08:00:00Z").message).toContain("`@all [x](http://x)`");
  });
});
