import type { Clock } from "../shared/github/clock.ts";
import { HEARTBEAT_SECONDS } from "./store/job-queues.ts";
import type { Store } from "./store/store.ts";
import type { TakenJob } from "./store/stored-job.ts";

export interface HeartbeatTools {
  readonly store: Store;
  readonly clock: Clock;
  /** The jobs that this process has. */
  readonly listHeld: () => readonly TakenJob[];
  readonly onTrouble: (error: unknown) => void;
}

const BEAT_MS = (HEARTBEAT_SECONDS * 1000) / 3;

/** Tells the other replicas that the jobs of this process are still at work, as long as it has any. */
export class Heartbeat {
  private readonly tools: HeartbeatTools;
  private isBeating = false;

  constructor(tools: HeartbeatTools) {
    this.tools = tools;
  }

  /** To be called whenever there is a new one. */
  start(): void {
    if (this.isBeating || this.tools.store.kind === "embedded") return;
    this.isBeating = true;
    this.tools.clock.setTimer(BEAT_MS, () => void this.beat());
  }

  private async beat(): Promise<void> {
    const { store, listHeld, onTrouble } = this.tools;
    const held = listHeld();
    try {
      for (const [queue, jobs] of Map.groupBy(held, ({ queue }) => queue)) {
        await store.boss.touch(
          queue,
          jobs.map(({ id, retryCount }) => ({ id, retryCount })),
        );
      }
    } catch (error) {
      onTrouble(error);
    }
    this.isBeating = false;
    if (listHeld().length > 0) this.start();
  }
}
