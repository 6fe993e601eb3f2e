/** What a section of an incident report is about. */
export type Kind =
  | "summary"
  | "impact"
  | "timeline"
  | "cause"
  | "resolution"
  | "actions"
  | "lessons"
  | "wentWell"
  | "wentWrong"
  | "lucky"
  | "detection"
  /** When something began or ended: "Resolved: 11:40". */
  | "moment"
  /** Who, how severe, which state: what stands at a report's head. */
  | "details"
  /** Times to detect, to repair … */
  | "durations"
  | "background"
  | "links"
  /** How the team works on incidents, not what it did in this one. */
  | "process";
