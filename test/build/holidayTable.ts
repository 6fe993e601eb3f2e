import { createRequire } from "node:module";
import type Library from "date-holidays";

// Prints every holiday of every country in these years: run as it is, and run as a bundle.

const Holidays: typeof Library =
  typeof require === "function"
    ? require("date-holidays")
    : createRequire(import.meta.url)("date-holidays");

const YEARS = process.argv.slice(2).map(Number);
const world = new Holidays();
for (const country of Object.keys(world.getCountries("en")))
  for (const year of YEARS)
    for (const { start, end, name, type } of new Holidays(country).getHolidays(year, "en"))
      console.log([country, start.toISOString(), end.toISOString(), type, name].join(" "));
