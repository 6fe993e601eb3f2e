import { describe, expect, it } from "@jest/globals";
import { escalationTarget } from "../../src/domain/escalation/target.js";
import type { Membership } from "../../src/domain/team.js";
import { dutyOf } from "./duty.js";

const duty = dutyOf(`
circles:
  web: { owner: amina, parent: operations }
  operations: { owner: bo, deputies: [chi] }
`);
const own = duty.circle("web");
const crew = (login: string): Membership =>
  login === "dede" ? "member" : login === "fay" ? "unknown" : "outsider";
const to = (addressee: { circle: string } | { person: string } | undefined) =>
  escalationTarget(addressee, own, duty, crew);

describe("to whom an escalation goes", () => {
  it.each([
    ["the issue's circle", undefined, { circle: own }],
    [
      "a circle by its name in any case",
      { circle: "OPERATIONS" },
      { circle: duty.circle("operations") },
    ],
    ["someone whom the policy names", { person: "Chi" }, { circle: own, person: "Chi" }],
    ["someone of the team", { person: "dede" }, { circle: own, person: "dede" }],
    ["someone of whom it could not be learned", { person: "fay" }, { circle: own, person: "fay" }],
  ])("may be %s", (_, addressee, target) => {
    expect(to(addressee)).toEqual({ target });
  });

  it.each([
    [
      "a circle that is nearly one",
      { circle: "operation" },
      "`operation` is no circle here; write `/escalate operations`.",
    ],
    [
      "a circle like no other",
      { circle: "x@y `z`" },
      "``x@y `z` `` is no circle here; write `/escalate web`, `/escalate operations` or `/escalate @login` with someone of the team.",
    ],
    [
      "a person without @",
      { circle: "AMINA" },
      "`AMINA` is a person and no circle; write `/escalate @amina`.",
    ],
    [
      "a stranger",
      { person: "mallory" },
      "`mallory` is nobody whom the policy names or who is on the team; write `/escalate web`, `/escalate operations` or `/escalate @login` with someone of the team.",
    ],
  ])("is not %s", (_, addressee, refusal) => {
    const answer = to(addressee);
    expect(answer).toEqual({ refusal: refusal.replace("``x", "`` x") });
  });

  it("must be a person where the policy names nobody, and anyone may be meant", () => {
    const nobody = dutyOf("");
    expect(escalationTarget(undefined, undefined, nobody, crew)).toEqual({
      refusal:
        "The policy names no circles, so watchbill does not know whom to ask; write `/escalate @login`.",
    });
    expect(escalationTarget({ person: "mallory" }, undefined, nobody, crew)).toEqual({
      target: { circle: undefined, person: "mallory" },
    });
  });
});
