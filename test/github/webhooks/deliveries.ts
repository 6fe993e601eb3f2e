import { createHmac, randomUUID } from "node:crypto";
import type { FaultPlan } from "../faults.js";
import { newId } from "../ids.js";
import type { App, Delivery, DeliveryOutcome, Happening, Installation, World } from "../model.js";
import { accountJson, organizationJson } from "../wire/accounts.js";
import { whereJson } from "../wire/repository.js";
import { createAgent, send } from "./send.js";
import { hears } from "./subscriptions.js";

/** How GitHub notes a delivery that did not get through. */
const LOST: DeliveryOutcome = {
  status: "failed to connect to host",
  statusCode: 0,
  headers: {},
  body: "",
  duration: 0,
};

export interface Webhooks {
  /** Waits until no delivery is under way; those that a fault holds back count as under way. */
  settled(): Promise<void>;
  /** How many are under way. */
  underWay(): number;
  /** Every delivery to every App, oldest first. */
  readonly log: readonly Delivery[];
  /** Sends what GitHub sends when a webhook is set up. */
  ping(app: App): void;
  stop(): void;
}

/** The event's payload without what differs from one installation to the next. */
const payloadOf = (world: World, happening: Happening): Record<string, unknown> => {
  const { action, repository, organization, sender } = happening;
  return {
    ...(action !== undefined && { action }),
    ...happening.payload(),
    ...(repository && whereJson(world, repository)),
    ...(organization && { organization: organizationJson(world, organization) }),
    sender: accountJson(world, sender),
  };
};

const headersOf = (
  app: App,
  event: string,
  guid: string,
  body: string,
): Record<string, string> => ({
  "User-Agent": "GitHub-Hookshot/0123abc",
  Accept: "*/*",
  "Content-Type": "application/json",
  "X-GitHub-Delivery": guid,
  "X-GitHub-Event": event,
  "X-GitHub-Hook-ID": String(app.id),
  "X-GitHub-Hook-Installation-Target-ID": String(app.id),
  "X-GitHub-Hook-Installation-Target-Type": "integration",
  ...(app.secret !== undefined && {
    "X-Hub-Signature-256": `sha256=${createHmac("sha256", app.secret).update(body).digest("hex")}`,
  }),
});

/**
 * Tells Apps of what happens in the world: signed, at once, without waiting for one another, started in the order in
 * which things happened. GitHub does not try again by itself.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers
 */
export const startWebhooks = (
  world: World,
  plan: FaultPlan,
  options: {
    /** Milliseconds until an unanswered delivery counts as timed out. */
    readonly timeout: number;
    /** How many deliveries the logs remember at least; the oldest go first. */
    readonly keep: number;
    readonly judge?: ((event: string, payload: unknown) => void) | undefined;
  },
): Webhooks => {
  const agent = createAgent();
  const log: Delivery[] = [];
  const running = new Set<Promise<void>>();
  let stopped = false;

  const run = (task: Promise<void>): void => {
    running.add(task);
    void task.finally(() => running.delete(task));
  };

  const bring = async (app: App, delivery: Delivery): Promise<void> => {
    if (stopped || app.webhookUrl === undefined) return;
    const { headers, body } = delivery.request;
    delivery.outcome = await send(agent, app.webhookUrl, headers, body, options.timeout);
  };

  const record = (
    app: App,
    like: Pick<
      Delivery,
      "guid" | "event" | "action" | "installationId" | "repositoryId" | "request"
    >,
    redelivery: boolean,
  ): Delivery => {
    const delivery: Delivery = {
      ...like,
      id: newId(world),
      deliveredAt: world.clock.now(),
      redelivery,
      outcome: undefined,
    };
    for (const list of [app.deliveries, log]) {
      list.push(delivery);
      if (list.length >= 2 * options.keep) list.splice(0, list.length - options.keep);
    }
    return delivery;
  };

  const start = (
    app: App,
    event: string,
    action: string | undefined,
    payload: Record<string, unknown>,
    about: { installation?: Installation | undefined; repositoryId?: number | undefined },
  ): void => {
    const guid = randomUUID();
    const body = JSON.stringify(payload);
    const like = {
      guid,
      event,
      action: action ?? null,
      installationId: about.installation?.id ?? null,
      repositoryId: about.repositoryId ?? null,
      request: { headers: headersOf(app, event, guid, body), body },
    };
    options.judge?.(event, JSON.parse(body));
    const draft: Delivery = {
      id: 0,
      deliveredAt: world.clock.now(),
      redelivery: false,
      outcome: undefined,
      ...like,
    };
    const troubles = plan.ofDelivery(draft);
    const delivery = record(app, like, false);
    if (troubles.some(({ kind }) => kind === "dropped")) {
      delivery.outcome = LOST;
      return;
    }
    const twice = troubles.some(({ kind }) => kind === "doubled");
    const bringAll = async () => {
      const all = twice ? [delivery, record(app, like, true)] : [delivery];
      await Promise.all(all.map((one) => bring(app, one)));
    };
    const later = troubles.find((trouble) => trouble.kind === "delayed");
    run(later ? later.around(bringAll) : bringAll());
  };

  world.listeners.push((happening) => {
    if (happening.quiet || stopped) return;
    let payload: Record<string, unknown> | undefined;
    for (const installation of world.installations.values()) {
      const { app } = installation;
      if (app.webhookUrl === undefined || !hears(installation, happening)) continue;
      payload ??= payloadOf(world, happening);
      const own =
        payload.installation === undefined
          ? { ...payload, installation: { id: installation.id, node_id: installation.nodeId } }
          : payload;
      start(app, happening.event, happening.action, own, {
        installation,
        repositoryId: happening.repository?.id,
      });
    }
  });

  world.redeliver.push((app, delivery) => run(bring(app, record(app, delivery, true))));

  return {
    log,
    underWay: () => running.size,
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    ping(app) {
      const payload = {
        zen: "Keep it logically awesome.",
        hook_id: app.id,
        hook: {
          type: "App",
          id: app.id,
          name: "web",
          active: true,
          events: app.events,
          app_id: app.id,
          config: {
            content_type: "json",
            insecure_ssl: "0",
            url: app.webhookUrl,
            secret: "********",
          },
          updated_at: world.clock.now().toString({ smallestUnit: "second" }),
          created_at: world.clock.now().toString({ smallestUnit: "second" }),
          deliveries_url: `${world.url}/app/hook/deliveries`,
        },
      };
      start(app, "ping", undefined, payload, {});
    },
    stop() {
      stopped = true;
      agent.destroy();
    },
  };
};
