import { describe, expect, it } from "@jest/globals";
import { readRest } from "./description.js";
import { router } from "./route.js";

const REPO = "/repos/{owner}/{repo}";
const find = router(readRest());

describe("the operation that a path is for", () => {
  it.each([
    ["issues/7", "issues/{issue_number}", { issue_number: "7" }],
    ["issues/comments", "issues/comments", {}],
    ["issues/comments/7", "issues/comments/{comment_id}", { comment_id: "7" }],
    ["labels/new%3A%20one", "labels/{name}", { name: "new: one" }],
    ["contents/docs/duty%20list.md", "contents/{path}", { path: "docs/duty list.md" }],
    ["contents/", "contents/{path}", { path: "" }],
    ["contents", "contents/{path}", { path: "" }],
    ["commits", "commits", {}],
    ["commits/heads/main", "commits/{ref}", { ref: "heads/main" }],
    ["commits/heads/main/check-runs", "commits/{ref}/check-runs", { ref: "heads/main" }],
    ["branches/a%2Fb", "branches/{branch}", { branch: "a/b" }],
    ["branches/a/b/protection", "branches/{branch}/protection", { branch: "a/b" }],
  ])("%s is %s", (path, template, values) => {
    const match = find("GET", `/repos/harbour/ops/${path}`);
    expect(match?.template).toBe(`${REPO}/${template}`);
    expect(match?.values).toEqual({ owner: "harbour", repo: "ops", ...values });
  });

  it("is none where no path, or no method of it, fits", () => {
    expect(find("GET", "/repos/harbour/ops/lables")).toBeUndefined();
    expect(find("PUT", "/repos/harbour/ops/labels")).toBeUndefined();
    expect(find("GET", "/repos/harbour/ops/issues/7/labels/a/b")).toBeUndefined();
  });
});
