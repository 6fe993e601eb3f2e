/** What a priority is a priority of, where a name says so. */
export type Axis = "priority" | "severity" | "urgency" | "importance";

const entries = <Value>(table: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(table.flatMap(([value, words]) => words.split(" ").map((word) => [word, value])));

/** Words that name an axis. `p` and `s` count only before a number, or as a prefix. */
export const AXES: ReadonlyMap<string, Axis> = entries([
  ["priority", "priority priorities prio pri p prioritat prioritaet priorite prioridad prioriteit"],
  ["severity", "severity sev s criticality schweregrad"],
  ["urgency", "urgency dringlichkeit urgence"],
  ["importance", "importance impact wichtigkeit"],
]);

/** How urgent a word is by itself, from 5 (at once) to 1 (some day). Accents are taken off before words are looked up. */
export type Rank = 1 | 2 | 3 | 4 | 5;

export const RANKS: ReadonlyMap<string, Rank> = entries<Rank>([
  [
    5,
    "critical critically crit blocker blocking emergency urgent urgently highest immediate immediately now asap " +
      "catastrophic fatal showstopper disaster max maximum top outage down unavailable fire must " +
      "kritisch critique critico critica dringend urgente sofort",
  ],
  [
    4,
    "major maj high hi important serious severe impending soon significant disrupted affected degraded elevated " +
      "should hoch haute alta alto hoog wichtig",
  ],
  [
    3,
    "medium med mid normal norm moderate regular default standard average longterm long routine " +
      "mittel moyen moyenne media medio gemiddeld",
  ],
  [
    2,
    "minor min low lo small monitor notice functioning papercut later eventually could " +
      "niedrig gering bas basse baja bajo laag",
  ],
  [
    1,
    "lowest trivial cosmetic backlog someday whenever wishlist wish nice awaiting polish icebox info informational",
  ],
]);

/** Words that mean a priority even where nothing beside them says that one is meant. */
export const STRONG: ReadonlySet<string> = new Set(
  "critical crit urgent blocker emergency showstopper highest high medium med low lowest major minor trivial".split(
    " ",
  ),
);

/** Words that say that there is none, or not this one. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  (
    "needs need no none not non n without unset unknown tbd missing untriaged unprioritized unprioritised triage " +
    "undecided unclear or either"
  ).split(" "),
);

/** Words between the others that say nothing. */
export const FILLERS: ReadonlySet<string> = new Set(
  "level lvl label very quite it its is s this the a an i think be set to as term have has".split(
    " ",
  ),
);

export const NUMBERS: ReadonlyMap<string, number> = new Map(
  ["zero", "one", "two", "three", "four", "five"].map((word, number) => [word, number]),
);

/** Colours as people put them before a name. They count only where the name itself says nothing. */
export const COLOURS: readonly (readonly [Rank, RegExp])[] = [
  [5, /[🔴🟥🔥🚨]/u],
  [4, /[🟠🟧]/u],
  [3, /[🟡🟨]/u],
  [2, /[🟢🟩🔵🟦]/u],
];
