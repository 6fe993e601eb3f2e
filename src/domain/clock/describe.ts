import { sayWithin } from "../hours/target.js";
import { prioritySet } from "../priority/settings.js";
import { listed } from "../words.js";
import { type ClockPolicy, readTargetOrNone, targetOf } from "./settings.js";

/** What the clocks of a valid policy with hours come to, for someone who has just written it. */
export const describeClocks = ({
  acknowledge,
  resolve,
  priority,
}: ClockPolicy): readonly string[] => {
  const notice = acknowledge ? readTargetOrNone(acknowledge.within) : undefined;
  const promises =
    resolve && priority
      ? prioritySet(priority).flatMap(({ name }) => {
          const target = targetOf(name, resolve, priority);
          return target ? [`${name} ${sayWithin(target)}`] : [];
        })
      : [];
  return [
    ...(notice ? [`Someone of the team acknowledges every issue ${sayWithin(notice)}.`] : []),
    ...(promises.length > 0
      ? [`Issues are resolved by their priority: ${listed(promises, "and")}.`]
      : []),
  ];
};
