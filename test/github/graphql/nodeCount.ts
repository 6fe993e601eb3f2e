import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import type { ErrorEntry } from "./errors.js";

const NODE_LIMIT = 500_000;

/** What a call may return at most, and what it costs of the hourly points. */
export interface Estimate {
  readonly nodeCount: number;
  readonly cost: number;
}

type Variables = Readonly<Record<string, unknown>>;

const numberOf = (value: ValueNode | undefined, variables: Variables): number | undefined => {
  if (value?.kind === Kind.INT) return Number(value.value);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === "number" ? given : undefined;
};

const listLength = (value: ValueNode | undefined, variables: Variables): number => {
  if (value?.kind === Kind.LIST) return value.values.length;
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return Array.isArray(given) ? given.length : 1;
};

const argument = (field: FieldNode, name: string): ValueNode | undefined =>
  field.arguments?.find((candidate) => candidate.name.value === name)?.value;

/** How many objects the field may give below it, and whether they come through a connection. */
const fanOut = (field: FieldNode, type: string, variables: Variables) => {
  const size =
    numberOf(argument(field, "first"), variables) ?? numberOf(argument(field, "last"), variables);
  if (type.endsWith("Connection")) return { objects: size ?? 0, connection: true };
  const ids = argument(field, "ids");
  return { objects: ids ? listLength(ids, variables) : 1, connection: false };
};

/**
 * The nodes and the points of an operation, worked out before it runs from its `first` and `last` arguments:
 * each connection may give that many nodes for every node above it, and asking for it once for every node above it
 * is what is paid, a hundred requests to the point, at least one point.
 *
 * @see https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export const estimate = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Estimate => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  let nodeCount = 0;
  let requests = 0;

  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType, above: number): void => {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue;
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const name = fragment?.typeCondition?.name.value;
        const type = name === undefined ? parent : schema.getType(name);
        if (fragment && isCompositeType(type)) walk(fragment.selectionSet, type, above);
        continue;
      }
      const definition =
        isObjectType(parent) || isInterfaceType(parent)
          ? parent.getFields()[selection.name.value]
          : undefined;
      const type = definition && getNamedType(definition.type);
      if (!selection.selectionSet || !isCompositeType(type)) continue;
      const { objects, connection } = fanOut(selection, type.name, variables);
      if (connection) {
        nodeCount += above * objects;
        requests += above;
      }
      walk(selection.selectionSet, type, above * objects);
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root, 1);
  return { nodeCount, cost: Math.max(1, Math.round(requests / 100)) };
};

/**
 * The refusal of a call that may return more than 500,000 nodes; undefined when it may not. Like GitHub's it carries
 * no path, and nothing of the call is run (github.com/semantic-release/github/issues/911).
 */
export const nodeLimitError = (nodeCount: number): ErrorEntry | undefined =>
  nodeCount <= NODE_LIMIT
    ? undefined
    : {
        type: "MAX_NODE_LIMIT_EXCEEDED",
        message: `This query requests up to ${nodeCount.toLocaleString("en-US")} possible nodes which exceeds the maximum limit of 500,000.`,
      };
