import { afterAll, beforeAll, describe, it } from "@jest/globals";
import { access, app, teams } from "./app.js";
import { checks, contents } from "./code.js";
import { emulated } from "./emulated.js";
import { comments, issues, labels } from "./issues.js";
import type { Scene } from "./scene.js";
import { simulated } from "./simulated.js";

/*
 * The same flows on our simulated GitHub and on `emulate`, which others wrote. A flow that passes on both is what both
 * take GitHub to do. Where `emulate` is known to be wrong the flow is skipped there, and says why.
 */
const areas = { issues, labels, comments, contents, checks, app, access, teams };

const githubs = [
  { github: "the simulated GitHub", start: simulated },
  { github: "emulate", start: emulated },
];

describe.each(githubs)("on $github", ({ github, start }) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await start();
  }, 20_000);
  afterAll(() => scene.stop());

  describe.each(Object.entries(areas))("%s", (_, flows) => {
    for (const { name, run, notOnEmulate } of flows)
      if (github === "emulate" && notOnEmulate) it.skip(`${name} (${notOnEmulate})`, () => {});
      else it(name, () => run(scene));
  });
});
