import { openIssueReader } from "../../shared/github/issue-reader.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import type { IssueLookup } from "../../shared/reconcile/ports.ts";
import type { Shop } from "../github/build-shop.ts";

export const LOOKUP: IssueLookup = { board: null, labelNames: new Map(), comments: [] };

/** Reads the shop as its installed App. */
export function openShopReaders({ fake, installation, clock }: Shop, features = ALL_FEATURES) {
  const token = fake.installationToken(installation);
  const ask = openGraphQL({ token: async () => token, baseUrl: fake.url, now: clock });
  return { ask, issues: openIssueReader({ ask, features, now: clock }) };
}
