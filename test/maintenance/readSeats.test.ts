import { describe, expect, it } from "@jest/globals";
import { read } from "./read.js";

const TEAM = `people:
  - { login: ada, skills: [Shell, whole-system], access: [prod] }
  - { login: "@grace", skills: shell }
  - linus
`;

const seatsOf = (job: string, head = TEAM) => {
  const { schedule, told } = read(
    `${head}jobs:\n  - id: upgrade\n    title: Upgrade\n    when: monthly on the 1st\n${job}`,
  );
  return {
    told,
    seats: schedule.jobs[0]?.seats.map(({ name, people }) => `${name}: ${people.join(" ")}`),
  };
};

describe("the seats of a job", () => {
  it("are taken in turns by those who have what each needs", () => {
    expect(
      seatsOf(
        "    seats: [{ name: driver, needs: [shell] }, documenter, { name: root, needs: [whole-system, PROD] }]\n",
      ),
    ).toEqual({
      told: [],
      seats: ["driver: ada grace", "documenter: ada grace linus", "root: ada"],
    });
  });

  it("may need the same of everyone, or each its own, of people of its own", () => {
    expect(seatsOf("    needs: shell\n")).toEqual({ told: [], seats: [": ada grace"] });
    expect(
      seatsOf(
        "    needs: shell\n    seats: { driver: { needs: prod }, documenter: { people: [linus, grace] } }\n",
      ),
    ).toEqual({ told: [], seats: ["driver: ada", "documenter: grace"] });
    expect(
      seatsOf("    people: [linus, ada]\n    seats: [{ name: driver, needs: [shell] }]\n"),
    ).toEqual({ told: [], seats: ["driver: ada"] });
  });

  it("for which nobody is fit are warned of, and asked about each time", () => {
    const { told, seats } = seatsOf("    seats: [{ name: driver, needs: [dns, shell] }]\n");
    expect(seats).toEqual(["driver: "]);
    expect(told).toEqual([
      expect.stringContaining(
        'Nobody named for the seat "driver" has "dns" and "shell" by the file\'s people, so the circle\'s owner is asked each time',
      ),
    ]);
  });

  it("can be written as before", () => {
    expect(seatsOf("    seats: { driver: [ada, grace], documenter: linus }\n", "").seats).toEqual([
      "driver: ada grace",
      "documenter: linus",
    ]);
    expect(seatsOf("    people: [ada]\n", "").seats).toEqual([": ada"]);
    expect(seatsOf("", "").seats).toEqual([]);
  });

  it.each([
    ["    seats: [{ needs: [shell] }]\n", "name"],
    ["    seats: [{ name: driver, need: [shell] }]\n", "need"],
    ["    close: never\n", "close"],
    ["    expires: 2027-04-20\n", "expires"],
  ])("are refused where they say %s", (job, about) => {
    expect(seatsOf(job).told.join("\n")).toContain(about);
  });
});
