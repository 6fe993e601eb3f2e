import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { World } from "./model.js";
import { organizationNamed } from "./state/accounts.js";
import { registerApp } from "./state/apps.js";
import type { AppManifest } from "./state/manifest.js";
import { addUser } from "./world.js";

const NEW_APP = /^(?:\/organizations\/([^/]+))?\/settings\/apps\/new$/;

/** Whether this is the page where a person confirms an App from a manifest, and not the API. */
export const isForm = (method: string, path: string): boolean =>
  method === "POST" && NEW_APP.test(path);

interface SubmittedManifest extends AppManifest {
  readonly redirect_url?: string;
  readonly hook_attributes?: { readonly url?: string };
}

/**
 * What GitHub does once a person has confirmed a manifest in the browser: registers the App and gives a code, good once,
 * that `POST /app-manifests/{code}/conversions` turns into the App's keys.
 * https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export const confirmManifest = (
  world: World,
  manifest: SubmittedManifest,
  organization: string | undefined,
): string => {
  const owner = organization
    ? organizationNamed(world, organization)
    : ([...world.users.values()].find(({ type, login }) => type === "User" && login !== "github") ??
      addUser(world, "octocat", "User"));
  const app = registerApp(world, owner, manifest, {
    url: manifest.hook_attributes?.url,
    secret: randomBytes(20).toString("hex"),
  });
  const code = randomBytes(20).toString("hex");
  world.manifestCodes.set(code, app);
  return code;
};

/** Takes the form with the manifest and sends the browser back to the App with the code. */
export const answerForm = (
  world: World,
  target: string,
  text: string,
  response: ServerResponse,
): void => {
  const url = new URL(target, world.url);
  const form = new URLSearchParams(text);
  const manifest = JSON.parse(form.get("manifest") ?? "{}") as SubmittedManifest;
  const code = confirmManifest(world, manifest, NEW_APP.exec(url.pathname)?.[1]);
  const back = new URL(manifest.redirect_url ?? world.url);
  back.searchParams.set("code", code);
  const state = url.searchParams.get("state") ?? form.get("state");
  if (state) back.searchParams.set("state", state);
  response.writeHead(302, { location: back.href }).end();
};
