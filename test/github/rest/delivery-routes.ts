import { writeTime } from "../shapes/write-time.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import { loadApp } from "./app-routes.ts";
import { notFound } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const DELIVERIES = "/app/hook/deliveries";

export const deliveryRoutes: readonly Route[] = [
  { method: "GET", path: DELIVERIES, handle: list, docs: "apps/webhooks#list-deliveries-for-an-app-webhook" },
  {
    method: "GET",
    path: `${DELIVERIES}/:id`,
    handle: (call) => withDelivery(call, (it) => ({ status: 200, body: writeFull(it) })),
    docs: "apps/webhooks#get-a-delivery-for-an-app-webhook",
  },
  {
    method: "POST",
    path: `${DELIVERIES}/:id/attempts`,
    handle: (call) =>
      withDelivery(call, (it) => {
        call.post.redeliver(it);
        return { status: 202, body: {} };
      }),
    docs: "apps/webhooks#redeliver-a-delivery-for-an-app-webhook",
  },
];

function withDelivery(call: RestCall, handle: (delivery: Delivery) => RestAnswer): RestAnswer {
  const app = loadApp(call);
  if ("status" in app) return app;
  const found = call.post.deliveries.find((it) => it.app === app && String(it.id) === call.params.id);
  if (found === undefined) throw notFound();
  return handle(found);
}

/** Newest first, by cursor; `status` filters by success or failure. */
function list(call: RestCall): RestAnswer {
  const app = loadApp(call);
  if ("status" in app) return app;
  const wanted = call.query.get("status");
  const perPage = Math.min(100, Number(call.query.get("per_page") ?? 30) || 30);
  const before = Number(call.query.get("cursor")?.replace(/^v1_/, "") ?? Number.POSITIVE_INFINITY);
  const found = call.post.deliveries
    .filter((it) => it.app === app && it.status !== "pending" && it.id < before)
    .filter(
      (it) => wanted === null || (it.statusCode >= 200 && it.statusCode < 400) === (wanted === "success"),
    )
    .reverse();
  const page = found.slice(0, perPage);
  const query = new URLSearchParams(call.query);
  query.set("cursor", `v1_${page.at(-1)?.id}`);
  const next = `<${call.site.apiUrl}${DELIVERIES}?${query}>; rel="next"`;
  return {
    status: 200,
    body: page.map(writeShort),
    ...(found.length > page.length && { headers: { link: next } }),
  };
}

const writeShort = (it: Delivery): object => ({
  id: it.id,
  guid: it.guid,
  delivered_at: writeTime(it.deliveredAt),
  redelivery: it.isRedelivery,
  duration: it.duration,
  status: it.status,
  status_code: it.statusCode,
  event: it.event,
  action: it.action,
  installation_id: it.installation.id,
  repository_id: it.repository?.databaseId ?? null,
  throttled_at: null,
});

const writeFull = (it: Delivery): object => ({
  ...writeShort(it),
  url: it.app.webhookUrl,
  request: { headers: it.headers, payload: JSON.parse(it.body) as object },
  response: { headers: {}, payload: it.answer },
});
