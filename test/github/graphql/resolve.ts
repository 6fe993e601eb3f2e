import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import { notSimulated } from "./errors.js";
import type { Args, Context, Fields, Typed } from "./fields.js";
import { checkBounds, cursorAt, type Listing, type Page, pageOf } from "./listing.js";
import { simulated } from "./simulated.js";
import { checkAccess } from "./tokenAccess.js";

const PAGING = new Set(["first", "last", "after", "before"]);

/** Does the query ask for more of this connection than how many there are? */
const wantsItems = (info: GraphQLResolveInfo): boolean => {
  const looks = (set: SelectionSetNode | undefined): boolean =>
    !!set?.selections.some((selection) => {
      if (selection.kind === "Field")
        return ["nodes", "edges", "pageInfo"].includes(selection.name.value);
      return looks(
        selection.kind === "InlineFragment"
          ? selection.selectionSet
          : info.fragments[selection.name.value]?.selectionSet,
      );
    });
  return info.fieldNodes.some((node) => looks(node.selectionSet));
};

const isListing = (value: unknown): value is Listing =>
  typeof value === "object" && value !== null && "items" in value;

/** The fields that every connection has. */
const connectionField = (page: Page, name: string): unknown => {
  const { listing, items, start, end } = page;
  switch (name) {
    case "totalCount":
      return listing.items.length;
    case "nodes":
      return items;
    case "edges":
      return items.map((node, index) => ({
        node,
        cursor: cursorAt(listing, start + index),
        ...listing.edge?.(node),
      }));
    case "pageInfo":
      return {
        hasNextPage: end < listing.items.length,
        hasPreviousPage: start > 0,
        startCursor: items.length > 0 ? cursorAt(listing, start) : null,
        endCursor: items.length > 0 ? cursorAt(listing, end - 1) : null,
      };
    default:
      return listing.extra?.[name];
  }
};

/** Hands the arguments on and remembers which were looked at. */
const watched = (args: Args, seen: Set<string>): Args =>
  new Proxy(args, {
    get(target, name) {
      seen.add(String(name));
      return Reflect.get(target, name);
    },
  });

const refuseUnread = (info: GraphQLResolveInfo, seen: Set<string>, connection: boolean): void => {
  for (const { name } of info.fieldNodes[0]?.arguments ?? [])
    if (!seen.has(name.value) && !(connection && PAGING.has(name.value)))
      throw notSimulated(`${info.parentType.name}.${info.fieldName}(${name.value}:)`);
};

const isTyped = (value: unknown): value is Typed =>
  typeof value === "object" && value !== null && "type" in value;

/** Refuses what the viewer's token may not read, wherever it turns up; in a list item by item. */
const admit = (value: unknown, context: Context): unknown => {
  if (Array.isArray(value)) return value.map((item) => admitted(item, context));
  if (isTyped(value)) checkAccess(value.type, value, context);
  return value;
};

/** graphql-js takes an error in a list for that item's, and goes on with the others. */
const admitted = (item: unknown, context: Context): unknown => {
  try {
    return admit(item, context);
  } catch (error) {
    return error;
  }
};

/** Objects whose fields are all given at once, edges and page infos: nothing more is known of them. */
const givenField = (source: Record<string, unknown>, info: GraphQLResolveInfo): unknown => {
  const value = source[info.fieldName];
  if (value === undefined) throw notSimulated(`${info.parentType.name}.${info.fieldName}`);
  return value;
};

/**
 * Resolves every field of the schema: by the simulated fields of its type, and for connections, edges and page infos
 * by what they have in common.
 *
 * @throws NOT_SIMULATED for a field or an argument of the official schema that nothing here answers
 * @throws FORBIDDEN for what the token may not read
 */
export const resolveField: GraphQLFieldResolver<unknown, Context, Args> = (
  source,
  args,
  context,
  info,
) => {
  const { parentType, fieldName, returnType } = info;
  if (parentType.name.endsWith("Connection")) {
    const value = connectionField(source as Page, fieldName);
    if (value === undefined) throw notSimulated(`${parentType.name}.${fieldName}`);
    return admit(value, context);
  }
  const fields = simulated[parentType.name] as Fields<unknown> | undefined;
  if (!fields) {
    if (parentType.name.endsWith("Edge") || parentType.name === "PageInfo")
      return admit(givenField(source as Record<string, unknown>, info), context);
    throw notSimulated(parentType.name);
  }
  const resolve = fields[fieldName];
  if (!resolve) throw notSimulated(`${parentType.name}.${fieldName}`);
  const connection = getNamedType(returnType).name.endsWith("Connection");
  if (connection && wantsItems(info)) checkBounds(fieldName, args);
  if (connection) admitConnection(source, info, context);
  const seen = new Set<string>();
  const value = resolve(source, watched(args, seen), context, info);
  refuseUnread(info, seen, connection);
  if (!connection || value == null) return admit(value, context);
  const listing: Listing = isListing(value) ? value : { items: value as readonly unknown[] };
  return pageOf(listing, args);
};

/**
 * A connection of one kind of object is refused as a whole, at the connection; one of several kinds, the contexts of
 * a status rollup for one, node by node (github.com/philips-software/pull-request-report-action/issues/557).
 */
const admitConnection = (source: unknown, info: GraphQLResolveInfo, context: Context): void => {
  const type = getNamedType(info.returnType);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  const item = nodes && getNamedType(nodes.type);
  if (item && !isAbstractType(item)) checkAccess(item.name, source, context);
};

/** The GraphQL type of an object of the state. */
export const resolveType = (value: unknown): string => (value as Typed).type;
