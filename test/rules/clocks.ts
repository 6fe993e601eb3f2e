import type { ClockPolicy } from "../../src/domain/clock/settings.js";
import { readHours } from "../../src/domain/hours/hours.js";
import type { World } from "../../src/rules/rule.js";
import { cairo } from "../domain/clock/history.js";
import { aWorld } from "../snapshots.js";

/** The clocks of a policy that says no more than when its team works. */
export const CLOCKS: ClockPolicy = {
  acknowledge: { within: "2 working hours", warn: "30 working minutes" },
  resolve: { within: {}, warn: "2 working hours" },
  waiting: { needs_info: "needs-info", vendor: "waiting-on-vendor" },
  priority: {
    labels: ["priority_critical", "priority_major", "priority_minor"],
    missing: "needs-priority",
    grace: "10 minutes",
    others: "point-out",
  },
};

const hours = readHours({ working: ["Sunday to Thursday 09:00 to 17:00"] }, "Africa/Cairo").working;

/** A circle `web` that bo owns, to whom everything belongs. */
const web = { name: "web", owner: "bo", deputies: ["chi"], parent: undefined };
export const DUTY: World["duty"] = {
  ...aWorld().duty,
  circles: [web],
  circle: () => web,
  circleOf: () => web,
  people: ["bo", "chi"],
};

/** A world with these clocks at a time of Cairo's clocks, in which work is from Sunday to Thursday, nine to five. */
export const worldAt = (now: string, but: Partial<World> = {}): World =>
  aWorld({ now: cairo(now), hours, clocks: CLOCKS, duty: DUTY, ...but });
