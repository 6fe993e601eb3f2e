import { describe, expect, it } from "@jest/globals";
import { matterOf } from "../../src/domain/duty/matter.js";

const services = (body: string) => matterOf({ labels: ["bug"], body }).services;

describe("what an issue is about", () => {
  it.each([
    ["an answer", "### Service\n\nshop\n\n### Urgency\n\nhigh", ["shop"]],
    ["several answers", "### Affected components\n\nshop, website", ["shop", "website"]],
    [
      "ticked boxes alone",
      "### Environment\n\n- [x] production\n- [ ] testnet\n- [X] shop",
      ["production", "shop"],
    ],
    [
      "a list, with Windows line ends",
      "## Components:\r\n\r\n- `shop`\r\n* **website**\r\n",
      ["shop", "website"],
    ],
    ["nothing under another heading", "### What happened\n\nshop", []],
    ["nothing from code", "```\n### Service\n\nshop\n```", []],
    ["nothing from prose without a heading", "The service shop is down.", []],
    ["nothing from a line as long as prose", `### Service\n\n${"shop and ".repeat(30)}`, []],
  ])("is told by %s", (_, body, names) => {
    expect(services(body)).toEqual(names);
  });

  it("is told by its labels too", () => {
    expect(matterOf({ labels: ["bug"], body: "" }).labels).toEqual(["bug"]);
  });

  it("is found in linear time", () => {
    expect(
      services(
        `### Service\n${"- [".repeat(50_000)}\n${"#".repeat(50_000)}\n${"`".repeat(50_000)}`,
      ),
    ).toEqual([]);
  });
});
