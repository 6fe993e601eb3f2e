import type { Action } from "../actions/action.js";
import { actionsIn } from "../actions/find.js";
import { ownerOf } from "../actions/owner.js";
import { peopleIn } from "../actions/people.js";
import type { Told } from "../contract.js";
import type { Reading } from "../reading.js";
import { sectionsAbout } from "../sections/section.js";

/** Of many actions, one in six may still look for its owner; of few, none. */
const OWNED_PART = 5 / 6;

export interface ActionsTold {
  readonly items: Told;
  readonly owners: Told;
  readonly actions: readonly { readonly action: Action; readonly owner: string | undefined }[];
}

/** What will be done so that it does not come back, and who does it. */
export const judgeActions = (reading: Reading): ActionsTold => {
  const people = peopleIn(reading);
  const actions = actionsIn(reading).map((action) => ({ action, owner: ownerOf(action, people) }));
  const [section] = sectionsAbout(reading.root, "actions");
  const line = actions[0]?.action.line ?? section?.line ?? 1;
  const owned = actions.filter(({ owner }) => owner !== undefined).length;
  const there = actions.length > 0;
  const lacks = section
    ? "No action is listed"
    : "Nothing says what will be done so that it does not happen again";
  return {
    items: { there, line: section?.line ?? line, lacks },
    owners: {
      there: there && owned >= actions.length * OWNED_PART,
      line: actions.find(({ owner }) => owner === undefined)?.action.line ?? line,
      lacks: there
        ? `${owned} of ${actions.length} actions name who does it`
        : "No action names who does it",
    },
    actions,
  };
};
