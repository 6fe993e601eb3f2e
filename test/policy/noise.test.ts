import { describe, expect, it } from "@jest/globals";
import { Ajv } from "ajv";
import { sayPath } from "../../src/policy/problem.js";
import type { SchemaNode } from "../../src/policy/schemaNode.js";
import { settle } from "../../src/policy/settle.js";
import { validate } from "../../src/policy/validate.js";

const strict = { type: "object", additionalProperties: false } as const;

/** A made-up file with choices in it: a day's name, hours, or a holiday in two spellings. */
const schema: SchemaNode = {
  ...strict,
  properties: {
    windows: {
      type: "array",
      items: {
        anyOf: [
          { type: "string", enum: ["friday", "weekend"] },
          {
            ...strict,
            required: ["from", "until"],
            properties: {
              from: { type: "string" },
              until: { type: "string" },
              name: { type: "string" },
            },
          },
          {
            ...strict,
            required: ["kind", "country"],
            properties: { kind: { const: "holiday" }, country: { type: "string", minLength: 2 } },
          },
        ],
      },
    },
    stage: { enum: ["soft", "deep", null] },
    days: {
      oneOf: [{ type: "integer" }, { type: "number", minimum: 7 }],
      errorMessage: "a number of days",
    },
    level: { type: "integer", minimum: 1, maximum: 3 },
    end: { type: "object", minProperties: 1, properties: { at: { type: "string" } } },
    pair: { type: "object", dependencies: { from: ["until"] } },
    odd: { not: { const: "odd" } },
    // As text: an object with a `then` of its own would pass for a promise.
    big: JSON.parse('{"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}}'),
    names: {
      type: "object",
      propertyNames: { pattern: "^[a-z]+$", patternErrorMessage: "small letters" },
      additionalProperties: { type: ["array", "string"], items: { type: "string" } },
    },
    few: { type: ["array", "string"], maxItems: 1 },
    deep: {
      anyOf: [
        { type: "boolean" },
        {
          type: "array",
          items: { anyOf: [{ type: "string", pattern: "^a" }, { type: "integer" }] },
        },
      ],
    },
  },
};

const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false });
const file = { whole: "the file", schema, validate: ajv.compile(schema) };

const said = (value: unknown): string[] =>
  validate(settle(value, schema), file).map(
    ({ path, part, message }) => `${sayPath(path)}${part === "key" ? " (key)" : ""}: ${message}`,
  );

describe("of what a schema refuses, a person hears", () => {
  it.each([
    [
      "the nearest choice of a word",
      { windows: ["fryday"] },
      ['windows[0]: expected "friday" or "weekend", found text ("fryday"). Did you mean "friday"?'],
    ],
    [
      "the choices of a word that is near to none",
      { windows: ["noon"] },
      ['windows[0]: expected "friday" or "weekend", found text ("noon").'],
    ],
    [
      "what there could have been, when no kind fits",
      { windows: [5] },
      [
        'windows[0]: expected "friday" or "weekend", settings (such as "from") or settings (such as "kind"), found a number (5).',
      ],
    ],
    [
      "what the nearest alternative misses",
      { windows: [{ from: "9:00" }] },
      ['windows[0]: "until" is missing here.'],
    ],
    [
      "a typo, and not that the word it stands for is missing",
      { windows: [{ from: "a", untill: "b" }] },
      ['windows[0].untill (key): "untill" is not a setting here. Did you mean "until"?'],
    ],
    [
      "of the alternative that a word names",
      { windows: [{ kind: "holiday", from: "x" }] },
      [
        'windows[0]: "country" is missing here.',
        'windows[0].from (key): "from" is not a setting here. Known are "kind" and "country".',
      ],
    ],
    [
      "a wrong value inside the alternative",
      { windows: [{ from: "a", until: 5 }] },
      ["windows[0].until: expected text, found a number (5); put it in quotes."],
    ],
    [
      "each entry of a list for itself",
      { windows: ["friday", { from: "a" }, { country: "EG", kind: "x" }] },
      [
        'windows[1]: "until" is missing here.',
        'windows[2].kind: expected "holiday", found text ("x").',
      ],
    ],
    [
      "the innermost choice",
      { deep: ["b", true] },
      [
        'deep[0]: expected text that matches ^a, found text ("b").',
        "deep[1]: expected text or a whole number, found true.",
      ],
    ],
    [
      "choices without the word for nothing",
      { stage: "soff" },
      ['stage: expected "soft" or "deep", found text ("soff"). Did you mean "soft"?'],
    ],
    [
      "the schema's own words when a value can be read in two ways",
      { days: 8 },
      ["days: expected a number of days, found a number (8)."],
    ],
    ["limits", { level: 0 }, ["level: expected a number of at least 1, found a number (0)."]],
    [
      "limits at the other end",
      { level: 4 },
      ["level: expected a number of at most 3, found a number (4)."],
    ],
    [
      "a number in quotes",
      { level: "2" },
      ['level: expected a whole number, found text ("2"); write it without quotes.'],
    ],
    ["empty settings", { end: {} }, ['end: expected settings such as "at", found empty settings.']],
    [
      "what belongs together",
      { pair: { from: 1 } },
      ['pair.from (key): "from" is of no use without until.'],
    ],
    [
      "something, where there are no words for it",
      { odd: "odd" },
      ['odd: expected something that must NOT be valid, found text ("odd").'],
    ],
    [
      "what a condition asks for, not the condition",
      { big: { a: 1 } },
      ['big: "b" is missing here.'],
    ],
    [
      "which name cannot be one",
      { names: { ok: "x", "No 1": ["y"] } },
      ['names["No 1"] (key): "No 1" cannot be a name here: expected small letters.'],
    ],
    [
      "what is wrong with a value under any name",
      { names: { a: 5, b: "x" } },
      ["names.a[0]: expected text, found a number (5); put it in quotes."],
    ],
    ["how many there may be", { few: ["a", "b"] }, ["few: expected a list of at most 1, found 2."]],
    ["nothing, when all is right", { windows: ["friday"], level: 2, stage: null }, []],
  ])("%s", (_, value, words) => {
    expect(said(value)).toEqual(words);
  });
});
