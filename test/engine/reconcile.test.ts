import { describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { type Gateway, GatewayError, type Write } from "../../src/engine/gateway.js";
import { reconcile } from "../../src/engine/reconcile.js";
import { judgePolicy } from "../../src/policy/outcome.js";
import { aPullRequest } from "../snapshots.js";

const comment = {
  id: 7,
  author: { login: "mallory", bot: false },
  own: false,
  body: "/why",
  createdAt: Temporal.Instant.from("2026-11-18T12:00:00Z"),
  edit: undefined,
};

/** Looks at a pull request on which no comment can be written, and tells the conclusions of the checks that were. */
const lookAt = async (instant: string, retry: "never" | "soon") => {
  const pull = aPullRequest({ comments: [comment] });
  const written: string[] = [];
  const gateway = {
    look: async () => pull,
    write: async (_: unknown, write: Write) => {
      if (write.kind === "write comment") throw new GatewayError("GitHub answered 403", retry);
      written.push("check" in write ? write.check.conclusion : write.kind);
    },
  } as unknown as Gateway;
  const policy = judgePolicy({ kind: "text", text: "logging: false" }, { kind: "absent" });
  const clock = { now: () => Temporal.Instant.from(instant), at: () => () => undefined };
  const looking = reconcile(pull.subject, { policy, teams: new Map() }, gateway, clock);
  await expect(looking).rejects.toThrow("GitHub answered 403");
  return written;
};

describe("a look whose comment GitHub refuses", () => {
  it("turns the check red all the same, and not green", async () => {
    expect(await lookAt("2026-11-19T12:00:00Z", "never")).toEqual(["failure"]);
    expect(await lookAt("2026-11-18T12:00:00Z", "never")).toEqual([]);
  });

  it("waits to be made again where GitHub only falters", async () => {
    expect(await lookAt("2026-11-19T12:00:00Z", "soon")).toEqual([]);
  });
});
