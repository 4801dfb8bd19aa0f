import { openIssueReader } from "../../shared/github/issue-reader.ts";
import { openMapReader } from "../../shared/github/map-reader.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { openPageReader } from "../../shared/github/page-reader.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { openRelatedReader } from "../../shared/github/related-reader.ts";
import type { IssueLookup } from "../../shared/reconcile/ports.ts";
import type { Shop } from "../github/build-shop.ts";
import { openShopClient } from "./open-shop-client.ts";

export const WEB = { owner: "shop", repo: "web" };
export const LOOKUP: IssueLookup = { board: null, labelNames: new Map(), comments: [] };
export const BOARD: IssueLookup = { ...LOOKUP, board: { owner: "shop", number: 1, field: "Stream" } };

/** Reads the shop as its installed App. */
export function openShopReaders(shop: Shop, features = ALL_FEATURES) {
  const { fake, installation, clock } = shop;
  const token = fake.installationToken(installation);
  const ask = openGraphQL({ token: async () => token, baseUrl: fake.url, now: clock });
  const { rest } = openShopClient(shop, token);
  return {
    ask,
    issues: openIssueReader({ ask, features, now: clock }),
    pages: openPageReader({ ask, features, now: clock }),
    related: openRelatedReader({ ask, rest, features, now: clock }),
    maps: openMapReader(ask, clock),
  };
}
