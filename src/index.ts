import type { ApplicationFunction } from "probot";
import type { Service } from "./doors/server/service.js";

/** The Probot app: every verified webhook goes to the service, which answers before it works. */
export const watchbill =
  (service: Pick<Service, "receive">): ApplicationFunction =>
  (app) => {
    app.onAny(({ id, name, payload }) => service.receive({ id, name, payload }));
  };
