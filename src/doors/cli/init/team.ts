import { readWorkingWeek } from "../../../domain/freeze/workingWeek.js";

/** What `watchbill init` knows of the team for which it writes. */
export interface Team {
  /** IANA name of its zone. */
  readonly timezone: string;
  /** The slug of the team that alone pushes to production; undefined if it was not said. */
  readonly slug: string | undefined;
  /** The branch from which production is released. */
  readonly branch: string;
}

/** The days that a team works, in the words of a policy. */
export interface Week {
  readonly days: string;
  readonly weekend: string;
  readonly first: string;
  readonly last: string;
}

/**
 * The week that is usual where a zone is. A guess, which `init` tells: a zone is no country, and a country has more than
 * one kind of team.
 */
export const usualWeek = (timezone: string): Week =>
  readWorkingWeek(undefined, timezone) === undefined
    ? {
        days: "Sunday to Thursday",
        weekend: "Friday and Saturday",
        first: "Sunday",
        last: "Thursday",
      }
    : { days: "Monday to Friday", weekend: "Saturday and Sunday", first: "Monday", last: "Friday" };
