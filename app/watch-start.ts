import type { SweepMemory } from "../shared/reconcile/sweep.ts";

/**
 * The same memory of a repository's sweeps, which besides tells when the sweep began that goes on with it: maybe many
 * runs ago, before a wait for GitHub's limits or a restart.
 *
 * @param now milliseconds since 1970; when it begins if nothing else is told
 */
export function watchStart(
  memory: SweepMemory,
  now: number,
): { readonly memory: SweepMemory; readonly startedAt: () => number } {
  let startedAt = now;
  return {
    memory: {
      read: () => memory.read(),
      write: (record) => {
        startedAt = record.open?.startedAt ?? startedAt;
        return memory.write(record);
      },
    },
    startedAt: () => startedAt,
  };
}
