import type { AskGraphQL } from "../../shared/github/ask.ts";
import { openHistoryReader } from "../../shared/github/history-reader.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { openStatusReader } from "../../shared/github/status-reader.ts";
import type { ObservedHistory } from "../../shared/reconcile/report-ports.ts";
import type { Shop } from "../github/build-shop.ts";
import { gather } from "./gather.ts";
import { WEB } from "./open-shop-readers.ts";

/** Reads the shop's histories, with a maintainer's token unless told; `wrap` stands between. */
export function openShopHistories(
  { fake, clock }: Shop,
  wrap: (ask: AskGraphQL) => AskGraphQL = (ask) => ask,
  token = fake.userToken("mara"),
) {
  const ask = wrap(openGraphQL({ token: async () => token, baseUrl: fake.url, now: clock }));
  const tools = { ask, features: ALL_FEATURES, now: clock };
  return { histories: openHistoryReader(tools), statuses: openStatusReader(tools) };
}

/** In the order of their numbers. */
export async function readShop(
  shop: Shop,
  since = 0,
  { histories } = openShopHistories(shop),
): Promise<ObservedHistory[]> {
  const all = await gather(histories.readHistory(WEB, since));
  return all.sort((a, b) => a.issue.number - b.issue.number);
}
