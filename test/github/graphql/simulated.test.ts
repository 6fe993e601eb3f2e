import { describe, expect, it } from "@jest/globals";
import {
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { commitOf } from "../git.js";
import { createCheckRun } from "../state/checks.js";
import { addComment, react } from "../state/comments.js";
import { addDeploymentStatus, createDeployment } from "../state/deployments.js";
import { addLabels, removeLabel } from "../state/labels.js";
import { mergePull } from "../state/merge.js";
import { retarget, setDraft } from "../state/pulls.js";
import { moveBranch } from "../state/push.js";
import { review } from "../state/reviews.js";
import * as threads from "../state/threads.js";
import { officialSchema } from "./schema.js";
import { simulated } from "./simulated.js";
import { smallWorld } from "./smallWorld.js";

const fieldsOf = (type: string): readonly GraphQLField<unknown, unknown>[] => {
  const official = officialSchema().getType(type);
  if (!isObjectType(official)) throw new Error(`${type} is no object type`);
  return Object.keys(simulated[type] ?? {}).flatMap((name) => official.getFields()[name] ?? []);
};

/** Everything simulated of a type that needs no argument, to the given depth. */
const selection = (type: string, depth: number): string =>
  fieldsOf(type)
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(
      ({ name, type: given }) =>
        `${type}_${name}: ${name}${below(getNamedType(given).name, depth)}`,
    )
    .join(" ");

const below = (type: string, depth: number): string => {
  const official = officialSchema().getType(type);
  if (isLeafType(official)) return "";
  if (type.endsWith("Connection") && isObjectType(official)) {
    const nodes = official.getFields().nodes;
    if (!nodes) return " { __typename }";
    return `(first: 20) { totalCount nodes${below(getNamedType(nodes.type).name, depth)} }`;
  }
  if (isAbstractType(official)) {
    const types = officialSchema()
      .getPossibleTypes(official)
      .map(({ name }) => name);
    const known = depth > 0 ? types.filter((name) => simulated[name]) : [];
    const parts = known.map((name) => `... on ${name} { ${selection(name, depth - 1)} }`);
    return ` { __typename ${parts.join(" ")} }`;
  }
  return ` { __typename ${depth > 0 ? selection(type, depth - 1) : ""} }`;
};

/** A world in which everything has happened once. */
const eventful = () => {
  const small = smallWorld({ "docs/a.md": "a\n" });
  const { world, amina, bram, app, ops, propose } = small;
  const by = { user: bram };
  const issue = threads.openIssue(world, by, ops, { title: "One", assignees: [amina] });
  addLabels(world, by, issue, ["a", "b"]);
  removeLabel(world, by, issue, "b");
  threads.setMilestone(world, by, issue, threads.createMilestone(world, by, ops, "Spring"));
  threads.setPinned(world, by, issue, true);
  threads.editThread(world, by, issue, { title: "Two", body: "Text" });
  react(world, bram, addComment(world, by, issue, "Hello").reactions, "eyes");
  threads.closeThread(world, by, issue, "completed");
  threads.reopenThread(world, by, issue);
  const pull = propose({ "a.txt": "a\n" }, { draft: true, body: `Closes #${issue.number}` });
  const other = propose({ "b.txt": "b\n" });
  moveBranch(world, by, ops, pull.head, other.headSha);
  moveBranch(world, by, ops, "release", ops.branches.get("main"));
  retarget(world, by, pull, "release");
  setDraft(world, by, pull, false);
  review(world, by, pull, "APPROVED", "Yes");
  createCheckRun(world, { user: app.bot, app }, ops, pull.headSha, {
    name: "watchbill",
    conclusion: "success",
  });
  const deployment = createDeployment(world, by, ops, commitOf(ops, pull.headSha), {
    ref: pull.head,
    environment: "lab",
  });
  addDeploymentStatus(world, by, deployment, "success");
  mergePull(world, by, pull, {});
  return { ...small, issue, pull };
};

describe("what is simulated", () => {
  it("is all in the official schema", () => {
    const unknown = Object.entries(simulated).flatMap(([type, fields]) => {
      const official = officialSchema().getType(type);
      const names = isObjectType(official) ? Object.keys(official.getFields()) : [];
      return Object.keys(fields)
        .filter((name) => !names.includes(name))
        .map((name) => `${type}.${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it.each(["Issue", "PullRequest"])(
    "answers every field of an eventful world, from the %s on",
    async (type) => {
      const { issue, pull, amina, askAs } = eventful();
      const { nodeId } = type === "Issue" ? issue : pull;
      const body = await askAs(
        amina,
        `query($id: ID!) { node(id: $id) { ... on ${type} { ${selection(type, 1)} } } }`,
        { id: nodeId },
      );
      expect(body.errors).toBeUndefined();
      expect(body.data?.node).toBeTruthy();
    },
  );

  it.each(["Repository", "Organization", "User", "CheckSuite", "Deployment"])(
    "answers every field of one %s",
    async (type) => {
      const { world, amina, askAs } = eventful();
      const node = [...world.nodes.values()].find((one) => one.type === type);
      const body = await askAs(
        amina,
        `query($id: ID!) { node(id: $id) { ... on ${type} { ${selection(type, 1)} } } }`,
        { id: node?.nodeId },
      );
      expect(body.errors).toBeUndefined();
    },
  );
});
