import { understandDuty } from "../../domain/duty/read.js";
import { watchChanges } from "../../domain/duty/watch.js";
import { levelOf } from "../../domain/priority/level.js";
import { prioritySet } from "../../domain/priority/settings.js";
import type { Instant } from "../../domain/time.js";
import type { Policy } from "../../policy/settings.js";
import type { Circumstances } from "../circumstances.js";
import { worldOf } from "../world.js";
import { type Crew, UNKNOWN_CREW, type Watch } from "./crew.js";

/** Without a valid policy nobody is known to be away, and jobs go on. */
export const crewOf = ({ policy, teams }: Circumstances, now: Instant): Crew => {
  if (policy.kind !== "valid") return UNKNOWN_CREW;
  const { duty, crew } = worldOf(policy.policy, teams, now);
  return {
    watch: watchOf(policy.policy),
    isAway: (login, at) => duty.isAway(login, at),
    // Whoever may be of the team is not told to show again what they have shown.
    isOfTeam: (login, isInsider) => crew(login, isInsider) !== "outsider",
    ownerOf(labels) {
      const { owner, deputies = [] } = duty.circleOf({ labels }) ?? {};
      const asked = owner === undefined ? deputies : [owner, ...deputies];
      return asked.find((login) => !duty.isAway(login, now)) ?? owner;
    },
  };
};

const watchOf = (policy: Policy): Watch | "none" => {
  const { timezone, priority, escalation } = policy;
  const within = understandDuty(policy, timezone).onCall.handover;
  if (within === undefined) return "none";
  const set = priority === false ? [] : prioritySet(priority);
  return {
    within,
    timezone,
    changes: (from, until) => watchChanges(policy, timezone, from, until),
    labels: [
      ...(escalation === false ? [] : [escalation.label]),
      ...set.map(({ name }) => name).filter((name) => levelOf(name, set) === "critical"),
    ],
  };
};
