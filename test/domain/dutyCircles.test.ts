import { describe, expect, it } from "@jest/globals";
import { ladder } from "../../src/domain/duty/ladder.js";
import { readDuty } from "../../src/domain/duty/read.js";
import { dutyOf, instantOf, policyOf } from "./duty.js";

const TEAM = `
timezone: Africa/Cairo
circles:
  web: { owner: amina, deputies: [dede], parent: operations, labels: [area-web], paths: ["deploy/web/**"], services: [shop, website] }
  shop-payments: { deputies: [eve], parent: web, services: [payments], paths: ["deploy/web/pay/**"] }
  operations: { owner: "@bo", deputies: [chi, Amina] }
  lab: { owner: fay, labels: [area-lab], services: ["Test net"] }
absences:
  - { who: amina, from: 2026-11-20, through: 2026-11-27 }
  - { who: [BO, chi], from: 2026-12-24, through: 2026-12-26 }
on_call:
  weeks:
    - { who: [chi, dede], from: 2026-11-01, through: 2026-11-30 }
`;

describe("what belongs to which circle", () => {
  const duty = dutyOf(TEAM);
  it.each([
    ["a label", { labels: ["AREA-WEB"] }, "web"],
    ["a service", { labels: ["bug"], services: ["Shop"] }, "web"],
    ["a service of two words", { labels: [], services: [" test NET "] }, "lab"],
    ["a path", { labels: [], paths: ["README.md", "deploy/web/.env"] }, "web"],
    [
      "a path of two circles, the inner",
      { labels: [], paths: ["deploy/web/pay/a.yml"] },
      "shop-payments",
    ],
    ["a label before a service", { labels: ["area-lab"], services: ["shop"] }, "lab"],
    ["nothing: the first circle that is part of no other", { labels: ["bug"] }, "operations"],
  ])("is told by %s", (_, about, name) => {
    expect(duty.circleOf(about)?.name).toBe(name);
  });

  it("is nobody's without circles", () => {
    expect(dutyOf("").circleOf({ labels: ["area-web"] })).toBeUndefined();
    expect(dutyOf("").people).toEqual([]);
  });

  it("finds a circle by its name in any case", () => {
    expect(duty.circle("WEB")).toMatchObject({ name: "web", owner: "amina" });
    expect(duty.circle("webb")).toBeUndefined();
  });

  it("knows everyone whom the policy names, once", () => {
    expect(duty.people).toEqual(["amina", "dede", "eve", "bo", "chi", "fay"]);
  });
});

describe("the ladder", () => {
  const duty = dutyOf(TEAM);
  const up = (circle: string, at: string, onCallFirst = false) =>
    ladder(duty.circle(circle), instantOf(at), duty, onCallFirst).map(
      ({ who, as }) => `${who} ${as}`,
    );
  it.each([
    [
      "the owner, the deputies, then the circle above, each once",
      "web",
      "2026-11-10T10:00Z",
      ["amina owner", "dede deputy", "bo owner", "chi deputy"],
    ],
    [
      "a vacant circle's deputies first",
      "shop-payments",
      "2026-11-10T10:00Z",
      ["eve deputy", "amina owner", "dede deputy", "bo owner", "chi deputy"],
    ],
    [
      "an absent owner's deputies first",
      "web",
      "2026-11-21T10:00Z",
      ["dede deputy", "bo owner", "chi deputy"],
    ],
    [
      "those who are back",
      "operations",
      "2026-12-26T22:00Z",
      ["bo owner", "chi deputy", "Amina deputy"],
    ],
    ["nobody absent", "operations", "2026-12-25T10:00Z", ["Amina deputy"]],
    ["nobody from beside it", "lab", "2026-11-10T10:00Z", ["fay owner"]],
  ])("names %s", (_, circle, at, rungs) => {
    expect(up(circle, at)).toEqual(rungs);
  });

  it("begins with those on call for a critical matter outside working hours, and names nobody twice", () => {
    expect(up("web", "2026-11-10T01:00Z", true)).toEqual([
      "chi on call",
      "dede on call",
      "amina owner",
      "bo owner",
    ]);
  });

  it("is those on call alone where there is no circle", () => {
    expect(
      ladder(undefined, instantOf("2026-11-10T01:00Z"), duty, true).map(({ who }) => who),
    ).toEqual(["chi", "dede"]);
  });
});

describe("reading duty", () => {
  it("is done once for a policy", () => {
    const policy = policyOf(TEAM);
    expect(readDuty(policy, "Africa/Cairo")).toBe(readDuty(policy, "Africa/Cairo"));
    expect(readDuty(policy, "Europe/Brussels")).not.toBe(readDuty(policy, "Africa/Cairo"));
  });
});
