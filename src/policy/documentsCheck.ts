import type { DocumentSettings, FrontMatterSchema, ValueSchema } from "../domain/document.js";
import { type Path, type Remark, shown } from "./problem.js";
import type { Policy } from "./settings.js";

/** What the schema cannot say of the section `documents`. */
export const documentsCanBeKept = ({ documents }: Pick<Policy, "documents">): readonly Remark[] => {
  if ((documents as unknown) === true)
    return [
      {
        path: ["documents"],
        message:
          'expected a list such as "- paths: services/*.md" with "contract: service-record" below it, or false, found ' +
          "true. Leave the section out for its default.",
      },
    ];
  return (documents || []).flatMap((entry, index) => [
    ...pathProblems(entry, index),
    ...contractProblems(entry, index),
  ]);
};

const pathProblems = ({ paths, except }: DocumentSettings, index: number): readonly Remark[] =>
  Object.entries({ paths, except }).flatMap(([key, patterns]) =>
    patterns.flatMap((pattern, place) =>
      /(?:^|\/)\.\.(?:\/|$)/.test(pattern)
        ? [
            {
              path: ["documents", index, key, place],
              message: `${shown(pattern)} names no file: paths begin at the repository's root, and have no "..".`,
            },
          ]
        : [],
    ),
  );

const contractProblems = ({ contract }: DocumentSettings, index: number): readonly Remark[] => {
  if (typeof contract === "string") return [];
  const path = ["documents", index, "contract"];
  const { name, sections = [], front_matter: schema } = contract;
  if (sections.length === 0 && !schema)
    return [
      {
        path,
        message: `The contract ${shown(name)} demands nothing. Give it "sections" or "front_matter".`,
      },
    ];
  return schema ? frontMatterProblems(schema, [...path, "front_matter"]) : [];
};

const frontMatterProblems = (
  { required = [], properties = {}, additionalProperties = true }: FrontMatterSchema,
  path: Path,
): readonly Remark[] => [
  ...required
    .map((key, index) => ({ key, index }))
    .filter(({ key }) => !additionalProperties && !Object.hasOwn(properties, key))
    .map(({ key, index }) => ({
      path: [...path, "required", index],
      message: `${shown(key)} is demanded, and not among the properties, beside which no others are allowed.`,
    })),
  ...Object.entries(properties).flatMap(([key, value]) => [
    ...patternProblems(value, [...path, "properties", key]),
    ...patternProblems(value.items ?? {}, [...path, "properties", key, "items"]),
  ]),
];

const patternProblems = ({ pattern }: ValueSchema, path: Path): readonly Remark[] => {
  if (pattern === undefined) return [];
  try {
    new RegExp(pattern, "u");
    return [];
  } catch {
    const message = `${shown(pattern)} is no regular expression as JavaScript has them. Mend it.`;
    return [{ path: [...path, "pattern"], message }];
  }
};
