import { describe, expect, it } from "@jest/globals";
import { readRecurring } from "../../src/maintenance/words/recurring.js";
import { comes, jobOf } from "./jobs.js";

describe("the time of day", () => {
  it.each([
    ["daily at 09:30", [570]],
    ["daily at 9", [540]],
    ["every Monday 2:00PM", [840]],
    ["at 9 a.m. every Monday", [540]],
    ["Monday and Thursday at 10am and 4:30pm", [600, 990]],
    ["every day at noon and midnight", [0, 720]],
    ["2nd Friday Morning Monthly 2:00AM", [120]],
    ["daily at 24:00", [1440]],
    ["every 6 hours", [0, 360, 720, 1080]],
    ["every 6 hours starting at 3:00", [180, 540, 900, 1260]],
    ["every 30 min from 9:00 to 10:00", [540, 570, 600]],
    ["every 2 hours from 9 to 14 on weekdays", [540, 660, 780]],
    ["every 90 minutes between 6 AM and 9 AM", [360, 450, 540]],
    ["15 4,16 * * *", [255, 975]],
  ])("of %s", (words, minutes) => {
    expect(readRecurring(words).minutes).toEqual(minutes);
  });

  it.each([
    ["first Wednesday of each month, from 7am to 9am", 420, 120],
    ["Fridays between 12:00 (noon) and 16:00", 720, 240],
    ["Sundays 22:00-02:00", 1320, 240],
    ["Tuesdays 8am – 5pm", 480, 540],
    ["Saturdays from 20:00 to midnight", 1200, 240],
    ["Saturday 6pm until Sunday 6am", 1080, 720],
    ["Friday 18:00 until Monday 06:00", 1080, 3600],
    ["Sundays 22:00 until the next day 02:00", 1320, 240],
    ["Wednesday 9 a.m. - 12 noon", 540, 180],
    ["Tuesdays at 14:00 for 90 minutes", 840, 90],
    ["Saturdays 22:00 hrs - 23:00 hrs", 1320, 60],
  ])("of %s comes with how long it lasts", (words, minute, lasts) => {
    expect(readRecurring(words)).toMatchObject({ minutes: [minute], lasts });
  });

  it("is the job's where the words name none", () => {
    expect(comes(jobOf("daily", { at: 870 }), "2026-01-01", "2026-01-02")).toEqual([
      "2026-01-01T14:30+00:00",
    ]);
  });

  it("may be the end of the day, which is the next one's start", () => {
    expect(comes(jobOf("Fridays at 24:00"), "2026-01-03", "2026-01-04")).toEqual([
      "2026-01-03T00:00+00:00",
    ]);
  });

  it("comes every hour of a team's day, on its working days", () => {
    const job = jobOf("hourly on working days from 9:00 to 11:00");
    expect(comes(job, "2026-01-02", "2026-01-06")).toEqual([
      "2026-01-02T09:00+00:00",
      "2026-01-02T10:00+00:00",
      "2026-01-02T11:00+00:00",
      "2026-01-05T09:00+00:00",
      "2026-01-05T10:00+00:00",
      "2026-01-05T11:00+00:00",
    ]);
  });
});
