import { describe, expect, it } from "@jest/globals";
import * as queries from "../../../src/github/queries.js";
import { checked } from "./documents.js";

const errorsOf = (text: string) => {
  const reading = checked(text);
  return "errors" in reading ? reading.errors : [];
};

const REPOSITORY = `repository(owner: "harbour", name: "ops")`;

describe("a query text", () => {
  it.each(Object.entries(queries).filter(([, text]) => text.includes("query ")))(
    "of watchbill's own is valid on the official schema and wholly simulated: %s",
    (_, text) => {
      expect(errorsOf(text)).toEqual([]);
    },
  );

  it("with a field that does not exist is refused as GitHub words it", () => {
    expect(errorsOf(`query Look { ${REPOSITORY} { colour } }`)).toEqual([
      {
        path: ["query Look", "repository", "colour"],
        locations: [{ line: 1, column: 58 }],
        extensions: { code: "undefinedField", typeName: "Repository", fieldName: "colour" },
        message: "Field 'colour' doesn't exist on type 'Repository'",
      },
    ]);
  });

  it.each([
    [`{ repository(owner: "a") { id } }`, "Field 'repository' is missing required arguments: name"],
    [`{ viewer(x: 1) { id } }`, "Field 'viewer' doesn't accept argument 'x'"],
    [
      "{ viewer }",
      "Field must have selections (field 'viewer' returns User but has no selections. Did you mean 'viewer { ... }'?)",
    ],
    ["query A($n: Int) { viewer { id } }", "Variable $n is declared by A but not used"],
    [
      `query A { repository(owner: $o, name: "n") { id } }`,
      "Variable $o is used by A but not declared",
    ],
    ["{ viewer { id } } fragment F on User { id }", "Fragment F was defined, but not used"],
  ])("that breaks the schema's rules says so: %s", (text, message) => {
    expect(errorsOf(text).map((error) => error.message)).toContain(message);
  });

  it("that cannot be read says where", () => {
    const [error] = errorsOf("{ viewer {");
    expect(error?.message).toMatch(/^Parse error: /);
    expect(error?.locations).toEqual([{ line: 1, column: 11 }]);
  });

  it("that asks for what is not simulated is refused before it runs, naming the field", () => {
    expect(errorsOf(`{ ${REPOSITORY} { licenseInfo { name } } }`)).toEqual([
      { type: "NOT_SIMULATED", message: "not simulated: Repository.licenseInfo" },
      { type: "NOT_SIMULATED", message: "not simulated: License.name" },
    ]);
  });
});
