import { expect } from "@jest/globals";
import type { Flow } from "./flow.js";
import { answer, installed, OPS, person, type Scene } from "./scene.js";

async function open(scene: Scene, title: string): Promise<number> {
  const { issues } = person(scene, "amina").rest;
  return (await issues.create({ ...OPS, title, body: "The mail server is slow." })).data.number;
}

export const issues: readonly Flow[] = [
  {
    name: "an issue is opened, read, closed and reopened",
    async run(scene) {
      const { issues } = person(scene, "amina").rest;
      const made = await issues.create({ ...OPS, title: "Mail is slow", body: "Since Monday." });
      expect(made.status).toBe(201);
      const issue = { ...OPS, issue_number: made.data.number };
      expect((await issues.get(issue)).data).toMatchObject({
        title: "Mail is slow",
        body: "Since Monday.",
        state: "open",
        closed_at: null,
        comments: 0,
        labels: [],
        assignees: [],
        user: { login: "amina", type: "User" },
      });
      const closed = await issues.update({ ...issue, state: "closed" });
      expect(closed.data).toMatchObject({ state: "closed", state_reason: "completed" });
      expect(closed.data.closed_at).not.toBeNull();
      const reopened = await issues.update({ ...issue, state: "open" });
      expect(reopened.data).toMatchObject({ state: "open", closed_at: null });
    },
  },
  {
    name: "numbers rise by one",
    async run(scene) {
      const first = await open(scene, "One");
      expect(await open(scene, "Two")).toBe(first + 1);
    },
  },
  {
    name: "an edit changes what it names and nothing else",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Edit me") };
      const { issues } = person(scene, "amina").rest;
      await issues.update({ ...issue, title: "Edited" });
      expect((await issues.get(issue)).data).toMatchObject({
        title: "Edited",
        body: "The mail server is slow.",
        state: "open",
      });
    },
  },
  {
    name: "the list is filtered by state and label, newest first, a page at a time",
    async run(scene) {
      const { issues } = person(scene, "amina").rest;
      const numbers: number[] = [];
      for (const title of ["a", "b", "c"]) numbers.push(await open(scene, title));
      for (const issue_number of numbers)
        await issues.addLabels({ ...OPS, issue_number, labels: ["listed"] });
      await issues.update({ ...OPS, issue_number: numbers[0] ?? 0, state: "closed" });

      const listed = async (query: object): Promise<number[]> =>
        (await issues.listForRepo({ ...OPS, labels: "listed", ...query })).data.map(
          (i) => i.number,
        );
      expect(await listed({})).toEqual([numbers[2], numbers[1]]);
      expect(await listed({ state: "closed" })).toEqual([numbers[0]]);
      expect(await listed({ state: "all", direction: "asc" })).toEqual(numbers);
      expect(await listed({ state: "all", per_page: 2, page: 2 })).toEqual([numbers[0]]);
      const first = await issues.listForRepo({
        ...OPS,
        labels: "listed",
        state: "all",
        per_page: 2,
      });
      expect(first.headers.link).toMatch(/page=2.*rel="next"/);
    },
  },
  {
    name: "what is not there is 404, what is not right is 422",
    async run(scene) {
      const { issues } = person(scene, "amina").rest;
      expect(await answer(issues.get({ ...OPS, issue_number: 999_999 }))).toEqual({
        status: 404,
        message: "Not Found",
      });
      const untitled = await answer(issues.create({ ...OPS, title: "" }));
      expect(untitled.status).toBe(422);
      expect(untitled.message).toMatch(/^validation failed/i);
    },
  },
];

