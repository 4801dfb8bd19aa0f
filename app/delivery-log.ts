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

export interface FailurePage {
  readonly failures: readonly FailedDelivery[];
  /** Entries that lack something, or have an id that JavaScript cannot tell from its neighbours. */
  readonly unreadable: number;
}

/** GitHub's log of what it tried to deliver to the App. All methods reject with a GitHubError. */
export interface DeliveryLog {
  /**
   * The attempts that failed, the newest first, page by page, back to an instant.
   *
   * @param since milliseconds since 1970
   */
  listFailures(since: number): AsyncIterable<FailurePage>;
  /** Has an attempt made once more. */
  redeliver(id: number): Promise<void>;
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
  return {
    listFailures: (since) => listFailures(since, ask),
    redeliver: async (id) => {
      await ask(REDELIVER, { delivery_id: id });
    },
    readRepository: async (id) => {
      try {
        const { data } = await ask(READ, { delivery_id: id });
        return findRepository(data);
      } catch (error) {
        if (error instanceof GitHubError && error.kind === "gone") return null;
        throw error;
      }
    },
  };
}

type Ask = DeliveryClient["request"];

async function* listFailures(since: number, ask: Ask): AsyncGenerator<FailurePage> {
  let cursor: string | null = null;
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
    yield { failures, unreadable: recent.length - failures.length };
    cursor = recent.length < dated.length ? null : findCursor(headers.link);
  } while (cursor !== null);
}

function readFailure(delivery: Readonly<Record<string, unknown>>, at: number): FailedDelivery[] {
  const id = readId(delivery.id);
  const [guid, event] = [readText(delivery.guid), readText(delivery.event)];
  if (id === null || guid === null || event === null) return [];
  const { installation_id: installation, repository_id: repository } = delivery;
  return [{ id, guid, at, event, installation: readId(installation), repository: readId(repository) }];
}

/** `<https://api.github.com/app/hook/deliveries?cursor=v1_12>; rel="next"` */
function findCursor(link = ""): string | null {
  const [, address] = /<([^<>]+)>;\s*rel="next"/.exec(link) ?? [];
  return address === undefined || !URL.canParse(address) ? null : new URL(address).searchParams.get("cursor");
}

function findRepository(data: unknown): RepositoryName | null {
  const request = isRecord(data) ? data.request : null;
  const payload = isRecord(request) ? request.payload : null;
  const place = isRecord(payload) ? readRepository(payload.repository, 0) : null;
  return place && { owner: place.owner, repo: place.repo };
}
