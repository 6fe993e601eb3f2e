import { describe, expect, it } from "@jest/globals";
import { createTeam, setTeamRole } from "../state/accounts.js";
import { addComment, react } from "../state/comments.js";
import { openIssue } from "../state/threads.js";
import { addUser } from "../world.js";
import { inThread, repositoryIn, smallWorld } from "./smallWorld.js";

describe("a team", () => {
  it("has its own members and those of the teams below it, each with a role", async () => {
    const { world, harbour, amina, bram, ask } = smallWorld();
    const chidi = addUser(world, "chidi", "User");
    const by = { user: amina };
    const operations = createTeam(world, by, harbour, "operations", undefined);
    const night = createTeam(world, by, harbour, "night", operations);
    setTeamRole(world, by, operations, amina, "maintainer");
    setTeamRole(world, by, operations, bram, "member");
    setTeamRole(world, by, night, chidi, "maintainer");
    const members = async (args: string) => {
      const { data, errors } = await ask(
        `{ organization(login: "harbour") { team(slug: "operations") {
          members(first: 10${args}) { edges { role node { login } } }
        } } }`,
      );
      expect(errors).toBeUndefined();
      const found = data as {
        organization: { team: { members: { edges: { role: string; node: { login: string } }[] } } };
      };
      return found.organization.team.members.edges.map(({ role, node }) => `${node.login} ${role}`);
    };
    expect(await members("")).toEqual(["amina MAINTAINER", "bram MEMBER", "chidi MEMBER"]);
    expect(await members(", membership: IMMEDIATE")).toEqual(["amina MAINTAINER", "bram MEMBER"]);
    expect(await members(", membership: CHILD_TEAM")).toEqual(["chidi MEMBER"]);
    expect(await members(", role: MAINTAINER")).toEqual(["amina MAINTAINER"]);
  });

  it("is not shown to people outside the organisation", async () => {
    const { world, harbour, amina, askAs } = smallWorld();
    createTeam(world, { user: amina }, harbour, "operations", undefined);
    const query = `{ organization(login: "harbour") { team(slug: "operations") { slug } } }`;
    const stranger = addUser(world, "stranger", "User");
    expect((await askAs(stranger, query)).data).toEqual({ organization: { team: null } });
    expect((await askAs(amina, query)).data).toEqual({
      organization: { team: { slug: "operations" } },
    });
  });

  it("that does not exist is null without an error", async () => {
    const body = await smallWorld().ask(
      `{ organization(login: "harbour") { team(slug: "nobody") { slug } } }`,
    );
    expect(body).toEqual({ data: { organization: { team: null } } });
  });
});

describe("reactions", () => {
  it("tell whether the viewer is among those who reacted", async () => {
    const { world, amina, app, ops, ask, askAs } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Hello" });
    const comment = addComment(world, { user: amina }, issue, "/ack");
    react(world, app.bot, comment.reactions, "eyes");
    const query = inThread(
      issue,
      `comments(first: 1) { nodes { reactions(first: 5, content: EYES) {
        totalCount viewerHasReacted nodes { content user { login } }
      } } }`,
    );
    const reacted = {
      totalCount: 1,
      nodes: [{ content: "EYES", user: { login: "watchbill[bot]" } }],
    };
    const shown = (viewerHasReacted: boolean) => ({
      issueOrPullRequest: {
        comments: { nodes: [{ reactions: { ...reacted, viewerHasReacted } }] },
      },
    });
    expect(repositoryIn(await ask(query))).toEqual(shown(true));
    expect(repositoryIn(await askAs(amina, query))).toEqual(shown(false));
  });
});

describe("the few writes", () => {
  it("pin and unpin an issue and hide a comment, where the App may write", async () => {
    const { world, amina, ops, ask } = smallWorld();
    const issue = openIssue(world, { user: amina }, ops, { title: "Queue" });
    const comment = addComment(world, { user: amina }, issue, "Old");
    const pin = `mutation($id: ID!) { pinIssue(input: { issueId: $id }) { issue { isPinned } } }`;
    const refused = await ask(pin, { id: issue.nodeId }, { issues: "read" });
    expect(refused.errors?.[0]).toMatchObject({ type: "FORBIDDEN", path: ["pinIssue"] });
    expect((await ask(pin, { id: issue.nodeId })).data).toEqual({
      pinIssue: { issue: { isPinned: true } },
    });
    const hide = `mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
      minimizedComment { isMinimized minimizedReason }
    } }`;
    expect((await ask(hide, { id: comment.nodeId })).data).toEqual({
      minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: "outdated" } },
    });
    expect(ops.pinned).toEqual([issue]);
  });

  it("say in an error why they are refused", async () => {
    const { world, amina, ops, ask } = smallWorld();
    const pin = `mutation($id: ID!) { pinIssue(input: { issueId: $id }) { issue { isPinned } } }`;
    const issues = [1, 2, 3, 4].map((n) =>
      openIssue(world, { user: amina }, ops, { title: `Issue ${n}` }),
    );
    const answers = [];
    for (const { nodeId } of issues) answers.push(await ask(pin, { id: nodeId }));
    expect(answers.map(({ errors }) => errors?.[0]?.type)).toEqual([
      undefined,
      undefined,
      undefined,
      "UNPROCESSABLE",
    ]);
  });
});
