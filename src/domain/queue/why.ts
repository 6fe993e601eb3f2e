import type { Instant } from "../time.js";
import { listed } from "../words.js";
import type { QueueItem } from "./item.js";

/**
 * In a few words why an issue stands where it stands: all that moves it up or down, in the order in which it counts.
 * Plain text, with labels as people named them.
 *
 * @param timezone the team's, in which days are told
 */
export const whyThere = (item: QueueItem, timezone: string): string => {
  const { waiting, breached, due, production, priority, effort, createdAt } = item;
  const opened = createdAt.toZonedDateTimeISO(timezone).toPlainDate().toString();
  return [
    ...(waiting === undefined ? [] : [`waiting (${waiting})`]),
    ...(breached && due ? [`overdue to ${due.what}`] : []),
    ...(production ? ["production"] : []),
    priority ?? "no priority",
    ...matters(item),
    ...(effort ? [effort.label] : []),
    `opened ${opened}`,
  ].join(", ");
};

const matters = ({ matters: how }: QueueItem): readonly string[] => {
  if (!how) return [];
  const { urgency, importance } = how;
  const said = [
    ...(urgency === "medium" ? [] : [urgency === "high" ? "urgent" : "not urgent"]),
    ...(importance === "medium" ? [] : [importance === "high" ? "important" : "unimportant"]),
  ];
  return said.length > 0 ? [listed(said, "and")] : [];
};

/** When an issue is due as a list has room for it, in the team's zone: `18 Nov 12:00`, with the year if it is another. */
export const shortDue = (
  { due }: Pick<QueueItem, "due">,
  timezone: string,
  now: Instant,
): string => {
  if (!due) return "";
  const at = due.at.toZonedDateTimeISO(timezone);
  const day = at.toLocaleString("en-GB", { day: "numeric", month: "short" });
  const year = at.year === now.toZonedDateTimeISO(timezone).year ? "" : ` ${at.year}`;
  return `${day}${year} ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
};
