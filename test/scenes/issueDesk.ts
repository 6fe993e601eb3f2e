import { expect } from "@jest/globals";
import { type Desk, type DeskOptions, openDesk } from "./desk.js";

/** The desk of the test that runs; each test opens one and closes it. */
export let desk: Desk;

export const openWith = async (options: DeskOptions): Promise<void> => {
  desk = await openDesk({ now: NOW, policy: POLICY, ...options });
};

export const POLICY = `timezone: Europe/London
operations: { team: operations }
hours: { working: ["Monday to Friday 09:00 to 18:00"] }
priority: { grace: false }
circles:
  web: { owner: amina, deputies: [chi], parent: operations, labels: [web] }
  operations: { owner: bo }
`;

export const NOW = "2026-11-18T10:00:00Z";

export const open = async (issue: { title?: string; body?: string; labels?: string[] } = {}) => {
  await openWith({});
  for (const label of ["web", "escalated", "needs-info"]) desk.owner.createLabel(label);
  desk.github.createUser("mallory");
  const number = desk.dede.openIssue({
    title: "The shop is slow",
    labels: ["priority_major", "web"],
    ...issue,
  });
  await desk.settled();
  return number;
};

export const said = (number: number): readonly string[] =>
  desk.comments(number).map((body) => body.replaceAll(/<!--.*?-->\s*/gs, ""));

/** Whom watchbill's comments mention outside of code, in their order. */
export const pinged = (number: number): readonly string[] =>
  said(number).flatMap((body) =>
    [...body.replaceAll(/(`+).*?\1/g, "").matchAll(/@([\w-]+)/g)].map(([, login = ""]) => login),
  );

export const assignees = (number: number) =>
  desk.ops.issue(number).assignees.map(({ login }) => login);

export const writesSince = (mark: number): readonly string[] =>
  desk.github.requests.writes(mark).map(({ route }) => route);

export const aMinute = () => desk.clock.advance({ minutes: 1 }, desk.settled);

/** Looks again, at everything, and expects nothing to be written. */
export const expectPeace = async (): Promise<void> => {
  const mark = desk.github.requests.mark();
  await desk.clock.advance({ minutes: 1 }, desk.settled);
  await desk.stopServer();
  await desk.startServer();
  await desk.settled();
  expect(writesSince(mark)).toEqual([]);
};
