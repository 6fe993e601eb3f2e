import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { endpoints } from "../rest/index.js";
import { route } from "../router.js";
import { createJudge } from "./index.js";
import { checks, contents, deployments } from "./tour/code.js";
import { apps, farewell, people, repositories } from "./tour/people.js";
import { merges, pulls } from "./tour/pulls.js";
import { beginTour, MANIFEST, type Tour } from "./tour/scene.js";
import { comments, issues, labels } from "./tour/threads.js";

/*
 * A walk through everything that the simulated GitHub serves and sends, before the judge. The last tests see to it that
 * nothing was left out: an endpoint added to the simulated GitHub must be added to the tour.
 */
const stops = {
  apps,
  people,
  repositories,
  issues,
  labels,
  comments,
  contents,
  pulls,
  checks,
  merges,
  deployments,
  farewell,
};

const judge = createJudge();
const served = new Set<string>();
const sent = new Set<string>();
let tour: Tour;

beforeAll(async () => {
  tour = await beginTour({
    exchange(record) {
      judge.exchange(record);
      const { method, path, status } = record;
      const found = route(method, path.split("?")[0] ?? "");
      if (found && status < 400) served.add(`${method} ${found.path}`);
    },
    delivery(event, payload) {
      judge.delivery(event, payload);
      sent.add(event);
    },
  });
});
afterAll(() => tour.github.stop());

describe("GitHub's description finds nothing wrong with", () => {
  it.each(Object.entries(stops))("%s", async (_, stop) => {
    const before = judge.violations.length;
    await stop(tour);
    await tour.github.settled();
    expect(judge.violations.slice(before)).toEqual([]);
  });
});

describe("the tour", () => {
  it("calls at every endpoint", () => {
    const all = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((one) => !served.has(one))).toEqual([]);
  });

  it("hears of every event that an App can subscribe to, and of those it need not", () => {
    const all = [...MANIFEST.default_events, "installation", "installation_repositories"];
    expect(all.filter((event) => !sent.has(event))).toEqual([]);
  });
});
