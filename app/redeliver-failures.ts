import { GitHubError } from "../shared/domain/github-error.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import { describeError } from "./describe-error.ts";
import type { FailedDelivery } from "./failed-delivery.ts";
import type { Log } from "./log.ts";
import {
  forgetUndone,
  type LostPlace,
  listFrom,
  NOTHING_REMEMBERED,
  planRedelivery,
  type RedeliveryMemory,
} from "./plan-redelivery.ts";
import type { RepositoryPlace } from "./wake-up.ts";

/** What is to be swept: a repository; all of an installation; or, null, everything. */
export type SweepWish = RepositoryPlace | { readonly installation: number } | null;

export interface RedeliveryTools {
  readonly deliveries: DeliveryLog;
  readonly memory: {
    read(): Promise<RedeliveryMemory | null>;
    write(memory: RedeliveryMemory): Promise<void>;
  };
  /** Whether we do anything on an event of that name. */
  readonly isOurs: (event: string) => boolean;
  /** Resolves once it is sure that the sweep will be made. */
  readonly requestSweep: (wish: SweepWish) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}

/** What one round came to. */
export interface RedeliveryRound {
  readonly failures: number;
  readonly redelivered: number;
  /** Sweeps that were asked for. */
  readonly swept: number;
  readonly ignored: number;
  /** False = GitHub failed, or asked to wait: the next round goes on. */
  readonly isComplete: boolean;
}

/** GitHub lists 100 a page. What is more than this is not told apart any more: everything is swept. */
const MOST_LISTED = 20_000;

/**
 * Has GitHub deliver again what failed since the last round, and sweeps where that is of no use. To be called by one
 * replica at a time; what it did is remembered, and doing it twice does no harm.
 */
export async function redeliverFailures(tools: RedeliveryTools): Promise<RedeliveryRound> {
  const former = (await tools.memory.read()) ?? NOTHING_REMEMBERED;
  const now = tools.now();
  const listed = await list(listFrom(former, now), tools);
  if (listed === null) return NOTHING_DONE;
  const { failures, isWhole } = listed;
  const plan = planRedelivery(failures, former, tools.isOurs, now);
  const round = { ...NOTHING_DONE, failures: failures.length, ignored: plan.ignored };
  const swept = await requestSweeps(isWhole ? plan.sweep : null, tools);
  if (swept === null) return round;
  const { refused, sweeps, undone } = await redeliver(plan.redeliver, tools);
  const isComplete = undone.length === 0;
  await tools.memory.write(isComplete ? plan.memory : forgetUndone(plan, undone, former));
  // The first of the undone may have been refused without a sweep.
  const redelivered = Math.max(0, plan.redeliver.length - refused - undone.length);
  const done = { ...round, redelivered, swept: swept + sweeps, isComplete };
  if (failures.length > 0) tools.log.info({ ...done }, "Deliveries had failed.");
  return done;
}

const NOTHING_DONE: RedeliveryRound = {
  failures: 0,
  redelivered: 0,
  swept: 0,
  ignored: 0,
  isComplete: false,
};

async function list(
  since: number,
  { deliveries, log }: RedeliveryTools,
): Promise<{ readonly failures: readonly FailedDelivery[]; readonly isWhole: boolean } | null> {
  const failures: FailedDelivery[] = [];
  let unreadable = 0;
  try {
    for await (const page of deliveries.listFailures(since)) {
      failures.push(...page.failures);
      unreadable += page.unreadable;
      if (failures.length >= MOST_LISTED) break;
    }
  } catch (error) {
    return fail(error, "GitHub does not list the failed deliveries; asked again in the next round.", log);
  }
  if (unreadable > 0) log.warn({ unreadable }, "Some failed deliveries cannot be read: everything is swept.");
  return { failures, isWhole: failures.length < MOST_LISTED && unreadable === 0 };
}

/** What GitHub or the network failed at; a mistake in the code goes on. */
function fail(error: unknown, line: string, log: Log): null {
  if (!(error instanceof GitHubError)) throw error;
  log.warn(describeError(error), line);
  return null;
}

/** How many sweeps were asked for; null = GitHub failed. `places` null = everything is to be swept. */
async function requestSweeps(
  places: readonly LostPlace[] | null,
  tools: RedeliveryTools,
): Promise<number | null> {
  try {
    if (places === null) await tools.requestSweep(null);
    for (const place of places ?? []) await tools.requestSweep(await findWish(place, tools));
    return places?.length ?? 1;
  } catch (error) {
    return fail(
      error,
      "GitHub does not tell where deliveries failed; asked again in the next round.",
      tools.log,
    );
  }
}

/** A delivery names its repository by a number alone; its payload has the name. */
async function findWish(
  { installation, repository, sample }: LostPlace,
  { deliveries }: RedeliveryTools,
): Promise<SweepWish> {
  const name = repository === null ? null : await deliveries.readRepository(sample);
  return name === null ? { installation } : { installation, ...name };
}

/** One after the other; the client spaces them out. Where GitHub does not have one any more, its place is swept. */
async function redeliver(
  failures: readonly FailedDelivery[],
  tools: RedeliveryTools,
): Promise<{
  readonly refused: number;
  readonly sweeps: number;
  readonly undone: readonly FailedDelivery[];
}> {
  const swept = new Set<string>();
  let refused = 0;
  for (const [index, failure] of failures.entries()) {
    try {
      if (await isTaken(failure, tools)) continue;
      refused += 1;
      const place = { ...failure, installation: failure.installation!, sample: failure.id };
      const key = `${place.installation} ${place.repository}`;
      if (!swept.has(key)) await tools.requestSweep(await findWish(place, tools));
      swept.add(key);
    } catch (error) {
      fail(error, "GitHub does not deliver again now; the next round goes on.", tools.log);
      return { refused, sweeps: swept.size, undone: failures.slice(index) };
    }
  }
  return { refused, sweeps: swept.size, undone: [] };
}

async function isTaken({ id }: FailedDelivery, { deliveries }: RedeliveryTools): Promise<boolean> {
  try {
    await deliveries.redeliver(id);
    return true;
  } catch (error) {
    if (error instanceof GitHubError && (error.kind === "gone" || error.kind === "refused")) return false;
    throw error;
  }
}
