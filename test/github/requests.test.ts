import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OPS, openScene, type Scene } from "./scene.js";

describe("requests to the simulated GitHub", () => {
  let scene: Scene;
  let token: string;
  beforeAll(async () => {
    scene = await openScene({ requestsPerHour: 50 });
    token = scene.github.tokenFor("amina");
  });
  afterAll(() => scene.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(scene.github.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });

  it("answer 304 to what the client has already, at no cost", async () => {
    const path = "/repos/harbour/ops/contents/README.md";
    const first = await get(path);
    const etag = first.headers.get("etag") ?? "";
    const remaining = first.headers.get("x-ratelimit-remaining");
    expect(etag).toMatch(/^W\/"/);
    const second = await get(path, { "if-none-match": etag });
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("x-ratelimit-remaining")).toBe(remaining);
    scene.amina.push("main", { "README.md": "# changed\n" });
    const third = await get(path, { "if-none-match": etag });
    expect(third.status).toBe(200);
    expect(third.headers.get("etag")).not.toBe(etag);
  });

  it("count against an hour of the simulated clock, and end with it", async () => {
    const { resources } = (await (await get("/rate_limit")).json()) as {
      resources: { core: { remaining: number; reset: number } };
    };
    expect(resources.core.reset).toBe(Date.parse("2026-11-18T08:00:00Z") / 1000);
    let answer = await get("/repos/harbour/ops");
    for (let count = 0; count < 50 && answer.status === 200; count++)
      answer = await get("/repos/harbour/ops");
    expect(answer.status).toBe(403);
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(((await answer.json()) as { message: string }).message).toMatch(
      /^API rate limit exceeded/,
    );
    await scene.clock.advance({ hours: 1 });
    expect((await get("/repos/harbour/ops")).status).toBe(200);
    expect((await get("/repos/harbour/ops")).headers.get("date")).toBe(
      "Wed, 18 Nov 2026 08:00:00 GMT",
    );
  });

  it("give a file as JSON with base64, or raw if asked for, and a directory as a list", async () => {
    const file = await scene.asApp.repos.getContent({ ...OPS, path: "deploy/prod.yml" });
    const { content, encoding } = file.data as { content: string; encoding: string };
    expect(encoding).toBe("base64");
    expect(Buffer.from(content, "base64").toString()).toBe("one\ntwo\nthree\nfour\nfive\n");
    const raw = await scene.asApp.repos.getContent({
      ...OPS,
      path: "deploy/prod.yml",
      mediaType: { format: "raw" },
    });
    expect(raw.data).toBe("one\ntwo\nthree\nfour\nfive\n");
    const folder = await scene.asApp.repos.getContent({ ...OPS, path: "deploy" });
    expect(folder.data).toMatchObject([{ name: "prod.yml", type: "file" }]);
    for (const missing of [{ path: "nowhere.md" }, { path: "README.md", ref: "no-branch" }])
      await expect(scene.asApp.repos.getContent({ ...OPS, ...missing })).rejects.toMatchObject({
        status: 404,
      });
  });

  it("write a file as a commit, against the file that is there", async () => {
    const write = (content: string, sha?: string) =>
      scene.asApp.repos.createOrUpdateFileContents({
        ...OPS,
        path: "notes.md",
        message: "Note",
        content: Buffer.from(content).toString("base64"),
        ...(sha !== undefined && { sha }),
      });
    const made = await write("one\n");
    expect(made.status).toBe(201);
    await expect(write("two\n")).rejects.toMatchObject({ status: 422 });
    await expect(write("two\n", "0".repeat(40))).rejects.toMatchObject({ status: 409 });
    expect((await write("two\n", made.data.content?.sha ?? "")).status).toBe(200);
    expect(scene.ops.file("notes.md")).toBe("two\n");
  });

  it("are served below /api/v3 too, as on an Enterprise server", async () => {
    const answer = await get("/api/v3/repos/harbour/ops");
    expect(((await answer.json()) as { full_name: string }).full_name).toBe("harbour/ops");
  });

  it("of the wrong shape are refused", async () => {
    const post = (body: string) =>
      fetch(`${scene.github.url}/repos/harbour/ops/issues`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body,
      });
    expect((await post("{")).status).toBe(400);
    expect((await post('{"body": "no title"}')).status).toBe(422);
    expect((await post('{"title": 7}')).status).toBe(422);
    expect((await get("/repos/harbour/nowhere")).status).toBe(404);
    expect((await get("/repos/harbour/ops/issues/999")).status).toBe(404);
  });

  it("turn a manifest into an App once", async () => {
    const manifest = JSON.stringify({
      name: "From manifest",
      url: "https://example.com",
      redirect_url: "https://app.example/setup",
      default_permissions: { issues: "write" },
      default_events: ["issues"],
      hook_attributes: { url: "https://app.example/hook" },
    });
    const page = await fetch(
      `${scene.github.url}/organizations/harbour/settings/apps/new?state=s1`,
      {
        method: "POST",
        body: new URLSearchParams({ manifest }),
        redirect: "manual",
      },
    );
    const back = new URL(page.headers.get("location") ?? "");
    expect([back.origin, back.pathname, back.searchParams.get("state")]).toEqual([
      "https://app.example",
      "/setup",
      "s1",
    ]);
    const convert = () =>
      fetch(`${scene.github.url}/app-manifests/${back.searchParams.get("code")}/conversions`, {
        method: "POST",
      });
    const app = (await (await convert()).json()) as Record<string, string>;
    expect(app).toMatchObject({
      slug: "from-manifest",
      pem: expect.stringContaining("RSA PRIVATE"),
    });
    expect(app.webhook_secret).toMatch(/^[0-9a-f]{40}$/);
    expect((await convert()).status).toBe(404);
  });
});
