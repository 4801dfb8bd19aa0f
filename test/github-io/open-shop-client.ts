import { Octokit } from "@octokit/core";
import type { StoreTools } from "../../shared/github/store-tools.ts";
import { createWriteClient, type WriteClient } from "../../shared/github/write-client.ts";
import type { Shop } from "../github/build-shop.ts";

/** Asks the fake GitHub, without any spacing of requests. */
export function openShopClient(
  { fake, clock, installation }: Shop,
  token = fake.installationToken(installation),
  timeoutMs?: number,
): WriteClient {
  return createWriteClient(new Octokit({ auth: token, baseUrl: fake.url }), clock, timeoutMs);
}

export function openShopTools(shop: Shop, token?: string): StoreTools {
  const { ask, rest } = openShopClient(shop, token);
  return { read: ask, write: ask, rest, now: shop.clock };
}
