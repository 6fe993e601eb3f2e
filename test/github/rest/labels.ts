import { created, doer, type Endpoint, nothing, ok, onRepository } from "../endpoint.js";
import * as input from "../input.js";
import type { Thread, World } from "../model.js";
import { page } from "../paging.js";
import { threadNeeds } from "../permissions.js";
import {
  addLabels,
  createLabel,
  deleteLabel,
  findLabel,
  removeLabel,
  setLabels,
  updateLabel,
} from "../state/labels.js";
import { labelJson } from "../wire/threads.js";
import { found, threadIn } from "./find.js";

const shown = (world: World, thread: Thread) =>
  thread.labels.map((label) => labelJson(world, label));

/** https://docs.github.com/rest/issues/labels */
export const labels: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/labels",
    docs: "issues/labels#list-labels-for-a-repository",
    needs: threadNeeds("read"),
    answer: (call) => {
      const path = `/repos/${call.params.owner}/${call.params.repo}/labels`;
      const all = [...call.repository.labels.values()].sort((a, b) =>
        a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
      );
      return page(call, path, all, (label) => labelJson(call.world, label));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/labels",
    docs: "issues/labels#create-a-label",
    needs: threadNeeds("write"),
    answer: (call) => {
      const { world, repository, body } = call;
      const label = createLabel(world, doer(call), repository, {
        name: input.needed(body, "name"),
        color: input.text(body, "color"),
        description: input.text(body, "description"),
      });
      return created(labelJson(world, label));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/labels/{name}",
    docs: "issues/labels#get-a-label",
    needs: threadNeeds("read"),
    answer: ({ world, repository, params }) =>
      ok(labelJson(world, found(findLabel(repository, params.name ?? "")))),
  }),
  onRepository({
    method: "PATCH",
    path: "/repos/{owner}/{repo}/labels/{name}",
    docs: "issues/labels#update-a-label",
    needs: threadNeeds("write"),
    answer: (call) => {
      const { world, repository, body } = call;
      const label = found(findLabel(repository, call.params.name ?? ""));
      const name = input.text(body, "new_name");
      updateLabel(world, doer(call), label, {
        ...(name !== undefined && { name }),
        color: input.text(body, "color"),
        description: input.text(body, "description"),
      });
      return ok(labelJson(world, label));
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/labels/{name}",
    docs: "issues/labels#delete-a-label",
    needs: threadNeeds("write"),
    answer: (call) => {
      const label = found(findLabel(call.repository, call.params.name ?? ""));
      deleteLabel(call.world, doer(call), label);
      return nothing();
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    docs: "issues/labels#list-labels-for-an-issue",
    needs: threadNeeds("read"),
    answer: (call) => {
      const thread = threadIn(call, "read");
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues/${thread.number}/labels`;
      return page(call, path, thread.labels, (label) => labelJson(call.world, label));
    },
  }),
  onRepository({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    docs: "issues/labels#add-labels-to-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      const thread = threadIn(call, "write");
      addLabels(call.world, doer(call), thread, input.labelNames(call));
      return ok(shown(call.world, thread));
    },
  }),
  onRepository({
    method: "PUT",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    docs: "issues/labels#set-labels-for-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      const thread = threadIn(call, "write");
      setLabels(call.world, doer(call), thread, input.labelNames(call));
      return ok(shown(call.world, thread));
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    docs: "issues/labels#remove-all-labels-from-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      setLabels(call.world, doer(call), threadIn(call, "write"), []);
      return nothing();
    },
  }),
  onRepository({
    method: "DELETE",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}",
    docs: "issues/labels#remove-a-label-from-an-issue",
    needs: threadNeeds("write"),
    role: "triage",
    answer: (call) => {
      const thread = threadIn(call, "write");
      removeLabel(call.world, doer(call), thread, call.params.name ?? "");
      return ok(shown(call.world, thread));
    },
  }),
];
