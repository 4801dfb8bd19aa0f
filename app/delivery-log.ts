import { GitHubError } from "../shared/domain/github-error.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { translateError } from "../shared/github/translate-error.ts";
import { isRecord, readId, readRepository, readText, readTime } from "./events/payload.ts";
import type { FailedDelivery } from "./failed-delivery.ts";

/** A client that speaks for the App itself, by its own token. */
export interface DeliveryClient {
  request(
    route: string,
    parameters: Record<string, unknown>,
  ): Promise<{ readonly data: unknown; readonly headers: { readonly link?: string | undefined } }>;
}

/** An event as GitHub sent it. */
export interface SentEvent {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface FailurePage {
  readonly failures: readonly FailedDelivery[];
  /** Entries that lack something, or have an id that JavaScript cannot tell from its neighbours. */
  readonly unreadable: number;
  /** Where the next page begins; null = there is none that reaches back no farther than was asked. */
  readonly next: string | null;
}

/** GitHub's log of what it tried to deliver to the App. All methods reject with a GitHubError. */
export interface DeliveryLog {
  /**
   * The attempts that failed, the newest first, page by page, back to an instant.
   *
   * @param since milliseconds since 1970
   * @param from a page's `next`; default: the newest
   */
  listFailures(since: number, from?: string): AsyncIterable<FailurePage>;
  /** Has an attempt made once more. */
  redeliver(id: number): Promise<void>;
  /** What an attempt brought, or should have; null = GitHub has forgotten it, or does not tell it. */
  read(id: number): Promise<SentEvent | null>;
  /** The repository that an attempt's payload names; null = none, or GitHub has forgotten it. */
  readRepository(id: number): Promise<RepositoryName | null>;
}

const LIST = "GET /app/hook/deliveries";
const READ = "GET /app/hook/deliveries/{delivery_id}";
const REDELIVER = "POST /app/hook/deliveries/{delivery_id}/attempts";
const PAGE = 100;

/** @param now milliseconds since 1970 */
export function openDeliveryLog(client: DeliveryClient, now: () => number): DeliveryLog {
  const ask = async (route: string, parameters: Record<string, unknown>) => {
    try {
      return await client.request(route, { ...parameters, request: { retries: 0 } });
    } catch (error) {
      throw translateError(error, now());
    }
  };
  const read = async (id: number): Promise<SentEvent | null> => {
    try {
      const { data } = await ask(READ, { delivery_id: id });
      return readSentEvent(data);
    } catch (error) {
      if (error instanceof GitHubError && (error.kind === "gone" || error.kind === "refused")) return null;
      throw error;
    }
  };
  return {
    listFailures: (since, from) => listFailures(since, from ?? null, ask),
    redeliver: async (id) => {
      await ask(REDELIVER, { delivery_id: id });
    },
    read,
    readRepository: async (id) => {
      const place = readRepository((await read(id))?.payload.repository, 0);
      return place && { owner: place.owner, repo: place.repo };
    },
  };
}

type Ask = DeliveryClient["request"];

async function* listFailures(since: number, from: string | null, ask: Ask): AsyncGenerator<FailurePage> {
  let cursor = from;
  do {
    const asked: Record<string, unknown> = { status: "failure", per_page: PAGE, ...(cursor && { cursor }) };
    const { data, headers } = await ask(LIST, asked);
    if (!Array.isArray(data)) throw new GitHubError("unavailable", "GitHub's answer broke off.");
    // What has no time is no delivery.
    const dated = data.filter(isRecord).flatMap((delivery) => {
      const at = readTime(delivery.delivered_at);
      return at === null ? [] : [{ delivery, at }];
    });
    const recent = dated.filter(({ at }) => at >= since);
    const failures = recent.flatMap(({ delivery, at }) => readFailure(delivery, at));
    cursor = recent.length < dated.length ? null : findCursor(headers.link);
    yield { failures, unreadable: recent.length - failures.length, next: cursor };
  } while (cursor !== null);
}

function readFailure(delivery: Readonly<Record<string, unknown>>, at: number): FailedDelivery[] {
  const id = readId(delivery.id);
  const [guid, event] = [readText(delivery.guid), readText(delivery.event)];
  if (id === null || guid === null || event === null) return [];
  const { action, installation_id: installation, repository_id: repository } = delivery;
  const place = { installation: readId(installation), repository: readId(repository) };
  return [{ id, guid, at, event, action: readText(action), ...place }];
}

/** `<https://api.github.com/app/hook/deliveries?cursor=v1_12>; rel="next"` */
function findCursor(link = ""): string | null {
  const [, address] = /<([^<>]+)>;\s*rel="next"/.exec(link) ?? [];
  return address === undefined || !URL.canParse(address) ? null : new URL(address).searchParams.get("cursor");
}

function readSentEvent(data: unknown): SentEvent | null {
  if (!isRecord(data) || !isRecord(data.request)) return null;
  const event = readText(data.event);
  const { payload } = data.request;
  return event !== null && isRecord(payload) ? { event, payload } : null;
}
