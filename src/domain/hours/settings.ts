import type { Holidays } from "../freeze/settings.js";

/** The `hours` section of the policy file, as a team writes it. */
export interface HoursSettings {
  /** When the team works. Left out: Monday to Friday from 09:00 until 17:00. */
  readonly working?: readonly (HoursRow | string)[];
  /** Days on which nobody works: the public holidays of a place, as in the freeze. */
  readonly holidays?: string | Holidays;
  /** When somebody is on call outside working hours, holidays included. */
  readonly on_call?: readonly (HoursRow | string)[];
  /** The IANA zone of all these; the policy's unless it says otherwise. */
  readonly zone?: string;
}

/** Hours of some days of the week. A text such as `Friday 09:00 to 13:00` is short for one. */
export interface HoursRow {
  /** Left out: Monday to Friday, and every day where on-call hours are meant. */
  readonly days?: string | readonly string[];
  /** Times of day. An end that is not after the start is on the next day. */
  readonly from?: string;
  readonly until?: string;
}
