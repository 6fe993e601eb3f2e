import { describe, expect, it } from "@jest/globals";
import { noteMark, notesOn } from "../../src/domain/note.js";
import { Temporal } from "../../src/domain/time.js";
import { anIssue } from "../snapshots.js";

const subject = { owner: "harbour", name: "ops", number: 7 };

const keysOf = (body: string, own = true) => [
  ...notesOn(
    anIssue({
      subject,
      comments: [
        {
          id: 1,
          author: { login: "watchbill", bot: true },
          own,
          body,
          createdAt: Temporal.Instant.from("2026-11-18T10:00:00Z"),
          edit: undefined,
          byInsider: false,
          seen: false,
        },
      ],
    }),
  ).keys(),
];

describe("a note", () => {
  const key = "escalation 2026-11-18T10:00:00Z 0 asked amina";
  const note = `${noteMark(subject, key)}\n\n@amina, please act`;

  it("is known by its key, also once the repository has been renamed", () => {
    expect(keysOf(note)).toEqual([key]);
    expect(keysOf(note.replace("harbour/ops", "Harbour/infra.v2"))).toEqual([key]);
  });

  it("counts neither on an issue of another number, nor if somebody else wrote it, nor further down", () => {
    expect(keysOf(note.replace("#7", "#77"))).toEqual([]);
    expect(keysOf(note, false)).toEqual([]);
    expect(keysOf(`> ${note}`)).toEqual([]);
  });
});
