import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";

/**
 * The same small place on every GitHub that the flows run on: the organisation `harbour` with amina, who owns it, and
 * badr, maintainer of its team `operations`; carim, who is no member; the private repository `harbour/ops` with a
 * README.md on `main`; and the App `watchbill`, installed on all of it.
 */
export interface Scene {
  readonly url: string;
  readonly app: { readonly id: number; readonly privateKey: string; readonly installation: number };
  /** A person's token. */
  token(login: "amina" | "badr" | "carim"): string;
  stop(): Promise<void>;
}

/** The App's permissions, on every GitHub. */
export const PERMISSIONS = {
  checks: "write",
  contents: "read",
  issues: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
} as const;

export const OPS = { owner: "harbour", repo: "ops" };

/** Refusals are part of the flows, and need no word on the console. */
export const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A client that acts as a person. */
export const person = (scene: Scene, login: "amina" | "badr" | "carim"): Octokit =>
  new Octokit({ baseUrl: scene.url, auth: scene.token(login), log: silent });

/** A client without credentials, or with the ones given. */
export const stranger = (scene: Scene, auth?: string): Octokit =>
  new Octokit({ baseUrl: scene.url, log: silent, ...(auth ? { auth } : {}) });

/** A client that acts as the App in its installation: signs a JWT, and changes it for an installation token. */
export function installed({ url, app }: Scene): Octokit {
  const auth = { appId: app.id, privateKey: app.privateKey, installationId: app.installation };
  return new Octokit({ baseUrl: url, authStrategy: createAppAuth, auth, log: silent });
}

/** The status that GitHub answers with, and its message if it refuses. */
export async function answer(
  call: Promise<{ status: number }>,
): Promise<{ status: number; message?: string }> {
  try {
    return { status: (await call).status };
  } catch (error) {
    const { status, response } = error as {
      status: number;
      response?: { data: { message: string } };
    };
    return { status, message: response?.data.message ?? "" };
  }
}
