import type { DurableQueueSettings } from "./durable-queue-settings.ts";
import { installationOf } from "./store/job-queues.ts";
import { listAsleep } from "./store/list-asleep.ts";

/** Which installations are asleep: as far as this process knows, and as the database told at the last look. */
export class Pauses {
  private readonly settings: DurableQueueSettings;
  private stored: ReadonlyMap<number, number> = new Map();

  constructor(settings: DurableQueueSettings) {
    this.settings = settings;
  }

  /** Asks what an earlier process and other replicas left. */
  async refresh(): Promise<void> {
    const { store, clock } = this.settings;
    const asleep = await listAsleep(store, clock.now());
    this.stored = new Map(asleep.map(({ installation, until }) => [installation, until]));
  }

  /** Milliseconds until jobs of a queue may start; 0 = they may. */
  waitFor(queue: string): number {
    const { clock, pausedUntil } = this.settings;
    const installation = installationOf(queue);
    const until = Math.max(pausedUntil?.(installation) ?? 0, this.stored.get(installation) ?? 0);
    return Math.max(0, until - clock.now());
  }
}
