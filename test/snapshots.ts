import type { IssueSnapshot, PullRequestSnapshot } from "../src/domain/snapshot.js";
import { Temporal } from "../src/domain/time.js";
import type { World } from "../src/rules/rule.js";

const NOBODY: World["duty"] = {
  circles: [],
  onCallAfter: () => [],
  circle: () => undefined,
  circleOf: () => undefined,
  isAway: () => false,
  onCall: () => [],
  people: [],
};

const common = {
  subject: { owner: "harbour", name: "ops", number: 7 },
  title: "Disk full",
  body: "",
  open: true,
  createdAt: Temporal.Instant.from("2026-11-16T08:00:00Z"),
  author: { login: "amina", bot: false },
  labels: [],
  freezeIssues: [],
};

/** An issue as GitHub might show it, but for what a test says. */
export const anIssue = (but: Partial<IssueSnapshot> = {}): IssueSnapshot => ({
  kind: "issue",
  ...common,
  statusComment: undefined,
  byInsider: true,
  assignees: [],
  comments: [],
  events: [],
  ...but,
});

/** A pull request into main as GitHub might show it, but for what a test says. */
export const aPullRequest = (but: Partial<PullRequestSnapshot> = {}): PullRequestSnapshot => ({
  kind: "pull request",
  ...common,
  draft: false,
  merged: false,
  base: "main",
  headSha: "a".repeat(40),
  sharesHeadWith: [],
  paths: ["deploy/web.yml"],
  approvals: [],
  linkedIssues: [],
  mentionedIssues: [],
  deployments: [],
  comments: [],
  headSeenAt: Temporal.Instant.from("2026-11-16T08:00:00Z"),
  policyAtHead: undefined,
  check: undefined,
  ...but,
});

/** A world in which it is noon of a Wednesday in Cairo and main is production, but for what a test says. */
export const aWorld = (but: Partial<World> = {}): World => ({
  now: Temporal.Instant.from("2026-11-18T10:00:00Z"),
  timezone: "Africa/Cairo",
  isProduction: (branch) => branch === "main",
  team: () => ({ kind: "unknown", reason: "GitHub did not answer" }),
  adHocFreezes: [],
  hours: undefined,
  clocks: { acknowledge: false, resolve: false, waiting: false, priority: false },
  duty: NOBODY,
  crew: (_, isInsider) => (isInsider ? "member" : "outsider"),
  asked: [],
  ...but,
});
