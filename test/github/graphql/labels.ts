import type { Label, Milestone, Repository } from "../model.js";
import type { Args, Fields } from "./fields.js";
import { type Listing, sorted } from "./listing.js";
import { actorOf } from "./people.js";
import { issuesOf, pullsOf } from "./threadLists.js";
import { pageUrl, paths } from "./urls.js";

/** Labels in the order asked for; by default the repository's oldest label comes first. */
export const labelListing = (labels: Iterable<Label>, orderBy: Args["orderBy"]): Listing<Label> =>
  sorted(
    labels,
    ({ name, createdAt, id }) =>
      orderBy?.field === "NAME" ? [name.toLowerCase(), id] : [createdAt, id],
    orderBy?.direction === "DESC",
  );

/** A label that an event names: as it is now, or as it was if it is gone since. */
export const labelNamed = (
  repository: Repository,
  { name, color }: { readonly name: string; readonly color: string },
): Label =>
  repository.labels.get(name.toLowerCase()) ?? {
    type: "Label",
    id: 0,
    nodeId: `LA_gone_${Buffer.from(name).toString("base64url")}`,
    repository,
    name,
    color,
    description: null,
    createdAt: repository.createdAt,
  };

const labelPath = ({ repository, name }: Label): string =>
  `${paths.repository(repository)}/labels/${encodeURIComponent(name)}`;

export const labelFields: Fields<Label> = {
  id: ({ nodeId }) => nodeId,
  name: ({ name }) => name,
  color: ({ color }) => color,
  description: ({ description }) => description,
  createdAt: ({ createdAt }) => createdAt,
  repository: ({ repository }) => repository,
  resourcePath: (label) => labelPath(label),
  url: (label, _, context) => pageUrl(context, labelPath(label)),
  issues: ({ repository, name }, args) => issuesOf(repository, { ...pick(args), labels: [name] }),
  pullRequests: ({ repository, name }, args) =>
    pullsOf(repository, { ...pick(args), labels: [name] }),
};

/** The arguments that a list of threads takes besides the label it is already narrowed to. */
const pick = ({ states, orderBy, filterBy }: Args) => ({ states, orderBy, filterBy });

const milestonePath = ({ repository, number }: Milestone): string =>
  `${paths.repository(repository)}/milestone/${number}`;

export const milestoneFields: Fields<Milestone> = {
  id: ({ nodeId }) => nodeId,
  number: ({ number }) => number,
  title: ({ title }) => title,
  description: ({ description }) => description,
  state: ({ state }) => state.toUpperCase(),
  closed: ({ state }) => state === "closed",
  closedAt: ({ closedAt }) => closedAt ?? null,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  dueOn: ({ dueOn }) => dueOn ?? null,
  creator: ({ creator }) => actorOf(creator),
  repository: ({ repository }) => repository,
  resourcePath: (milestone) => milestonePath(milestone),
  url: (milestone, _, context) => pageUrl(context, milestonePath(milestone)),
};
