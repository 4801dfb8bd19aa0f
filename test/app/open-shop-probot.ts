import type { Probot } from "probot";
import { openProbot } from "../../app/open-probot.ts";
import type { AppSettings } from "../../app/settings.ts";
import { PRIVATE_KEY, type Shop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { collectLog, type LogLine } from "./collect-log.ts";

/** The App's settings against the fake GitHub's shop. */
export const shopSettings = ({ fake, app }: Shop): AppSettings => ({
  port: 0,
  host: "127.0.0.1",
  publicUrl: null,
  logLevel: "trace",
  github: { rest: fake.url, graphql: fake.graphqlUrl },
  store: { dataFolder: "nowhere" },
  operating: { metricsPort: null, isPortOurs: false, operateHost: "127.0.0.1" },
  sweepHour: null,
  appId: app.id,
  privateKey: PRIVATE_KEY,
  secrets: [WEBHOOK_SECRET],
});

export async function openShopProbot(shop: Shop): Promise<{ probot: Probot; lines: LogLine[] }> {
  const { log, lines } = collectLog();
  return { probot: await openProbot(shopSettings(shop), log), lines };
}
