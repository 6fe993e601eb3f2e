import { describe, expect, it } from "@jest/globals";
import { createJudge, type Exchange } from "./index.js";

const label = {
  id: 1,
  node_id: "LA_1",
  url: "https://api.github.com/repos/harbour/ops/labels/priority_major",
  name: "priority_major",
  color: "d93f0b",
  default: false,
  description: null,
};

/** A request that is answered as it should be; each test spoils one thing. */
const right: Exchange = {
  method: "GET",
  path: "/repos/harbour/ops/labels/priority_major",
  requestHeaders: { accept: "application/vnd.github.v3+json" },
  requestBody: undefined,
  status: 200,
  responseHeaders: { "content-type": "application/json; charset=utf-8" },
  responseBody: label,
};

const create: Exchange = {
  ...right,
  method: "POST",
  path: "/repos/harbour/ops/labels",
  requestBody: { name: "priority_major", color: "d93f0b" },
  status: 201,
};

const addLabels: Exchange = {
  ...right,
  method: "POST",
  path: "/repos/harbour/ops/issues/7/labels",
  requestBody: { labels: ["priority_major"] },
  responseBody: [label],
};

const notFound = {
  message: "Not Found",
  documentation_url: "https://docs.github.com/rest/issues/labels#get-a-label",
  status: "404",
};

function faultsOf(record: Exchange): readonly string[] {
  const judge = createJudge();
  judge.exchange(record);
  return judge.violations.map(({ fault }) => fault);
}

describe("the judge lets pass", () => {
  it.each<[string, Exchange]>([
    ["an answer as described", right],
    ["a request body as described", create],
    ["a request body that may take several forms", addLabels],
    [
      "the same in another form",
      { ...addLabels, requestBody: { labels: [{ name: "priority_major" }] } },
    ],
    [
      "paging",
      { ...right, path: "/repos/harbour/ops/labels?per_page=100&page=2", responseBody: [label] },
    ],
    ["a name with an escaped slash", { ...right, path: "/repos/harbour/ops/labels/team%2Fops" }],
    ["no change", { ...right, status: 304, responseHeaders: {}, responseBody: "" }],
    ["a thing that is not there", { ...right, status: 404, responseBody: notFound }],
    [
      "a limit reached",
      { ...right, status: 429, responseBody: { ...notFound, message: "Slow down" } },
    ],
    [
      "a wrong request that is refused",
      { ...right, path: "/repos/harbour/ops/issues/one", status: 404, responseBody: notFound },
    ],
    [
      "a file's bytes, where they were asked for",
      {
        ...right,
        path: "/repos/harbour/ops/contents/.github/watchbill.yml?ref=main",
        requestHeaders: { accept: "application/vnd.github.raw+json" },
        responseHeaders: { "content-type": "application/vnd.github.raw+json; charset=utf-8" },
        responseBody: "timezone: Africa/Cairo\n",
      },
    ],
    ["an outage made up by a test", { ...right, status: 502, fault: true, responseBody: "<html>" }],
    ["GraphQL, which its own schema judges", { ...right, method: "POST", path: "/graphql" }],
  ])("%s", (_, record) => {
    expect(faultsOf(record)).toEqual([]);
  });
});

describe("the judge finds", () => {
  it.each<[string, Exchange, RegExp]>([
    [
      "an operation that GitHub does not have",
      { ...right, path: "/repos/harbour/ops/lables" },
      /no such operation/,
    ],
    ["a method that the path does not take", { ...right, method: "PUT" }, /no such operation/],
    [
      "a path parameter of the wrong kind",
      { ...addLabels, path: "/repos/harbour/ops/issues/one/labels" },
      /path parameter \/issue_number must be integer/,
    ],
    [
      "a query parameter that is not there",
      { ...right, path: "/repos/harbour/ops/labels?perpage=3", responseBody: [label] },
      /query parameter perpage/,
    ],
    [
      "a query parameter outside its values",
      { ...right, path: "/repos/harbour/ops/issues?state=opened", responseBody: [] },
      /\/state must be equal to one of .*"open"/,
    ],
    ["a body that is missing", { ...create, requestBody: undefined }, /request body: is missing/],
    ["a body where there is none", { ...right, requestBody: { name: "x" } }, /takes none/],
    [
      "a body without a required field",
      { ...create, requestBody: { color: "d93f0b" } },
      /required property 'name'/,
    ],
    [
      "a body with a field misspelt",
      { ...create, requestBody: { name: "x", colour: "d93f0b" } },
      /unevaluated properties: colour/,
    ],
    [
      "the same in one of several forms",
      { ...addLabels, requestBody: { label: ["x"] } },
      /request body/,
    ],
    [
      "a body's field of the wrong kind",
      { ...create, requestBody: { name: 3 } },
      /\/name must be string/,
    ],
    ["a status that the operation does not have", { ...right, status: 202 }, /status 202/],
    [
      "an answer without a required field",
      { ...right, responseBody: { ...label, node_id: undefined } },
      /required property 'node_id'/,
    ],
    [
      "an answer's field of the wrong kind",
      { ...right, responseBody: { ...label, id: "1" } },
      /\/id must be integer/,
    ],
    [
      "null where there is none",
      { ...right, responseBody: { ...label, color: null } },
      /\/color must be string/,
    ],
    [
      "a body after a deletion",
      { ...right, method: "DELETE", status: 204 },
      /there should be none/,
    ],
    [
      "an answer of another media type",
      { ...right, responseHeaders: { "content-type": "text/html" } },
      /content-type text\/html/,
    ],
    [
      "a refusal that says nothing",
      { ...right, status: 403, responseBody: {} },
      /required property 'message'/,
    ],
  ])("%s", (_, record, fault) => {
    expect(faultsOf(record).join("\n")).toMatch(fault);
  });

  it("a misspelt field deep in a check run", () => {
    const faults = faultsOf({
      ...right,
      method: "POST",
      path: "/repos/harbour/ops/check-runs",
      requestBody: {
        name: "watchbill",
        head_sha: "ce587453ced02b1526dfb4cb910479d431683101",
        status: "completed",
        conclusion: "success",
        output: { title: "t", summary: "s", annotation: [] },
      },
      status: 201,
      fault: true,
    });
    expect(faults).toEqual([
      "request body: /output must NOT have unevaluated properties: annotation",
    ]);
  });

  it("an event that GitHub does not have", () => {
    const judge = createJudge();
    judge.delivery("issues", { action: "opend" });
    expect(judge.violations).toEqual([
      { of: "webhook issues.opend", fault: "GitHub's description has no such event and action" },
    ]);
  });

  it("a webhook to an App that names no installation", () => {
    const judge = createJudge();
    judge.delivery("push", { ref: "refs/heads/main" });
    expect(judge.violations.map(({ fault }) => fault)).toContain(
      "payload: /installation must say its id, as in every webhook sent to an App",
    );
  });
});

describe("assertClean", () => {
  it("is silent when nothing is wrong", () => {
    const judge = createJudge();
    judge.exchange(right);
    expect(() => judge.assertClean()).not.toThrow();
  });

  it("names what crossed the wire, and the fault", () => {
    const judge = createJudge();
    judge.exchange({ ...right, status: 202 });
    expect(() => judge.assertClean()).toThrow(
      /GET \/repos\/harbour\/ops\/labels\/priority_major → 202\n.*status 202/,
    );
  });
});
