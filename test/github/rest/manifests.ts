import { created, type Endpoint } from "../endpoint.js";
import { notFound } from "../refusal.js";
import { appJson } from "../wire/accounts.js";

/** Codes of registrations that a person has confirmed in the browser, each good once. */
export const manifests: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/app-manifests/{code}/conversions",
    docs: "apps/apps#create-a-github-app-from-a-manifest",
    as: "anyone",
    answer: ({ world, params }) => {
      const app = world.manifestCodes.get(params.code ?? "");
      if (!app) throw notFound();
      world.manifestCodes.delete(params.code ?? "");
      return created({
        ...appJson(world, app),
        client_id: app.clientId,
        client_secret: app.clientSecret,
        webhook_secret: app.secret ?? null,
        pem: app.privateKey,
      });
    },
  },
];
