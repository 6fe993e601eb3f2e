import { describe, expect, it } from "@jest/globals";
import { isAboutProduction } from "../../../src/domain/queue/production.js";

const isProduction = (environment: string) => environment.toLowerCase() === "mainnet";
const about = (but: { labels?: readonly string[]; body?: string }) =>
  isAboutProduction(
    { labels: [], body: "", ...but },
    ["production", "env: production"],
    isProduction,
  );

describe("whether an issue is about production", () => {
  it.each([
    "### Environment\n\nProduction",
    "### Environment\r\n\r\nproduction\r\n\r\n### What happened\r\n\r\nIt is down.",
    "### Affected environments\n\n- [ ] Staging\n- [X] Production (EU)",
    "### Environment\n\nPROD",
    "### Component\n\nMainnet",
    "### Which environment is it?\n\n**Production**",
  ])("is told by a form's answer: %j", (body) => expect(about({ body })).toBe(true));

  it.each([
    "### Environment\n\nStaging",
    "### Environment\n\nPre-production",
    "### Environment\n\nnot production",
    "### Environment\n\nproduction-like staging",
    "### Environment\n\n_No response_",
    "### Affected environments\n\n- [X] Staging\n- [ ] Production",
    "### What happened\n\nProduction",
    "```\n### Environment\n\nProduction\n```",
    "<!-- ### Environment\n\nProduction -->",
    "Environment: production",
  ])("is not told by %j", (body) => expect(about({ body })).toBe(false));

  it("is told by a label, whatever its case", () => {
    expect(about({ labels: ["bug", "Production"] })).toBe(true);
    expect(about({ labels: ["ENV: production"] })).toBe(true);
    expect(about({ labels: ["production-like"] })).toBe(false);
  });
});
