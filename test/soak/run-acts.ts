import { setTimeout as sleep } from "node:timers/promises";
import { doAct } from "./do-act.ts";
import type { Act } from "./soak-acts.ts";
import type { SoakWorld } from "./soak-world.ts";

export interface ActsRun {
  readonly world: SoakWorld;
  readonly acts: readonly Act[];
  /** How many in a second. */
  readonly pace: number;
  /** Told before each act which one it is. */
  readonly onAct?: (index: number) => void;
}

/** People do all this, one after the other. */
export async function runActs({ world, acts, pace, onAct }: ActsRun): Promise<void> {
  const start = performance.now();
  for (const [index, act] of acts.entries()) {
    const wait = start + (index * 1000) / pace - performance.now();
    if (wait > 0) await sleep(wait);
    onAct?.(index);
    doAct(world, act);
  }
}
