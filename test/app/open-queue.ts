import { ManualClock } from "./manual-clock.ts";
import { MemoryQueue } from "./memory-queue.ts";
import { type BenchOptions, type QueueBench, setUpBench } from "./queue-bench.ts";
import { settle } from "./settle.ts";

export { claim, namesOf, WAITS, wake } from "./queue-bench.ts";

/** The queue in memory, on a bench. */
export function openQueue(concurrency = 1, spacingMs = 0): QueueBench & { readonly clock: ManualClock } {
  return openMemoryQueue({ concurrency, spacingMs });
}

export function openMemoryQueue(options: BenchOptions): QueueBench & { readonly clock: ManualClock } {
  const clock = new ManualClock();
  const bench = setUpBench(
    {
      now: () => clock.now(),
      move: (ms) => clock.advance(ms),
      settle,
      makeQueue: (settings) => new MemoryQueue({ ...settings, clock }),
    },
    options,
  );
  return { ...bench, clock };
}
