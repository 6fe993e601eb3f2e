import { type DocumentNode, type GraphQLError, Kind, visit } from "graphql";
import type { ErrorEntry } from "./errors.js";

type Words = readonly [
  pattern: RegExp,
  code: string,
  message: (...captured: string[]) => string,
  extensions?: (...captured: string[]) => Record<string, string>,
];

/**
 * graphql-js' findings in the words of graphql-ruby, which GitHub runs on, with the codes it gives them:
 * https://github.com/rmosolgo/graphql-ruby/tree/master/lib/graphql/static_validation/rules
 */
const WORDS: readonly Words[] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    "undefinedField",
    (field, type) => `Field '${field}' doesn't exist on type '${type}'`,
    (fieldName = "", typeName = "") => ({ typeName, fieldName }),
  ],
  [
    /^Unknown argument "(.+?)" on field ".+?\.(.+?)"/,
    "argumentNotAccepted",
    (argument, field) => `Field '${field}' doesn't accept argument '${argument}'`,
    (argumentName = "", name = "") => ({ name, typeName: "Field", argumentName }),
  ],
  [
    /^Field "(.+?)" argument "(.+?)" of type ".+?" is required/,
    "missingRequiredArguments",
    (field, argument) => `Field '${field}' is missing required arguments: ${argument}`,
    (name = "", args = "") => ({ className: "Field", name, arguments: args }),
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields/,
    "selectionMismatch",
    (field, type) =>
      `Field must have selections (field '${field}' returns ${bare(type)} but has no selections. Did you mean '${field} { ... }'?)`,
    (nodeName = "", typeName = "") => ({
      nodeName: `field '${nodeName}'`,
      typeName: bare(typeName),
    }),
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields/,
    "selectionMismatch",
    (field, type) =>
      `Selections can't be made on scalars (field '${field}' returns ${bare(type)} but has selections)`,
    (nodeName = "", typeName = "") => ({
      nodeName: `field '${nodeName}'`,
      typeName: bare(typeName),
    }),
  ],
  [
    /^Variable "\$(.+?)" is never used in operation "(.+?)"/,
    "variableNotUsed",
    (name, operation) => `Variable $${name} is declared by ${operation} but not used`,
    (variableName = "") => ({ variableName }),
  ],
  [
    /^Variable "\$(.+?)" is not defined by operation "(.+?)"/,
    "variableNotDefined",
    (name, operation) => `Variable $${name} is used by ${operation} but not declared`,
    (variableName = "") => ({ variableName }),
  ],
  [
    /^Variable "\$(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/,
    "variableMismatch",
    (name, given, wanted) => `Type mismatch on variable $${name} (${given} / ${wanted})`,
    (variableName = "", typeName = "") => ({ variableName, typeName }),
  ],
  [
    /^Fragment "(.+?)" is never used/,
    "useAndDefineFragment",
    (name) => `Fragment ${name} was defined, but not used`,
    (fragmentName = "") => ({ fragmentName }),
  ],
  [
    /^Unknown fragment "(.+?)"/,
    "useAndDefineFragment",
    (name) => `Fragment ${name} was used, but not defined`,
    (fragmentName = "") => ({ fragmentName }),
  ],
  [
    /^Unknown type "(.+?)"/,
    "undefinedType",
    (type) => `No such type ${type}, so it can't be a fragment condition`,
    (typeName = "") => ({ typeName }),
  ],
];

const bare = (type = ""): string => type.replace(/[[\]!]/g, "");

/** Where in the document: `["query Look", "repository", "foo"]`. */
const pathTo = (document: DocumentNode, wanted: object | undefined): string[] => {
  const path: string[] = [];
  let found: string[] = [];
  visit(document, {
    enter(node) {
      if (node.kind === Kind.OPERATION_DEFINITION)
        path.push([node.operation, node.name?.value].filter(Boolean).join(" "));
      else if (node.kind === Kind.FRAGMENT_DEFINITION) path.push(`fragment ${node.name.value}`);
      else if (node.kind === Kind.FIELD) path.push(node.alias?.value ?? node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT)
        path.push(`... on ${node.typeCondition?.name.value ?? ""}`);
      if (node === wanted) found = [...path];
    },
    leave(node) {
      if (
        node.kind === Kind.OPERATION_DEFINITION ||
        node.kind === Kind.FRAGMENT_DEFINITION ||
        node.kind === Kind.FIELD ||
        node.kind === Kind.INLINE_FRAGMENT
      )
        path.pop();
    },
  });
  return found;
};

/** What is wrong with a document, as GitHub writes it: with a path through the document, and no `type`. */
export const validationEntry = (document: DocumentNode, error: GraphQLError): ErrorEntry => {
  const place = {
    path: pathTo(document, error.nodes?.[0]),
    ...(error.locations ? { locations: error.locations } : {}),
  };
  for (const [pattern, code, message, extensions] of WORDS) {
    const captured = pattern.exec(error.message)?.slice(1);
    if (!captured) continue;
    return {
      ...place,
      extensions: { code, ...extensions?.(...captured) },
      message: message(...captured),
    };
  }
  return { ...place, message: error.message };
};

/** A variable that does not fit its type, as GitHub writes it. */
export const variableEntry = (error: GraphQLError): ErrorEntry => {
  const [, name, detail = ""] = /^Variable "\$(\w+)"(.*)$/s.exec(error.message) ?? [];
  const definition = error.nodes?.[0];
  const type =
    definition?.kind === Kind.VARIABLE_DEFINITION && definition.loc
      ? definition.loc.source.body.slice(definition.type.loc?.start, definition.type.loc?.end)
      : "";
  const missing = /was not provided|must not be null/.test(detail);
  return {
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: {
      problems: [
        { path: [], explanation: missing ? "Expected value to not be null" : detail.trim() },
      ],
    },
    message: `Variable $${name} of type ${type} was provided invalid value`,
  };
};
