import { GitHubError } from "../shared/domain/github-error.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import type { FailedDelivery } from "./failed-delivery.ts";
import { listFailures } from "./list-failures.ts";
import type { Log } from "./log.ts";
import {
  type EventKinds,
  forgetUndone,
  type LeftDelivery,
  listTold,
  NOTHING_REMEMBERED,
  planRedelivery,
  type RedeliveryMemory,
  type RedeliveryPlan,
} from "./plan-redelivery.ts";
import { type ReadingTools, readLeftDeliveries } from "./read-left-deliveries.ts";
import { tellFailure } from "./tell-failure.ts";
import type { RepositoryPlace } from "./wake-up.ts";

/** What is to be swept: a repository; all of an installation; or, null, everything. */
export type SweepWish = RepositoryPlace | { readonly installation: number } | null;

export interface RedeliveryTools
  extends EventKinds,
    Pick<ReadingTools, "readWakeUps" | "wake" | "isStopping"> {
  readonly deliveries: DeliveryLog;
  readonly memory: {
    read(): Promise<RedeliveryMemory | null>;
    write(memory: RedeliveryMemory): Promise<void>;
  };
  /** Resolves once it is sure that the sweep will be made. */
  readonly requestSweep: (wish: SweepWish) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}

/** What one round came to. */
export interface RedeliveryRound {
  readonly failures: number;
  readonly redelivered: number;
  /** Events that were read in GitHub's log. */
  readonly read: number;
  /** Events that are to be read in the next rounds. */
  readonly unread: number;
  /** Sweeps that were asked for. */
  readonly swept: number;
  readonly ignored: number;
  /** False = GitHub failed or asked to wait, or the App stops: the next round goes on. */
  readonly isComplete: boolean;
}

/**
 * Has GitHub deliver again what failed since the last round, and reads in GitHub's log, or sweeps, where that is of no
 * use. To be called by one replica at a time; what it did is remembered, and doing it twice does no harm.
 */
export async function redeliverFailures(tools: RedeliveryTools): Promise<RedeliveryRound> {
  const kept = (await tools.memory.read()) ?? NOTHING_REMEMBERED;
  const now = tools.now();
  const listed = await listFailures(kept, now, tools);
  if (listed === null) return NOTHING_DONE;
  const { failures, isWhole, older, unlisted } = listed;
  const former = { ...kept, unlisted, unread: [...listTold(older, tools), ...kept.unread] };
  const plan = planRedelivery(failures, former, tools, now);
  const round = { ...NOTHING_DONE, failures: failures.length, ignored: plan.ignored };
  const swept = await requestSweeps(isWhole ? plan.sweep : null, tools);
  if (swept === null) return round;
  // First: it is quick, and somebody waits for an answer.
  const reading = await readLeft(plan, former, tools);
  const isRefused = reading.failure !== null && reading.failure.kind !== "unavailable";
  const isStopping = (): boolean => isRefused || tools.isStopping();
  const sending = await redeliver(plan.redeliver, { ...tools, isStopping });
  const { undone } = sending;
  const unread = [...reading.unread, ...sending.unread];
  const memory = undone.length === 0 ? plan.memory : forgetUndone(plan, undone, former);
  await tools.memory.write({ ...memory, unread });
  const done: RedeliveryRound = {
    ...round,
    // The first of the undone may have been refused without a sweep.
    redelivered: Math.max(0, plan.redeliver.length - sending.refused - undone.length),
    read: reading.read,
    unread: unread.length,
    swept: swept + reading.swept + sending.sweeps,
    isComplete: undone.length === 0 && reading.failure === null,
  };
  if (failures.length > 0 || done.read > 0) tools.log.info({ ...done }, "Deliveries had failed.");
  return done;
}

/** What is woken is not read again after a crash, while nothing of the rest counts as done. */
const readLeft = (plan: RedeliveryPlan, former: RedeliveryMemory, tools: RedeliveryTools) =>
  readLeftDeliveries(plan.memory.unread, {
    ...tools,
    sweep: (installation) => tools.requestSweep({ installation }),
    remember: (unread) => tools.memory.write({ ...forgetUndone(plan, plan.redeliver, former), unread }),
  });

const NOTHING_DONE: RedeliveryRound = {
  failures: 0,
  redelivered: 0,
  read: 0,
  unread: 0,
  swept: 0,
  ignored: 0,
  isComplete: false,
};

/** How many sweeps were asked for; null = GitHub failed. `places` null = everything is to be swept. */
async function requestSweeps(
  places: readonly LeftDelivery[] | null,
  tools: RedeliveryTools,
): Promise<number | null> {
  try {
    if (places === null) await tools.requestSweep(null);
    for (const place of places ?? []) await tools.requestSweep(await findWish(place, tools));
    return places?.length ?? 1;
  } catch (error) {
    const line = "GitHub does not tell where deliveries failed; asked again in the next round.";
    tellFailure(error, line, tools.log);
    return null;
  }
}

/** A delivery names its repository by a number alone; its payload has the name. */
async function findWish(
  { id, installation, repository }: LeftDelivery,
  { deliveries }: RedeliveryTools,
): Promise<SweepWish> {
  const name = repository === null ? null : await deliveries.readRepository(id);
  return name === null ? { installation } : { installation, ...name };
}

interface Sending {
  /** GitHub does not deliver them again. */
  readonly refused: number;
  /** Those of the refused that are to be read. */
  readonly unread: readonly LeftDelivery[];
  readonly sweeps: number;
  readonly undone: readonly FailedDelivery[];
}

/** One after the other; the client spaces them out. What GitHub refuses is read later, or its place is swept. */
async function redeliver(failures: readonly FailedDelivery[], tools: RedeliveryTools): Promise<Sending> {
  const swept = new Set<string>();
  const unread: LeftDelivery[] = [];
  let refused = 0;
  const end = (undone: readonly FailedDelivery[]) => ({ refused, unread, sweeps: swept.size, undone });
  for (const [index, failure] of failures.entries()) {
    if (tools.isStopping()) return end(failures.slice(index));
    try {
      if (await isTaken(failure, tools)) continue;
      refused += 1;
      const told = listTold([failure], tools);
      unread.push(...told);
      if (told.length > 0) continue;
      const left = { ...failure, installation: failure.installation! };
      const key = `${left.installation} ${left.repository}`;
      if (!swept.has(key)) await tools.requestSweep(await findWish(left, tools));
      swept.add(key);
    } catch (error) {
      tellFailure(error, "GitHub does not deliver again now; the next round goes on.", tools.log);
      return end(failures.slice(index));
    }
  }
  return end([]);
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
