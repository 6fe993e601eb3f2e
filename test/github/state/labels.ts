import { identity } from "../ids.js";
import type { Label, Repository, Thread, World } from "../model.js";
import { invalid, Refusal } from "../refusal.js";
import { labelJson } from "../wire/threads.js";
import { type Doer, emit, keep } from "../world.js";
import { tellThread } from "./threadEvents.js";
import { tell } from "./timeline.js";

export interface LabelFields {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

/** GitHub compares labels without regard to case. */
export const findLabel = (repository: Repository, name: string): Label | undefined =>
  repository.labels.get(name.toLowerCase());

const checkFields = (fields: Partial<LabelFields>): void => {
  const wrong = (field: string) => invalid({ resource: "Label", code: "invalid", field });
  if (fields.name !== undefined && (fields.name.trim() === "" || [...fields.name].length > 50))
    throw wrong("name");
  if (fields.color !== undefined && !/^[0-9a-f]{6}$/i.test(fields.color)) throw wrong("color");
  if ((fields.description ?? "").length > 100) throw wrong("description");
};

/** Throws 422 `already_exists` if there is one of that name, whatever its case. */
export const createLabel = (
  world: World,
  by: Doer,
  repository: Repository,
  fields: LabelFields,
): Label => {
  checkFields(fields);
  if (findLabel(repository, fields.name))
    throw invalid({ resource: "Label", code: "already_exists", field: "name" });
  const label = keep<Label>(world, {
    type: "Label",
    ...identity(world, "LA"),
    repository,
    name: fields.name,
    color: (fields.color ?? "ededed").toLowerCase(),
    description: fields.description ?? null,
    createdAt: world.clock.now(),
  });
  repository.labels.set(label.name.toLowerCase(), label);
  emitLabel(world, by, label, "created");
  return label;
};

export const updateLabel = (
  world: World,
  by: Doer,
  label: Label,
  fields: Partial<LabelFields>,
): void => {
  checkFields(fields);
  const { labels } = label.repository;
  const changes: Record<string, { from: string }> = {};
  if (fields.name !== undefined && fields.name !== label.name) {
    const taken = findLabel(label.repository, fields.name);
    if (taken && taken !== label)
      throw invalid({ resource: "Label", code: "already_exists", field: "name" });
    changes.name = { from: label.name };
    labels.delete(label.name.toLowerCase());
    label.name = fields.name;
    labels.set(label.name.toLowerCase(), label);
  }
  if (fields.color !== undefined && fields.color.toLowerCase() !== label.color) {
    changes.color = { from: label.color };
    label.color = fields.color.toLowerCase();
  }
  if (fields.description !== undefined && fields.description !== label.description) {
    changes.description = { from: label.description ?? "" };
    label.description = fields.description;
  }
  if (Object.keys(changes).length > 0) emitLabel(world, by, label, "edited", { changes });
};

/** Deletes it and takes it off every thread; as on GitHub, only `label.deleted` tells of it. */
export const deleteLabel = (world: World, by: Doer, label: Label): void => {
  label.repository.labels.delete(label.name.toLowerCase());
  world.nodes.delete(label.nodeId);
  for (const thread of label.repository.threads.values()) drop(thread, label);
  emitLabel(world, by, label, "deleted");
};

const drop = (thread: Thread, label: Label): boolean => {
  const index = thread.labels.indexOf(label);
  if (index >= 0) thread.labels.splice(index, 1);
  return index >= 0;
};

const emitLabel = (world: World, by: Doer, label: Label, action: string, extra = {}): void => {
  emit(world, by, {
    event: "label",
    action,
    repository: label.repository,
    payload: () => ({ label: labelJson(world, label), ...extra }),
  });
};

/**
 * Puts the labels on without a word, and gives those that are new. One that the repository lacks is made, as GitHub does
 * for `POST …/labels`.
 */
export const attachLabels = (
  world: World,
  by: Doer,
  thread: Thread,
  names: readonly string[],
): readonly Label[] => {
  const added: Label[] = [];
  for (const name of names) {
    const label =
      findLabel(thread.repository, name) ?? createLabel(world, by, thread.repository, { name });
    if (thread.labels.includes(label)) continue;
    thread.labels.push(label);
    added.push(label);
    tell(world, by, thread, { kind: "labeled", label: { name: label.name, color: label.color } });
  }
  return added;
};

export const tellLabeled = (
  world: World,
  by: Doer,
  thread: Thread,
  labels: readonly Label[],
): void => {
  for (const label of labels)
    tellThread(world, by, thread, "labeled", { label: labelJson(world, label) });
};

/** Puts the labels on and tells of each; those already there stay without an event. */
export const addLabels = (world: World, by: Doer, thread: Thread, names: readonly string[]): void =>
  tellLabeled(world, by, thread, attachLabels(world, by, thread, names));

/** Takes the label off. Throws 404 if it is not on. */
export const removeLabel = (world: World, by: Doer, thread: Thread, name: string): void => {
  const label = findLabel(thread.repository, name);
  if (!label || !drop(thread, label)) throw new Refusal(404, "Label does not exist");
  tell(world, by, thread, { kind: "unlabeled", label: { name: label.name, color: label.color } });
  tellThread(world, by, thread, "unlabeled", { label: labelJson(world, label) });
};

/** Puts on and takes off until exactly these are on. */
export const setLabels = (
  world: World,
  by: Doer,
  thread: Thread,
  names: readonly string[],
): void => {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const label of [...thread.labels])
    if (!wanted.has(label.name.toLowerCase())) removeLabel(world, by, thread, label.name);
  addLabels(world, by, thread, names);
};
