/** The `freeze` section of the policy file, as a team writes it. What its texts may say is told in moment.ts. */
export interface FreezeSettings {
  /** When nothing may be merged. Left out, together with `merge_within`: after Wednesday, until Sunday (R30). */
  readonly windows?: readonly (FreezeWindow | string)[];
  /** When something may be merged: outside all of these it is frozen too. */
  readonly merge_within?: readonly (FreezeWindow | string)[];
  /** Changes that merge in spite of any soft window. */
  readonly open_to?: OpenTo;
  /** Which days are worked, where windows speak of working days, weekdays or weekends. Left out: Monday to Friday. */
  readonly working_days?: WorkingDays;
  /** Dates by name, such as `release`, so that windows may say "2 weeks before release". */
  readonly dates?: Readonly<Record<string, string | readonly string[]>>;
  /** Who can help someone who cannot wait, in the team's words. */
  readonly contact?: string;
}

/** Weekdays, or weekdays without the public holidays of a country or region. */
export type WorkingDays =
  | string
  | readonly string[]
  | { readonly days: string | readonly string[]; readonly holidays?: string | Holidays };

/** One window. A text alone, such as `Friday` or `Friday after 15:00`, is short for one (shortForm.ts). */
export interface FreezeWindow {
  readonly name?: string;
  readonly reason?: string;
  /** The IANA zone of its days and hours; the policy's zone unless it says otherwise. */
  readonly zone?: string;

  /** When it starts: at this moment, or (`after`) once this day is over. */
  readonly from?: string;
  readonly after?: string;
  /** When it ends: at this moment, once this day is over (`through`), or so long after its start (`for`). */
  readonly until?: string;
  readonly through?: string;
  readonly for?: string;
  /** A window between two dates comes again every so often: `6 weeks`, `3 months`. */
  readonly every?: string;

  /** Whole days, or (with `from` and `until` as times of day) hours of them. */
  readonly days?: string | readonly string[];
  readonly holidays?: string | Holidays;

  /** Where it holds. Left out: on every production branch, for every file, whatever the labels. */
  readonly branches?: string | readonly string[];
  readonly paths?: string | readonly string[];
  readonly labels?: string | readonly string[];

  readonly open_to?: OpenTo;
  /** A deep window is not opened by the freeze's general `open_to`, only by its own. */
  readonly stage?: Stage;
}

export type Stage = "soft" | "deep";

/** What a freeze lets through: a change to which any one of these applies. */
export interface OpenTo {
  /** All its changed files are among these. */
  readonly paths?: string | readonly string[];
  /** It wears one of these labels; with `all`, every one of them. */
  readonly labels?: string | readonly string[] | { readonly all: readonly string[] };
  /** It was opened before the freeze began. */
  readonly opened_before?: boolean;
}

/** Public holidays of a country, and of a region of it if there is one: `GB`, `GB-ENG`, `DE-BY`. */
export interface Holidays {
  readonly country: string;
  readonly region?: string;
  /** The kinds of holiday that count, in the words of the date-holidays library. Left out: `public`. */
  readonly types?: readonly string[];
  /** Days that count too. */
  readonly add?: readonly string[];
  /** Days that do not count, by date or by name. */
  readonly remove?: readonly string[];
  /** Whether the day on which a holiday is observed in place of a weekend counts. Left out: yes. */
  readonly observed?: boolean;
  /** The day before each holiday counts too: whole, or from a time of day. */
  readonly day_before?: boolean | string;
}

/**
 * What R30 asks for where a team says nothing: "No releases or changes are allowed after Wednesday". Wednesday itself
 * is the last day; the team's next working day is Sunday (R33).
 */
export const DEFAULT_WINDOWS: readonly FreezeWindow[] = [
  { name: "After Wednesday", from: "Thursday 00:00", until: "Sunday 00:00" },
];

/** The windows in force: those written, or R30's where none are. */
export const windowsOf = (settings: FreezeSettings): readonly (FreezeWindow | string)[] =>
  settings.windows ?? (settings.merge_within === undefined ? DEFAULT_WINDOWS : []);

/** The texts of a window that may mention a date by its name. */
export const textsOf = ({ from, after, until, through, days }: FreezeWindow): readonly string[] =>
  [from, after, until, through, ...(typeof days === "string" ? [days] : (days ?? []))].filter(
    (text) => text !== undefined,
  );
