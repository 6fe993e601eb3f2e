import { listed, quoted } from "../words.js";
import { several } from "./scope.js";
import { type FreezeSettings, type FreezeWindow, windowsOf } from "./settings.js";
import { asWindow } from "./shortForm.js";

/** When a window holds, in the policy's own words: `from Wednesday 18:00 until Sunday 09:00`. Empty if it has none. */
export const describeWindow = (window: FreezeWindow): string => {
  const { holidays } = window;
  const place =
    typeof holidays === "object"
      ? [holidays.country, holidays.region].filter((part) => part !== undefined).join("-")
      : holidays;
  const parts = [
    window.days === undefined ? "" : `on ${listed(several(window.days), "and")}`,
    place === undefined ? "" : `on holidays of ${place}`,
    window.from === undefined ? "" : `from ${window.from}`,
    window.after === undefined ? "" : `after ${window.after}`,
    window.until === undefined ? "" : `until ${window.until}`,
    window.through === undefined ? "" : `through ${window.through}`,
    window.for === undefined ? "" : `for ${window.for}`,
    window.every === undefined ? "" : `every ${window.every.replace(/^every /i, "")}`,
    window.zone === undefined ? "" : `(${window.zone})`,
  ];
  return parts.filter((part) => part !== "").join(" ");
};

/** What the freeze section comes to, in a sentence for someone who has just written it. */
export const describeFreeze = (settings: FreezeSettings | false): string => {
  if (settings === false) return "Nothing is ever frozen.";
  const describe = (written: FreezeWindow | string): string => {
    const window = asWindow(written);
    return describeWindow(window) + (window.name === undefined ? "" : ` (${quoted(window.name)})`);
  };
  const windows = windowsOf(settings).map(describe);
  const within = (settings.merge_within ?? []).map(describe);
  if (windows.length + within.length === 0) return "Nothing is ever frozen.";
  return [
    ...(windows.length > 0 ? [`Production is frozen ${windows.join("; ")}.`] : []),
    ...(within.length > 0 ? [`Changes merge only ${within.join("; ")}.`] : []),
  ].join(" ");
};
