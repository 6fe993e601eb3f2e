import { listed } from "../../domain/words.js";
import { type Path, shown } from "../../policy/problem.js";
import type { Seat } from "../job.js";
import type { RawJob, RawPerson, RawSeat } from "./raw.js";
import type { Remarks } from "./remarks.js";

/** What people can do and may enter, by login in lower case, all of it in lower case. */
export type Fitness = ReadonlyMap<string, ReadonlySet<string>>;

const bare = (who: string): string => who.replace(/^@/, "");
const plain = (name: string): string => name.trim().toLowerCase();

/** The logins of people as the file names them, with or without what they can do. */
export const loginsOf = (people: readonly (string | RawPerson)[]): readonly string[] =>
  people.map((one) => bare(typeof one === "string" ? one : one.login));

/** What the file says that its people can do and may enter. */
export const fitnessOf = (people: readonly (string | RawPerson)[]): Fitness =>
  new Map(
    people.flatMap((one) =>
      typeof one === "string"
        ? []
        : [
            [
              bare(one.login).toLowerCase(),
              new Set([...(one.skills ?? []), ...(one.access ?? [])].map(plain)),
            ] as const,
          ],
    ),
  );

/**
 * The seats of a job, each with those of its people who have what it needs (R14, R16). Who lacks something is in no line
 * for it.
 *
 * @param team whom the file names for the jobs that name nobody
 */
export const readSeats = (
  raw: Pick<RawJob, "people" | "seats" | "needs">,
  team: readonly string[],
  fitness: Fitness,
  path: Path,
  remarks: Remarks,
): Seat[] => {
  const people = raw.people ? raw.people.map(bare) : team;
  const { seats } = raw;
  const usual = raw.needs ?? [];
  if (!seats) {
    if (people.length === 0 && usual.length === 0) return [];
    return [fit({ name: "", people, needs: usual }, fitness, path, "needs", remarks)];
  }
  const wanted = isList(seats)
    ? seats.map((one) => (typeof one === "string" ? { name: one } : one))
    : Object.entries(seats).map(([name, own]) => ({
        name,
        ...(typeof own === "string" || isList(own) ? { people: own } : own),
      }));
  return wanted.map(({ name, people: own, needs }: RawSeat) => {
    const named = own ? (typeof own === "string" ? [own] : own).map(bare) : people;
    if (named.length === 0)
      remarks.add(
        [...path, "seats"],
        `nobody is named for the seat ${shown(name)}; name the job's "people", or the seat's own`,
      );
    const seat = { name, people: named, needs: needs ?? usual };
    return fit(seat, fitness, path, "seats", remarks);
  });
};

const isList = <T>(value: readonly T[] | object | null | undefined): value is readonly T[] =>
  Array.isArray(value);

const fit = (
  { name, people, needs }: Required<Seat>,
  fitness: Fitness,
  path: Path,
  key: string,
  remarks: Remarks,
): Seat => {
  if (needs.length === 0) return { name, people };
  const has = (who: string): boolean =>
    needs.every((need) => fitness.get(who.toLowerCase())?.has(plain(need)));
  const able = people.filter(has);
  if (able.length === 0 && people.length > 0)
    remarks.add(
      [...path, key],
      `nobody named for ${name === "" ? "it" : `the seat ${shown(name)}`} has ${listed(needs.map(shown), "and")} ` +
        "by the file's people, so the circle's owner is asked each time",
      { severity: "warning" },
    );
  return { name, people: able, needs };
};
