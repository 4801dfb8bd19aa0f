import { type Actor, toActor } from "../shared/domain/actor.ts";
import type { Clock } from "../shared/github/clock.ts";
import { HostError } from "./host-error.ts";
import type { Log } from "./log.ts";

/** A client that speaks for the App itself. */
export interface AppClient {
  request(route: "GET /app"): Promise<{ readonly data: { readonly slug?: string } | null }>;
}

const SECOND = 1000;
const LONGEST_WAIT = 60 * SECOND;
/** GitHub is busy, or does not know us yet: worth another try. */
const PASSING = new Set([403, 408, 429]);

/**
 * Asks GitHub who we are. While GitHub is down it asks again, after growing waits: without the answer the App would take
 * its own doings for a person's.
 *
 * @throws HostError when GitHub does not accept the credentials
 */
export async function readOwnIdentity(client: AppClient, clock: Clock, log: Log): Promise<Actor> {
  for (let wait = SECOND; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const slug = await askSlug(client);
    if (typeof slug === "string") return toActor(`${slug}[bot]`);
    log.warn({ status: slug.status, seconds: wait / SECOND }, "GitHub does not answer; asking again.");
    await new Promise<void>((resolve) => clock.setTimer(wait, resolve));
  }
}

async function askSlug(client: AppClient): Promise<string | { readonly status: number }> {
  try {
    const { data } = await client.request("GET /app");
    if (typeof data?.slug === "string" && data.slug !== "") return data.slug;
  } catch (error) {
    const status = (error as { readonly status?: unknown } | null)?.status;
    if (typeof status !== "number") throw error;
    if (status >= 500 || PASSING.has(status)) return { status };
    throw new HostError(
      `GitHub refuses the App's credentials (${status}). APP_ID and PRIVATE_KEY have to be of one App, and of the server that GITHUB_API_URL or GHE_HOST names; the App's settings page on GitHub shows its App ID and makes new keys.`,
    );
  }
  throw new HostError("GitHub does not say what the App is called. Look at GITHUB_API_URL or GHE_HOST.");
}
