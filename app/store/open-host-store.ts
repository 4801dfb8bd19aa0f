import { randomUUID } from "node:crypto";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { describeError } from "../describe-error.ts";
import { DurableQueue } from "../durable-queue.ts";
import type { HostStore } from "../host-store.ts";
import type { Log } from "../log.ts";
import { DeadLetters } from "./dead-letters.ts";
import { Leases } from "./leases.ts";
import { Ledger } from "./ledger.ts";
import { Notes } from "./notes.ts";
import { openStore, type StorePlace } from "./open-store.ts";
import { readQueueDepth } from "./read-queue-depth.ts";
import { RepositoryActivity } from "./repository-activity.ts";
import { StoredBudget } from "./stored-budget.ts";
import { SweepNotes } from "./sweep-notes.ts";

/**
 * Opens what the App keeps.
 *
 * @throws HostError when the database can't be used, for a reason that its operator can act on
 */
export async function openHostStore(place: StorePlace, log: Log): Promise<HostStore> {
  const store = await openStore(place, { log });
  const now = (): number => SYSTEM_CLOCK.now();
  const notes = new Notes(store);
  const leases = new Leases(store, randomUUID());
  const onTrouble = (error: unknown): void => {
    if (!store.note(error))
      log.error(describeError(error), "The queue could not ask the database; it is tried again.");
  };
  return {
    ledger: new Ledger(store),
    openQueue: (settings) => new DurableQueue({ ...settings, store, onTrouble }),
    keeperFor: (installation) => new StoredBudget(store, installation),
    sweepMemoryOf: (repository) => new SweepNotes(notes, repository),
    activityIn: (repository) => new RepositoryActivity(store, repository, now),
    readNote: (name) => notes.read(name),
    writeNote: (name, note) => notes.write(name, note),
    // A folder is one process's alone: whoever had it before is dead.
    claimLease: async (name, forMs) => store.kind === "embedded" || (await leases.claim(name, forMs)),
    readQueue: async () => {
      const { installations } = await readQueueDepth(store);
      return installations.map(({ installation, waiting, oldestMs }) => ({
        installation,
        depth: waiting,
        oldestAt: now() - oldestMs,
      }));
    },
    deadLetters: new DeadLetters(store),
    countDeadLetters: async () => (await readQueueDepth(store)).dead,
    check: () => store.check(),
    close: () => store.close(),
  };
}
