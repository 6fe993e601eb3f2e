import { type Call, type Endpoint, ok } from "../endpoint.js";
import type { App, Delivery } from "../model.js";
import { Refusal } from "../refusal.js";
import { stamp } from "../wire/time.js";
import { found, numberIn } from "./find.js";

const appOf = ({ actor }: Call): App => {
  if (actor.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
  return actor.app;
};

const deliveryIn = (call: Call): Delivery =>
  found(appOf(call).deliveries.find(({ id }) => id === numberIn(call, "delivery_id")));

const itemJson = (delivery: Delivery) => ({
  id: delivery.id,
  guid: delivery.guid,
  delivered_at: stamp(delivery.deliveredAt),
  redelivery: delivery.redelivery,
  duration: delivery.outcome?.duration ?? 0,
  status: delivery.outcome?.status ?? "pending",
  status_code: delivery.outcome?.statusCode ?? 0,
  event: delivery.event,
  action: delivery.action,
  installation_id: delivery.installationId,
  repository_id: delivery.repositoryId,
  throttled_at: null,
});

/** Newest first; a page begins at the delivery that `cursor` names. https://docs.github.com/rest/apps/webhooks */
export const deliveries: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/app/hook/deliveries",
    docs: "apps/webhooks#list-deliveries-for-an-app-webhook",
    as: "app",
    answer: (call) => {
      const all = appOf(call).deliveries;
      const size = Math.min(100, Number(call.query.get("per_page") ?? 30));
      const cursor = call.query.get("cursor");
      const from = cursor ? all.findIndex(({ id }) => `v1_${id}` === cursor) : all.length - 1;
      const items = all.slice(Math.max(0, from - size + 1), from + 1).reverse();
      const next = all[from - size];
      const url = `${call.world.url}/app/hook/deliveries?per_page=${size}`;
      return ok(items.map(itemJson), next && { link: `<${url}&cursor=v1_${next.id}>; rel="next"` });
    },
  },
  {
    method: "GET",
    path: "/app/hook/deliveries/{delivery_id}",
    docs: "apps/webhooks#get-a-delivery-for-an-app-webhook",
    as: "app",
    answer: (call) => {
      const delivery = deliveryIn(call);
      const { outcome, request } = delivery;
      return ok({
        ...itemJson(delivery),
        url: appOf(call).webhookUrl ?? "",
        request: {
          headers: request.headers,
          payload: JSON.parse(request.body) as unknown,
        },
        response: { headers: outcome?.headers ?? {}, payload: outcome?.body ?? "" },
      });
    },
  },
  {
    method: "POST",
    path: "/app/hook/deliveries/{delivery_id}/attempts",
    docs: "apps/webhooks#redeliver-a-delivery-for-an-app-webhook",
    as: "app",
    answer: (call) => {
      const delivery = deliveryIn(call);
      for (const again of call.world.redeliver) again(appOf(call), delivery);
      return { status: 202, body: {} };
    },
  },
];
