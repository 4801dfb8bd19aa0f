import type { HostStore } from "../../app/host-store.ts";
import { nameTarget } from "../../app/name-target.ts";
import type { RepositoryPlace } from "../../app/wake-up.ts";
import type { SweepRecord } from "../../shared/reconcile/sweep.ts";
import { keepInMemory } from "../github-io/keep-in-memory.ts";
import { MemoryQueue } from "./memory-queue.ts";

/** What the App keeps, in memory: for one replica, and as long as it lives. */
export function openMemoryHostStore(): HostStore {
  const sweeps = new Map<string, SweepRecord>();
  const notes = new Map<string, string>();
  const keyOf = (place: RepositoryPlace): string => nameTarget({ kind: "sweep", ...place });
  return {
    ledger: { record: async () => {} },
    openQueue: (settings) => new MemoryQueue(settings),
    keeperFor: () => keepInMemory(),
    sweepMemoryOf: (place) => ({
      read: async () => sweeps.get(keyOf(place)) ?? null,
      write: async (record) => void sweeps.set(keyOf(place), record),
    }),
    activityIn: () => ({ read: async () => ({ issues: new Set(), isWide: false }) }),
    readNote: async (name) => JSON.parse(notes.get(name) ?? "null") as unknown,
    writeNote: async (name, note) => void notes.set(name, JSON.stringify(note)),
    claimLease: async () => true,
    readQueue: async () => [],
    deadLetters: { list: async () => [], replay: async () => 0 },
    countDeadLetters: async () => 0,
    check: async () => {},
    close: async () => {},
  };
}
