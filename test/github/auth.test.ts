import { createSign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Temporal } from "../../src/domain/time.js";
import { MANIFEST, OPS, openScene, type Scene } from "./scene.js";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("authentication on the simulated GitHub", () => {
  let scene: Scene;
  let now = Temporal.Instant.from("2026-11-18T07:00:00Z");
  beforeAll(async () => {
    scene = await openScene({ tokenTime: () => now });
  });
  afterAll(() => scene.stop());

  /** A JWT as an App makes it, with what the test wants otherwise. */
  const jwt = (claims: Record<string, unknown> = {}, key = scene.app.privateKey, alg = "RS256") => {
    const seconds = Math.floor(now.epochMilliseconds / 1000);
    const text = `${part({ alg, typ: "JWT" })}.${part({ iss: scene.app.id, iat: seconds - 30, exp: seconds + 300, ...claims })}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
  };
  const get = async (path: string, token?: string, method = "GET", body?: unknown) => {
    const response = await fetch(scene.github.url + path, {
      method,
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const seconds = () => Math.floor(now.epochMilliseconds / 1000);

  it("knows an App by its id or client id, signed with its key", async () => {
    expect(await get("/app", jwt())).toMatchObject({ status: 200, body: { slug: "tester" } });
    expect((await get("/app", jwt({ iss: scene.app.clientId }))).status).toBe(200);
  });

  it.each([
    ["expired", () => jwt({ exp: seconds() - 1 }), 401, /'Expiration time' claim/],
    ["good for too long", () => jwt({ exp: seconds() + 1200 }), 401, /too far in the future/],
    ["issued in the future", () => jwt({ iat: seconds() + 120 }), 401, /'Issued at' claim/],
    ["of an App that is not there", () => jwt({ iss: 1 }), 404, /Integration not found/],
    ["with a cut signature", () => jwt().slice(0, -8), 401, /could not be decoded/],
    ["not signed", () => jwt({}, undefined, "none"), 401, /could not be decoded/],
  ])("refuses a JWT that is %s", async (_what, make, status, message) => {
    const answer = await get("/app", make());
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
  });

  it("refuses a JWT signed with another App's key", async () => {
    const other = scene.github.registerApp({ manifest: MANIFEST, name: "other" });
    expect((await get("/app", jwt({}, other.privateKey))).status).toBe(401);
  });

  it("gives an installation token that ends after an hour", async () => {
    const path = `/app/installations/${scene.installation}/access_tokens`;
    const { status, body } = await get(path, jwt(), "POST");
    expect(status).toBe(201);
    expect(body.token).toMatch(/^ghs_\w{36}$/);
    expect(body.expires_at).toBe(String(now.add({ hours: 1 })));
    expect((await get("/repos/harbour/ops", body.token as string)).status).toBe(200);
    now = now.add({ minutes: 61 });
    expect(await get("/repos/harbour/ops", body.token as string)).toMatchObject({
      status: 401,
      body: { message: "Bad credentials" },
    });
  });

  it("narrows a token to repositories and permissions, and never widens it", async () => {
    scene.github.createRepository("harbour/secret", { private: true, files: { a: "a" } });
    const path = `/app/installations/${scene.installation}/access_tokens`;
    const narrow = await get(path, jwt(), "POST", {
      repositories: ["ops"],
      permissions: { issues: "read" },
    });
    const token = narrow.body.token as string;
    expect(narrow.body.permissions).toEqual({ metadata: "read", issues: "read" });
    expect((await get("/repos/harbour/secret", token)).status).toBe(404);
    expect((await get("/repos/harbour/ops/pulls", token)).status).toBe(403);
    const wide = await get(path, jwt(), "POST", { permissions: { packages: "write" } });
    expect(wide.status).toBe(422);
    const foreign = await get(path, jwt(), "POST", { repositories: ["nowhere"] });
    expect(foreign.status).toBe(422);
  });

  it("answers the routes of an App to its JWT alone", async () => {
    const token = scene.github.tokenFor("amina");
    expect((await get("/app", token)).status).toBe(401);
    expect((await get("/repos/harbour/ops/installation", jwt())).body.id).toBe(scene.installation);
    expect((await get("/repos/harbour/ops/issues", jwt())).status).toBe(403);
  });

  it("knows no one without a token, lets them read what is public, and write nothing", async () => {
    expect((await get("/repos/harbour/ops")).status).toBe(200);
    expect((await get("/repos/harbour/secret")).status).toBe(404);
    expect((await get("/repos/harbour/ops/issues", undefined, "POST", {})).status).toBe(401);
    expect((await get("/repos/harbour/ops", "ghp_nonsense")).status).toBe(401);
  });

  it("works with Octokit's own App authentication", async () => {
    now = Temporal.Now.instant();
    const { data } = await scene.asApp.issues.create({ ...OPS, title: "By the App" });
    expect(data.user?.login).toBe("tester[bot]");
  });

  it("ends a suspended installation's tokens and says so", async () => {
    scene.app.suspend("harbour");
    const path = `/app/installations/${scene.installation}/access_tokens`;
    expect((await get(path, jwt(), "POST")).status).toBe(403);
    await expect(scene.asApp.issues.listForRepo(OPS)).rejects.toMatchObject({ status: 403 });
    scene.app.unsuspend("harbour");
    expect((await get(path, jwt(), "POST")).status).toBe(201);
  });
});
