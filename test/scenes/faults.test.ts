import { afterEach, describe, expect, it } from "@jest/globals";
import { type Desk, openDesk } from "./desk.js";

let desk: Desk;
afterEach(() => desk.close());

/** What happens at the desk on a Wednesday: three issues and a pull request, some of it mended again. */
const aMorning = async (settleBetween: boolean): Promise<readonly number[]> => {
  const settle = async (): Promise<void> => (settleBetween ? desk.settled() : undefined);
  const disk = desk.amina.openIssue({ title: "Disk full on web-2" });
  await settle();
  const mail = desk.chi.openIssue({ title: "Mail is slow", labels: ["priority_minor"] });
  await settle();
  const pull = desk.amina.openPullRequest({
    title: "More replicas",
    files: { "deploy/web.yml": "replicas: 3\n" },
  });
  await settle();
  desk.bo.label(disk, "priority_critical");
  await settle();
  const cert = desk.amina.openIssue({ title: "Certificate expires" });
  desk.bo.label(mail, "priority_major");
  desk.amina.pushTo(pull, { "deploy/web.yml": "replicas: 4\n" });
  await settle();
  return [disk, mail, pull, cert];
};

const END = [
  { labels: ["priority_critical"] },
  { labels: ["priority_major"] },
  { conclusion: "success" },
  { labels: ["needs-priority"] },
];

const expectTheEnd = (numbers: readonly number[]): void => {
  expect(desk.shown(numbers)).toMatchObject(END);
  for (const number of [numbers[0], numbers[1], numbers[3]])
    expect(desk.comments(number as number).length).toBeLessThanOrEqual(1);
};

const sweepAgain = () => desk.clock.advance({ minutes: 61 }, desk.settled);

describe("webhooks that go astray", () => {
  it("all dropped: the next sweep ends in the same state", async () => {
    desk = await openDesk();
    desk.github.faults.drop(/./, { times: 1000 });
    const numbers = await aMorning(false);
    await desk.settled();
    expect(desk.check(numbers[2] as number)).toBeUndefined();
    await sweepAgain();
    expectTheEnd(numbers);
  });

  it("all doubled: the same state, and no comment twice", async () => {
    desk = await openDesk();
    desk.github.faults.double(/./, { times: 1000 });
    const numbers = await aMorning(false);
    await desk.settled();
    expectTheEnd(numbers);
    // Of two priorities the later one counts, and nobody is asked anything.
    expect(desk.comments(numbers[1] as number)).toEqual([]);
    expect(desk.comments(numbers[3] as number)).toHaveLength(1);
  });

  it("the other way round: the same state", async () => {
    desk = await openDesk();
    const held = desk.github.faults.reorder(/./, 50);
    const numbers = await aMorning(false);
    held.release();
    desk.github.faults.clear();
    await desk.settled();
    expectTheEnd(numbers);
  });
});

describe("a GitHub that falters", () => {
  it("answers 502 for a while: the work is done a little later", async () => {
    desk = await openDesk();
    desk.github.faults.outage("POST /graphql", { times: 3 });
    desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    await desk.clock.advance({ seconds: 5 }, desk.settled);
    expect(desk.ops.labels(1)).toEqual([]);
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(desk.shown([1])).toMatchObject([
      { labels: ["needs-priority"], comments: [expect.anything()] },
    ]);
  });

  it.each([
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "POST /repos/{owner}/{repo}/check-runs",
  ])("loses the answer to %s: what was written is not written again", async (route) => {
    desk = await openDesk();
    desk.github.faults.loseAnswer(route);
    const issue = desk.amina.openIssue({ title: "Disk full on web-2" });
    const pull = desk.amina.openPullRequest({
      title: "More",
      files: { "deploy/web.yml": "replicas: 3\n" },
    });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(desk.comments(issue)).toHaveLength(1);
    expect(desk.ops.checks(pull)).toHaveLength(1);
    expect(desk.github.requests.all.filter((one) => one.route === route)).toHaveLength(1);
  });

  it("sets a secondary rate limit: nothing more is asked until it lets go", async () => {
    desk = await openDesk();
    desk.github.faults.secondaryLimit(/issues\/\{issue_number\}\/labels/, { retryAfter: 90 });
    desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    const mark = desk.github.requests.mark();
    desk.amina.openIssue({ title: "Mail is slow" });
    await desk.clock.advance({ seconds: 89 }, desk.settled);
    expect(desk.github.requests.since(mark).length).toBeLessThanOrEqual(1);
    await desk.clock.advance({ seconds: 2 }, desk.settled);
    expect(desk.shown([1, 2])).toMatchObject([
      { labels: ["needs-priority"] },
      { labels: ["needs-priority"] },
    ]);
  });

  it("answers half a text: it is asked again", async () => {
    desk = await openDesk();
    desk.github.faults.malformedAnswer("POST /graphql");
    desk.amina.openIssue({ title: "Disk full on web-2" });
    await desk.settled();
    await desk.clock.advance({ minutes: 1 }, desk.settled);
    expect(desk.ops.labels(1)).toEqual(["needs-priority"]);
  });
});
