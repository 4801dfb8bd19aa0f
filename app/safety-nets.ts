import type { Actor } from "../shared/domain/actor.ts";
import type { Clock } from "../shared/github/clock.ts";
import type { SweepReason } from "../shared/reconcile/sweep.ts";
import { openDeliveryLog } from "./delivery-log.ts";
import { Duty, type Stopping } from "./duty.ts";
import type { HostStore } from "./host-store.ts";
import { type ListingClient, listInstallations } from "./list-installations.ts";
import type { Log } from "./log.ts";
import { isNightDue, NIGHT_NOTE, readNight } from "./night.ts";
import { countRound, type RoundInstruments } from "./operate/count-round.ts";
import type { Queue } from "./queue.ts";
import { readRedeliveryMemory } from "./read-redelivery-memory.ts";
import { redeliverFailures, type SweepWish } from "./redeliver-failures.ts";
import { RepeatedTask } from "./repeated-task.ts";
import { wakeSweep, wakeSweeps } from "./wake-up.ts";
import { isToldOnce, readWakeUps, WAKING_EVENTS } from "./wake-ups.ts";

export interface SafetyNetParts {
  readonly settings: { readonly sweepHour: number | null };
  readonly store: HostStore;
  /** The identity that our App acts as. */
  readonly own: Actor;
  /** Speaks for the App itself. */
  readonly client: ListingClient;
  readonly queue: Pick<Queue, "add">;
  readonly instruments: RoundInstruments;
  readonly clock: Clock;
  readonly log: Log;
}

const EVERY_MS = 10 * 60_000;
const REDELIVERY = "redelivery";
const NIGHTLY = "nightly sweep";

/**
 * What finds lost events, at start and every ten minutes: failed deliveries, and at night a look at everything. One
 * replica among all does so.
 */
export function spreadSafetyNets(parts: SafetyNetParts): Stopping {
  const { settings, clock, log, store } = parts;
  const { sweepHour } = settings;
  const repeat = (name: string, run: () => Promise<void>): RepeatedTask =>
    new RepeatedTask({ name, run, everyMs: EVERY_MS, clock, log });
  const begin = (): Stopping => {
    const stopping = new AbortController();
    const tasks = [repeat(REDELIVERY, () => redeliver(parts, stopping.signal))];
    if (sweepHour !== null) tasks.push(repeat(NIGHTLY, () => sweepAtNight(sweepHour, parts)));
    for (const task of tasks) task.start();
    const stop = async (): Promise<void> => {
      stopping.abort();
      await Promise.all(tasks.map((task) => task.stop()));
    };
    return { stop };
  };
  const duty = new Duty({ claim: (forMs) => store.claimLease("safety nets", forMs), begin, clock, log });
  duty.start();
  return duty;
}

async function redeliver(parts: SafetyNetParts, stopping: AbortSignal): Promise<void> {
  const { store, client, own, queue, instruments, clock, log } = parts;
  const now = () => clock.now();
  const round = redeliverFailures({
    deliveries: openDeliveryLog(client, now),
    memory: {
      read: async () => readRedeliveryMemory(await store.readNote(REDELIVERY)),
      write: (memory) => store.writeNote(REDELIVERY, memory),
    },
    isOurs: (event) => WAKING_EVENTS.includes(event),
    isToldOnce,
    readWakeUps: (event, payload) => readWakeUps(event, payload, own).wakeUps,
    wake: (wakeUps) => queue.add(wakeUps),
    isStopping: () => stopping.aborted,
    requestSweep: (wish) => requestSweep(wish, "failures", parts),
    now,
    log,
  });
  await countRound(round, instruments);
}

async function sweepAtNight(hour: number, parts: SafetyNetParts): Promise<void> {
  const { store, clock } = parts;
  const now = clock.now();
  if (!isNightDue(hour, readNight(await store.readNote(NIGHT_NOTE)), now)) return;
  await requestSweep(null, "nightly", parts);
  await store.writeNote(NIGHT_NOTE, { at: now });
}

async function requestSweep(
  wish: SweepWish,
  reason: SweepReason,
  { queue, client, clock }: SafetyNetParts,
): Promise<void> {
  if (wish !== null)
    return await queue.add([
      "repo" in wish ? wakeSweep(wish, reason) : wakeSweeps(wish.installation, reason),
    ]);
  for await (const installation of listInstallations(client, () => clock.now()))
    await queue.add([wakeSweeps(installation, reason)]);
}
