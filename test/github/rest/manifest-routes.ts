import { writeApp } from "../shapes/write-app.ts";
import { notFound } from "./load-resource.ts";
import type { RestAnswer, RestCall, Route } from "./route.ts";

const LIFE_MS = 3_600_000;

export const manifestRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/app-manifests/:code/conversions",
    handle: convert,
    docs: "apps/apps#create-a-github-app-from-a-manifest",
  },
];

/** The App's keys, once and within the hour. */
function convert({ world, site, params: { code = "" } }: RestCall): RestAnswer {
  const found = world.manifestCodes.get(code);
  world.manifestCodes.delete(code);
  if (found === undefined || world.now() >= found.createdAt + LIFE_MS) throw notFound();
  const { app, pem } = found;
  return {
    status: 201,
    body: {
      ...writeApp(app, site, 0),
      client_id: `Iv23fake${app.id}`,
      client_secret: `fake-client-secret-${app.id}`,
      webhook_secret: app.webhookSecret,
      pem,
    },
  };
}
