import type { Profile, Remark } from "./contract.js";

/** What each finding means under each profile: it fails the report, is only said, or is not worth saying. */
type Weight = Extract<Remark["verdict"], "fail" | "warn"> | "off";

const WEIGHTS: Readonly<Record<string, readonly [lenient: Weight, usual: Weight, strict: Weight]>> =
  {
    file: ["fail", "fail", "fail"],
    front_matter: ["fail", "fail", "fail"],
    summary: ["fail", "fail", "fail"],
    impact: ["fail", "fail", "fail"],
    timeline: ["warn", "fail", "fail"],
    timeline_has_times: ["warn", "fail", "fail"],
    root_cause: ["warn", "fail", "fail"],
    resolution: ["fail", "fail", "fail"],
    action_items: ["warn", "fail", "fail"],
    action_item_owners: ["warn", "fail", "fail"],
    placeholders_left: ["fail", "fail", "fail"],
    dates: ["warn", "fail", "fail"],
    order: ["warn", "warn", "fail"],
    durations: ["warn", "warn", "fail"],
    identity: ["off", "warn", "fail"],
    contributing_factors: ["off", "off", "fail"],
    severity: ["off", "warn", "fail"],
    severity_criteria: ["off", "warn", "fail"],
    lead: ["off", "warn", "fail"],
    author: ["off", "warn", "fail"],
    reviewer: ["off", "warn", "fail"],
    moments: ["off", "warn", "fail"],
    zone: ["off", "warn", "fail"],
    lessons: ["off", "warn", "fail"],
    action_details: ["off", "warn", "fail"],
    action_issues: ["off", "warn", "fail"],
  };

/** How much a finding about `field` weighs under a profile. What is not listed weighs like the report's readability. */
export const weightOf = (field: string, profile: Profile): Weight => {
  const [lenient, usual, strict] = WEIGHTS[field] ?? ["fail", "fail", "fail"];
  return profile === "lenient" ? lenient : profile === "strict" ? strict : usual;
};
