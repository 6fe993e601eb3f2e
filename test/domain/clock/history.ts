import type { Asked, IssueRequest } from "../../../src/domain/asked.js";
import type { IssueComment, IssueEvent } from "../../../src/domain/history.js";
import { noteMark } from "../../../src/domain/note.js";
import { Temporal } from "../../../src/domain/time.js";

/** What the clocks of Cairo show, as an instant. */
export const cairo = (text: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime("Africa/Cairo").toInstant();

const person = (login: string) => ({
  login: login.replace("[bot]", ""),
  bot: login.endsWith("[bot]"),
});

/** An event; `watchbill` is watchbill, and a login that ends in `[bot]` another bot. */
export const event = (at: string, by: string, kind: IssueEvent["kind"], what = ""): IssueEvent =>
  ({
    at: cairo(at),
    by: person(by === "watchbill" ? "watchbill[bot]" : by),
    own: by === "watchbill",
    kind,
    ...(kind.endsWith("labeled") ? { label: what } : {}),
    ...(kind.endsWith("assigned") ? { assignee: what } : {}),
  }) as IssueEvent;

let id = 0;

/** A comment of someone of the repository, but for what a test says. */
export const comment = (at: string, by: string, but: Partial<IssueComment> = {}): IssueComment => ({
  id: ++id,
  author: person(by),
  own: false,
  body: "A word.",
  createdAt: cairo(at),
  edit: undefined,
  byInsider: true,
  seen: false,
  ...but,
});

/** A note that watchbill wrote on harbour/ops#7. */
export const note = (at: string, key: string): IssueComment =>
  comment(at, "watchbill[bot]", {
    own: true,
    body: `${noteMark({ owner: "harbour", name: "ops", number: 7 }, key)}\n\nWords.`,
  });

export const asked = (at: string, by: string, request: IssueRequest): Asked => ({
  request,
  by,
  at: cairo(at),
  comment: ++id,
  fresh: false,
});
