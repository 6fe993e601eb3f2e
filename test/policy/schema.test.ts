import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { Ajv } from "ajv";
import { inlineReferences } from "../../src/build/inlineReferences.js";
import { schema, validate } from "../../src/policy/compiled.js";
import type { SchemaNode } from "../../src/policy/schemaNode.js";

const written: unknown = JSON.parse(
  readFileSync(new URL("../../../schemas/watchbill.schema.json", import.meta.url), "utf8"),
);

describe("the policy's schema", () => {
  it("is valid JSON Schema, draft 7, as editors read it", () => {
    const ajv = new Ajv({ strict: false });
    expect(ajv.validateSchema(written as object)).toBe(true);
  });

  it("is what the compiled validator was made of", () => {
    expect(schema).toEqual(inlineReferences(written));
  });

  it("explains every setting to people in an editor", () => {
    const unexplained: string[] = [];
    const look = (node: SchemaNode, path: string): void => {
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        if (!child.description) unexplained.push(`${path}${key}`);
        look(child, `${path}${key}.`);
      }
    };
    look(schema, "");
    expect(unexplained).toEqual([]);
  });

  it("fills in defaults that are valid themselves", () => {
    const filled = {};
    expect(validate(filled)).toBe(true);
    const again = structuredClone(filled);
    expect(validate(again)).toBe(true);
    expect(again).toEqual(filled);
  });

  it("has examples that are valid", () => {
    const examples = schema.examples as object[];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect([example, validate(example)]).toEqual([example, true]);
  });
});

describe("inlining references", () => {
  it("writes out what a reference stands for, and lets what stands beside it win", () => {
    const root = {
      definitions: {
        name: { type: "string", title: "Name" },
        names: { items: { $ref: "#/definitions/name" } },
      },
      properties: {
        a: { $ref: "#/definitions/names" },
        b: { $ref: "#/definitions/name", title: "B" },
      },
    };
    expect(inlineReferences(root)).toEqual({
      properties: {
        a: { items: { type: "string", title: "Name" } },
        b: { type: "string", title: "B" },
      },
    });
  });

  it.each([
    ["leads nowhere", { items: { $ref: "#/definitions/none" } }],
    ["leads out of the document", { items: { $ref: "https://example.org/schema" } }],
    [
      "refers to itself",
      {
        definitions: { a: { items: { $ref: "#/definitions/a" } } },
        items: { $ref: "#/definitions/a" },
      },
    ],
  ])("refuses a reference that %s", (_, root) => {
    expect(() => inlineReferences(root)).toThrow(/leads nowhere|refers to itself/);
  });
});
