import type { DeliveryLog, FailurePage } from "./delivery-log.ts";
import type { FailedDelivery } from "./failed-delivery.ts";
import type { Log } from "./log.ts";
import { listFrom, type RedeliveryMemory } from "./plan-redelivery.ts";
import { tellFailure } from "./tell-failure.ts";

export interface ListingTools {
  readonly deliveries: Pick<DeliveryLog, "listFailures">;
  readonly log: Log;
}

/** What GitHub's log of deliveries has. */
export interface ListedFailures {
  /** Since the last round, the newest first. */
  readonly failures: readonly FailedDelivery[];
  /** False = some could not be read, or were too many to be listed: what they were about is not known. */
  readonly isWhole: boolean;
  /** Of what was left unlisted in an earlier round; everything was swept then. */
  readonly older: readonly FailedDelivery[];
  readonly unlisted: RedeliveryMemory["unlisted"];
}

/** GitHub lists 100 a page. What is more than this goes on in the next round, and everything is swept. */
const MOST_LISTED = 20_000;

/**
 * Lists what failed since the last round, then goes on where an earlier one ended.
 *
 * @param now milliseconds since 1970
 * @returns null = GitHub failed
 */
export async function listFailures(
  memory: RedeliveryMemory,
  now: number,
  tools: ListingTools,
): Promise<ListedFailures | null> {
  const since = listFrom(memory, now);
  const recent = await listRecent(since, tools);
  if (recent === null) return null;
  const { failures, unreadable, next } = recent;
  const isWhole = unreadable === 0 && next === null;
  if (next === null) return { failures, isWhole, ...(await listOlder(memory, tools)) };
  // As far back as what was unlisted before: read twice is better than never.
  const unlisted = { cursor: next, since: memory.unlisted?.since ?? since };
  return { failures, isWhole, older: [], unlisted };
}

async function listRecent(since: number, { deliveries, log }: ListingTools): Promise<FailurePage | null> {
  try {
    const recent = await gather(deliveries.listFailures(since));
    const { unreadable } = recent;
    if (unreadable > 0)
      log.warn({ unreadable }, "Some failed deliveries cannot be read: everything is swept.");
    return recent;
  } catch (error) {
    tellFailure(error, "GitHub does not list the failed deliveries; asked again in the next round.", log);
    return null;
  }
}

async function listOlder(
  { unlisted }: RedeliveryMemory,
  { deliveries, log }: ListingTools,
): Promise<Pick<ListedFailures, "older" | "unlisted">> {
  if (unlisted === null) return { older: [], unlisted };
  const { cursor, since } = unlisted;
  try {
    const { failures, next } = await gather(deliveries.listFailures(since, cursor));
    return { older: failures, unlisted: next === null ? null : { cursor: next, since } };
  } catch (error) {
    const { kind } = tellFailure(error, "GitHub does not list older failed deliveries.", log);
    const isForgotten = kind === "gone" || kind === "refused";
    return { older: [], unlisted: isForgotten ? null : unlisted };
  }
}

async function gather(pages: AsyncIterable<FailurePage>): Promise<FailurePage> {
  const failures: FailedDelivery[] = [];
  let unreadable = 0;
  let next: string | null = null;
  for await (const page of pages) {
    failures.push(...page.failures);
    unreadable += page.unreadable;
    next = page.next;
    if (failures.length >= MOST_LISTED) break;
  }
  return { failures, unreadable, next };
}
