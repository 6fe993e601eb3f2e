import type { Duty } from "../duty/duty.js";
import { readTarget, sayTarget } from "../hours/target.js";
import { listed } from "../words.js";
import { escalatesByItself } from "./byItself.js";
import type { EscalationSettings } from "./settings.js";

/** Who answers for what and when they are asked, for someone who has just written it. Nothing without circles. */
export const describeEscalation = (
  settings: EscalationSettings | false,
  duty: Duty,
): readonly string[] => {
  if (duty.circles.length === 0) return [];
  const circles = duty.circles.map(({ name, owner, deputies }) => {
    const people = owner === undefined ? deputies : [owner, ...deputies];
    return `${name} (${people.length > 0 ? people.join(", ") : "nobody yet"})`;
  });
  const home = duty.circleOf({ labels: [] });
  const answers =
    `Those who answer are ${listed(circles, "and")}` +
    (home && duty.circles.length > 1 ? `; what no circle claims belongs to ${home.name}.` : ".");
  if (settings === false) return [answers];
  const time = (text: string) => sayTarget(readTarget(text));
  return [
    answers,
    `Whoever is asked when an issue escalates has ${time(settings.acknowledge)}, or ${time(settings.critical)} if it is ` +
      "critical, before the next is asked" +
      (escalatesByItself(settings, duty) ? "." : "; issues escalate by command alone."),
  ];
};
