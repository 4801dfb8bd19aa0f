import { translateError } from "../shared/github/translate-error.ts";
import type { DeliveryClient } from "./delivery-log.ts";
import { isRecord, readId } from "./events/payload.ts";

/** A client that speaks for the App itself. */
export type ListingClient = DeliveryClient;

const PAGE = 100;

/**
 * Where the App is installed, and not suspended: ids.
 *
 * @param now milliseconds since 1970
 * @throws GitHubError
 */
export async function* listInstallations(client: ListingClient, now: () => number): AsyncGenerator<number> {
  for (let page = 1; ; page++) {
    const found = await askPage(client, page, now);
    for (const one of found) {
      const id = isRecord(one) && one.suspended_at == null ? readId(one.id) : null;
      if (id !== null) yield id;
    }
    if (found.length < PAGE) return;
  }
}

async function askPage(client: ListingClient, page: number, now: () => number): Promise<readonly unknown[]> {
  try {
    const { data } = await client.request("GET /app/installations", { per_page: PAGE, page });
    return Array.isArray(data) ? data : [];
  } catch (error) {
    throw translateError(error, now());
  }
}
