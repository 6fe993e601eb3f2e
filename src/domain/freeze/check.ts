import { type Cron, looksLikeCron, readCron } from "../calendar/cron.js";
import { WEEKDAYS } from "../calendar/names.js";
import { listed } from "../words.js";
import { strangers } from "./holidays.js";
import { type FreezeCalendar, type FreezeProblem, readFreeze } from "./read.js";
import { several } from "./scope.js";
import { type FreezeSettings, type FreezeWindow, textsOf, windowsOf } from "./settings.js";
import { asWindow } from "./shortForm.js";
import type { Spans } from "./span.js";
import { outside, union } from "./union.js";

/**
 * What is wrong with the freeze section, and what in it is likely to surprise its team. Errors leave nothing that
 * `frozenAt` could judge by; warnings do. Needs no clock: what is said of a file today is said of it tomorrow.
 * @param settings as the schema lets them through
 * @param timezone the policy's IANA zone
 * @returns problems with their paths from the top of the policy; none when all is well
 */
export const freezeProblems = (
  settings: FreezeSettings,
  timezone: string,
): readonly FreezeProblem[] => {
  const { calendar, problems } = readFreeze(settings, timezone);
  const all =
    problems.length > 0
      ? problems
      : [
          ...windowWarnings(settings),
          ...unusedDates(settings),
          ...neverThere(calendar),
          ...neverOver(calendar),
        ];
  return all.map(({ path, message, severity }) => ({
    path: ["freeze", ...path],
    message: /[.?]$/.test(message) ? message : `${message}.`,
    severity,
  }));
};

const warning = (path: FreezeProblem["path"], message: string): FreezeProblem => ({
  path,
  message,
  severity: "warning",
});

const windowWarnings = (settings: FreezeSettings): readonly FreezeProblem[] => {
  const lists = [
    ["windows", windowsOf(settings)],
    ["merge_within", settings.merge_within ?? []],
  ] as const;
  return [
    ...openToAll(["open_to"], settings.open_to),
    ...lists.flatMap(([key, list]) =>
      list
        .map(asWindow)
        .flatMap((window, index) => [
          ...cronWarnings(window).map(([edge, message]) => warning([key, index, edge], message)),
          ...openToAll([key, index, "open_to"], window.open_to),
          ...strangers(window.holidays).map(({ index: nth, message }) =>
            warning([key, index, "holidays", "remove", nth], message),
          ),
        ]),
    ),
  ];
};

const openToAll = (path: FreezeProblem["path"], openTo: FreezeWindow["open_to"]) =>
  several(openTo?.paths).some((pattern) => /^(\.?\/)?\*{1,2}(\/\*{1,2})?$/.test(pattern)) &&
  !several(openTo?.paths).some((pattern) => pattern.startsWith("!"))
    ? [warning([...path, "paths"], "this lets every change through, so the freeze bars nothing")]
    : [];

type Edge = "from" | "until";

const cronWarnings = (window: FreezeWindow): readonly (readonly [Edge, string])[] =>
  (["from", "until"] as const).flatMap((edge) => {
    const text = window[edge]?.trim().replaceAll(/\s+/g, " ") ?? "";
    if (!looksLikeCron(text)) return [];
    const cron = readCron(text);
    const numbers = weekdaySurprise(cron, window);
    return [
      ...(numbers ? [[edge, numbers] as const] : []),
      ...(cron.eitherDay
        ? [
            [
              edge,
              "cron takes a day of the month and a weekday as either one: " +
                "this comes on all those weekdays, and on those days of the month besides",
            ] as const,
          ]
        : []),
    ];
  });

/** Sets of weekday numbers that people write when they count days another way than cron does. */
const SURPRISES: Readonly<Record<string, string>> = {
  "5,6": "Saturday and Sunday are 6 and 0",
  "0,1": "Saturday and Sunday are 6 and 0",
  "2,3,4,5,6": "Monday to Friday are 1-5",
};

const weekdaySurprise = (cron: Cron, window: FreezeWindow): string | undefined => {
  const field = cron.text.split(" ")[4] ?? "";
  if (!/\d/.test(field) || !cron.weekdays) return undefined;
  const days = [...cron.weekdays].sort((one, other) => one - other);
  const names = days.map((day) => WEEKDAYS[day] ?? "");
  const said = `${window.name ?? ""} ${window.reason ?? ""}`.toLowerCase();
  if (names.length > 0 && names.every((name) => said.includes(name.toLowerCase())))
    return undefined;
  const weekend = /week-?ends?/.test(said) && window.for !== undefined && days.join() !== "0,6";
  const meant = SURPRISES[days.join()] ?? (weekend ? "Saturday and Sunday are 6 and 0" : undefined);
  if (!meant) return undefined;
  return (
    `cron counts weekdays from Sunday, which is 0 and 7: "${field}" is ${listed(names, "and")}, ` +
    `while ${meant}. Names such as "sat,sun" leave no doubt`
  );
};

const unusedDates = (settings: FreezeSettings): readonly FreezeProblem[] => {
  const texts = [...windowsOf(settings), ...(settings.merge_within ?? [])]
    .map(asWindow)
    .flatMap(textsOf);
  return Object.keys(settings.dates ?? {})
    .filter((name) => !texts.some((text) => ` ${text} `.includes(` ${name} `)))
    .map((name) => warning(["dates", name], `no window mentions "${name}", so it does nothing`));
};

/** Any day does to tell whether recurring windows ever leave a gap. This one is past all summer times. */
const SOME_DAY = Date.UTC(2025, 0, 15, 12);

/** Windows that come at no time: the working days' `weekends` of a team that works every day. */
const neverThere = (calendar: FreezeCalendar): readonly FreezeProblem[] =>
  (["windows", "within"] as const).flatMap((list) =>
    calendar[list].flatMap(({ spans }, index) =>
      spans.at(SOME_DAY) ||
      spans.next(SOME_DAY) < Number.POSITIVE_INFINITY ||
      spans.lastEnd(SOME_DAY) > Number.NEGATIVE_INFINITY
        ? []
        : [
            warning(
              [list === "windows" ? "windows" : "merge_within", index],
              "this window never comes, so it does nothing",
            ),
          ],
    ),
  );

/** Windows that together leave no moment to merge: each may look innocent by itself. */
const neverOver = (calendar: FreezeCalendar): readonly FreezeProblem[] => {
  const everywhere = ({ window }: FreezeCalendar["windows"][number]): boolean =>
    [window.branches, window.paths, window.labels].every((scope) => scope === undefined) &&
    !/^(further notice|announced|thaw)$/i.test(window.until?.trim() ?? "");
  const within = calendar.within.filter(everywhere).map(({ spans }) => spans);
  const windows = calendar.windows.filter(everywhere).map(({ spans }) => spans);
  const parts: Spans[] = [...windows, ...(within.length > 0 ? [outside(within)] : [])];
  const span = union(parts).at(SOME_DAY);
  if (span === undefined || Number.isFinite(span.until)) return [];
  const key = calendar.settings.windows === undefined ? "merge_within" : "windows";
  return [
    warning(
      [key],
      "together these windows never thaw: there is no moment at which anything merges",
    ),
  ];
};
