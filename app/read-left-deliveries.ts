import type { GitHubError } from "../shared/domain/github-error.ts";
import type { DeliveryLog, SentEvent } from "./delivery-log.ts";
import type { Log } from "./log.ts";
import type { LeftDelivery } from "./plan-redelivery.ts";
import { tellFailure } from "./tell-failure.ts";
import type { WakeUp } from "./wake-up.ts";

export interface ReadingTools {
  readonly deliveries: Pick<DeliveryLog, "read">;
  /** What an event wakes. Must not throw. */
  readonly readWakeUps: (event: string, payload: unknown) => readonly WakeUp[];
  /** Resolves once they are as safe as those of an event that came. */
  readonly wake: (wakeUps: readonly WakeUp[]) => Promise<void>;
  /** Resolves once it is sure that all of the installation will be swept. */
  readonly sweep: (installation: number) => Promise<void>;
  /** Keeps what is still to be read. */
  readonly remember: (unread: readonly LeftDelivery[]) => Promise<void>;
  /** Whether to end soon. */
  readonly isStopping: () => boolean;
  readonly log: Log;
}

export interface LeftReading {
  /** Events that were read, or that GitHub does not have any more. */
  readonly read: number;
  /** What is left for the next round. */
  readonly unread: readonly LeftDelivery[];
  /** Sweeps that were asked for. */
  readonly swept: number;
  /** What GitHub failed at; null = nothing. */
  readonly failure: GitHubError | null;
}

/** In one round; one request each. */
const MOST_READ = 500;
/** What is read is woken and forgotten by so many: after a crash at most these are read again. */
const BATCH = 50;

/**
 * Does what deliveries that nobody made again would have done: reads them in GitHub's log, and wakes what they wake. What
 * GitHub does not have any more is swept. At most 500; the others stay for the next round.
 */
export async function readLeftDeliveries(
  all: readonly LeftDelivery[],
  tools: ReadingTools,
): Promise<LeftReading> {
  let unread = all;
  let read = 0;
  const swept = new Set<number>();
  while (unread.length > 0 && read < MOST_READ && !tools.isStopping()) {
    const batch = await readBatch(unread.slice(0, BATCH), tools);
    await tools.wake(batch.wakeUps);
    for (const installation of batch.forgotten) {
      if (swept.has(installation)) continue;
      await tools.sweep(installation);
      swept.add(installation);
    }
    read += batch.read;
    unread = putOff(unread.slice(batch.read), batch.failure);
    await tools.remember(unread);
    if (batch.failure !== null) return { read, unread, swept: swept.size, failure: batch.failure };
  }
  return { read, unread, swept: swept.size, failure: null };
}

interface Batch {
  readonly read: number;
  readonly wakeUps: readonly WakeUp[];
  /** Installations of what GitHub does not have any more. */
  readonly forgotten: readonly number[];
  readonly failure: GitHubError | null;
}

async function readBatch(
  batch: readonly LeftDelivery[],
  { deliveries, readWakeUps, log }: ReadingTools,
): Promise<Batch> {
  const wakeUps: WakeUp[] = [];
  const forgotten: number[] = [];
  for (const [read, { id, installation }] of batch.entries()) {
    let sent: SentEvent | null;
    try {
      sent = await deliveries.read(id);
    } catch (error) {
      const failure = tellFailure(error, "GitHub does not tell what failed; the next round goes on.", log);
      return { read, wakeUps, forgotten, failure };
    }
    if (sent === null) forgotten.push(installation);
    else wakeUps.push(...readWakeUps(sent.event, sent.payload));
  }
  return { read: batch.length, wakeUps, forgotten, failure: null };
}

/** One that GitHub fails at goes last: it does not keep the others waiting. */
function putOff(unread: readonly LeftDelivery[], failure: GitHubError | null): readonly LeftDelivery[] {
  return failure?.kind === "unavailable" ? [...unread.slice(1), ...unread.slice(0, 1)] : unread;
}
