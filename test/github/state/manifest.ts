import { load } from "js-yaml";
import type { Permissions } from "../model.js";
import { permissionFor } from "../webhooks/subscriptions.js";
import { grants } from "./installations.js";

/** An App manifest. https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export interface AppManifest {
  readonly name?: string;
  readonly description?: string;
  readonly url?: string;
  readonly default_permissions?: Permissions;
  readonly default_events?: readonly string[];
}

/** Reads app.yml. Throws if it asks for an event without the permission that GitHub demands for it. */
export const readManifest = (text: string): AppManifest => {
  const manifest = load(text) as AppManifest;
  const permissions = manifest.default_permissions ?? {};
  for (const event of manifest.default_events ?? []) {
    const alternatives = permissionFor(event);
    if (!alternatives) throw new Error(`GitHub has no event ${event} to subscribe to`);
    if (!alternatives.some((needed) => grants(permissions, { [needed]: "read" })))
      throw new Error(
        `Default events unsupported: ${event} (needs the permission ${alternatives.join(" or ")})`,
      );
  }
  return manifest;
};
