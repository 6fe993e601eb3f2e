import { describe, expect, it } from "@jest/globals";
import { Misread } from "../../src/domain/calendar/misread.js";
import { readWhen } from "../../src/maintenance/words/when.js";

const complaint = (words: string): string => {
  try {
    return `understood as ${JSON.stringify(readWhen(words))}`;
  } catch (error) {
    if (error instanceof Misread) return error.message;
    throw error;
  }
};

describe("words that could be taken in two ways", () => {
  it.each([
    ["bi-annually", "twice a year", "every two years"],
    ["biannual", "twice a year", "every two years"],
    ["Bi-Annual", "twice a year", "every two years"],
    ["bi-weekly", "every two weeks", "twice a week"],
    ["biweekly on Monday", "every two weeks", "twice a week"],
    ["bimonthly", "every two months", "twice a month"],
    ["daily?", "daily", "on demand"],
    ["monthly (?)", "monthly", "on demand"],
    ["daily/weekly", "daily", "weekly"],
    ["weekly or monthly", "weekly", "monthly"],
    ["Mondays at 10:00 GMT", "UTC", "Europe/London"],
    ["Mondays at 10am (CST)", "America/Chicago", "Asia/Shanghai"],
    ["every second Tuesday", "every other tuesday", "second tuesday of the month"],
    ["every 3rd Friday", "every three weeks on friday", "3rd friday of the month"],
  ])("%s is refused with both readings", (words, one, other) => {
    const said = complaint(words);
    expect(said).toContain(`"${one}"`);
    expect(said).toContain(`"${other}"`);
  });

  it("are fine once they say which", () => {
    expect(complaint("every second Tuesday of the month")).toMatch(/^understood/);
    expect(complaint("every second week on Tuesday")).toMatch(/^understood/);
    expect(complaint("twice a year")).toMatch(/^understood/);
  });
});

describe("words that say too little", () => {
  it.each([
    ["regularly", "says not how often"],
    ["fairly rare", "says not how often"],
    ["various", "says not how often"],
    ["~3 times a year", "leaves the day open"],
    ["about monthly", "leaves the day open"],
    ["every 6-12 months", "leaves the interval open"],
    ["N/A", "is no schedule"],
    ["now automated", "is no schedule"],
    ["first Thursday of the sprint", "names a span that no calendar knows"],
    ["weekends", "differ from country to country"],
    ["twice a week", "Monday and Thursday"],
    ["twice a day", "daily at 09:00 and 17:00"],
    ["nightly", "daily at 02:00"],
    ["Monday morning", "names no hour"],
    ["Friday at midnight", "either end of the day"],
    ["first week of the month", "first Monday of the month"],
    ["monthly on Friday", "first Friday of the month"],
    ["weekly on the 15th", "by weekday"],
    ["daily except Fridays", "day_off"],
    ["five times a year", "no whole number of months"],
    ["every 5 hours", "no whole number"],
    ["hourly from 22:00 to 02:00", "two jobs"],
    ["from 7 to 9pm on Mondays", "half of the day"],
    ["at 6:00 AM EST/EDT on Mondays", "timezone"],
    ["daily at 09:00 JST", "Asia/Tokyo"],
    ["daily at 09:00 UTC+2", "offset"],
    ["second or third Saturday of the month", `"or" leaves open`],
    ["Monday or Thursday", `"or" leaves open`],
    ["quarterly on Tuesday", "which Tuesday of the quarter"],
    ["yearly on Tuesday", "which Tuesday of the year"],
    ["quarterly on working days", "which working day of the quarter"],
    ["twice a month on Tuesday", "first and third Tuesday of the month"],
    ["15th and last working day", "day 15 of the month, last working day"],
    ["the day after the 1st and 15th", "several days"],
    ["sixth-last Friday of the month", "no month has"],
    ["quarterly (every 4 months)", `"quarterly" and "every 4 months"`],
    ["weekly on Sunday; weekly on Friday", `make "when" a list`],
    ["every 6 months (Apr & Sep)", "said twice"],
    ["weekdays 18:00 until Sunday 06:00", "does not start on one"],
    ["Friday COB", "names no hour"],
    ["before 5am on the first day of the month", "leaves the hour open"],
    ["Tuesday of the fourth week", "counted in several ways"],
    ["each spring", "name the months"],
    ["Q1 and Q3", "name the months"],
    ["mid-month", "names no day"],
    ["end of the 3rd month", "is not understood"],
    ["before expiry", "expires: 2027-04-20"],
    ["every pull request", "on demand"],
    ["on credential breach", "on demand"],
    ["15 January and July", "each with its day"],
    ["twice a year: 1 March", "as many as it says"],
    ["sixth Friday of the month", "no month has"],
    ["30 February", "no day 30"],
    ["2026-02-30", "no day of the calendar"],
    ["1/4/2026", "day or the month first"],
    ["twice every quarter", "leaves open when"],
    ["1.4.2026", "day or the month first"],
    ["0 9 * *", "five fields"],
    ["0 9 * * * *", "five fields"],
    ["@daily", "five fields"],
    ["0 0 30 2 *", "never comes"],
    ["0 25 * * *", "no cron expression"],
    ["every wendesday", `did you mean "Wednesday"`],
    ["montly", `did you mean "monthly"`],
    ["every 6 months, or when a member leaves", `not from "or" on`],
    ["whenever", "is not understood"],
    ["after", "in quotes"],
    ["when upgrading mastodon", "names no job"],
    ["", "nothing is written"],
    ["   ", "nothing is written"],
    ["every 0 days", "is not understood"],
    ["32nd of the month", "is not understood"],
    ["at least every Monday", "an interval alone"],
  ])("%j is refused: %s", (words, why) => {
    expect(complaint(words)).toContain(why);
    expect(complaint(words)).not.toMatch(/^understood/);
  });

  it("are read or refused in time in proportion to their length", () => {
    for (const words of ["every ", "1 ", "monday, ", "a-", "after ", "( ", "1 march ", "first "])
      expect(complaint(words.repeat(80))).toEqual(expect.any(String));
  });
});