export const labels: readonly Flow[] = [
  {
    name: "a label is made, changed, found and removed",
    async run(scene) {
      const { issues } = person(scene, "amina").rest;
      const label = { ...OPS, name: "priority_major" };
      const made = await issues.createLabel({ ...label, color: "d93f0b", description: "Soon." });
      expect(made.status).toBe(201);
      expect(made.data).toMatchObject({ name: "priority_major", color: "d93f0b", default: false });
      const changed = await issues.updateLabel({ ...label, color: "00ff00" });
      expect(changed.data).toMatchObject({ color: "00ff00", description: "Soon." });
      expect((await issues.getLabel(label)).data.color).toBe("00ff00");
      expect((await issues.deleteLabel(label)).status).toBe(204);
      expect((await answer(issues.getLabel(label))).status).toBe(404);
    },
  },
  {
    name: "a label there already, or without a colour's form, is refused",
    async run(scene) {
      const { issues } = person(scene, "amina").rest;
      await issues.createLabel({ ...OPS, name: "twice", color: "ededed" });
      const twice = answer(issues.createLabel({ ...OPS, name: "twice", color: "ededed" }));
      expect((await twice).status).toBe(422);
      const colourless = answer(issues.createLabel({ ...OPS, name: "odd", color: "reddish" }));
      expect((await colourless).status).toBe(422);
    },
  },
  {
    name: "labels are added to an issue, made if they are new, and never twice",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Label me") };
      const { issues } = person(scene, "amina").rest;
      await issues.addLabels({ ...issue, labels: ["fresh"] });
      const added = await issues.addLabels({ ...issue, labels: ["fresh", "fresher"] });
      expect(added.data.map(({ name }) => name).sort()).toEqual(["fresh", "fresher"]);
      expect((await issues.getLabel({ ...OPS, name: "fresher" })).status).toBe(200);
      const listed = await issues.listLabelsOnIssue(issue);
      expect(listed.data.map(({ name }) => name).sort()).toEqual(["fresh", "fresher"]);
    },
  },
  {
    name: "one label is taken off, all are replaced, all are taken off",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Unlabel me") };
      const { issues } = person(scene, "amina").rest;
      await issues.addLabels({ ...issue, labels: ["one", "two"] });
      const left = await issues.removeLabel({ ...issue, name: "one" });
      expect(left.data.map(({ name }) => name)).toEqual(["two"]);
      expect(await answer(issues.removeLabel({ ...issue, name: "one" }))).toMatchObject({
        status: 404,
      });
      const replaced = await issues.setLabels({ ...issue, labels: ["three"] });
      expect(replaced.data.map(({ name }) => name)).toEqual(["three"]);
      expect((await issues.removeAllLabels(issue)).status).toBe(204);
      expect((await issues.get(issue)).data.labels).toEqual([]);
    },
  },
];

export const comments: readonly Flow[] = [
  {
    name: "a comment is written, listed, edited and deleted",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Comment on me") };
      const { issues } = person(scene, "badr").rest;
      const made = await issues.createComment({ ...issue, body: "On it." });
      expect(made.status).toBe(201);
      expect(made.data).toMatchObject({ body: "On it.", user: { login: "badr" } });
      const comment = { ...OPS, comment_id: made.data.id };
      expect((await issues.updateComment({ ...comment, body: "Done." })).data.body).toBe("Done.");
      const listed = await issues.listComments(issue);
      expect(listed.data.map(({ body }) => body)).toEqual(["Done."]);
      expect((await issues.get(issue)).data.comments).toBe(1);
      expect((await issues.deleteComment(comment)).status).toBe(204);
      expect((await answer(issues.getComment(comment))).status).toBe(404);
      expect((await issues.get(issue)).data.comments).toBe(0);
    },
  },
  {
    name: "comments are listed oldest first, a page at a time",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Talk") };
      const { issues } = person(scene, "amina").rest;
      for (const body of ["1", "2", "3"]) await issues.createComment({ ...issue, body });
      const second = await issues.listComments({ ...issue, per_page: 2, page: 2 });
      expect(second.data.map(({ body }) => body)).toEqual(["3"]);
    },
  },
  {
    name: "an empty comment is refused",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Nothing to say") };
      const { issues } = person(scene, "amina").rest;
      expect((await answer(issues.createComment({ ...issue, body: "" }))).status).toBe(422);
    },
  },
  {
    name: "an App's comment is signed by its bot",
    async run(scene) {
      const issue = { ...OPS, issue_number: await open(scene, "Talk to me") };
      const { issues } = installed(scene).rest;
      const made = await issues.createComment({ ...issue, body: "Please choose a priority." });
      expect(made.data.user).toMatchObject({ login: "watchbill[bot]", type: "Bot" });
    },
  },
];
