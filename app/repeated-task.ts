import type { Clock } from "../shared/github/clock.ts";
import { describeError } from "./describe-error.ts";
import type { Log } from "./log.ts";

export interface RepeatedTaskSettings {
  /** For the log. */
  readonly name: string;
  readonly run: () => Promise<void>;
  /** Milliseconds from the end of a run to the next. */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Does something at start and from time to time. A run that fails is logged, and the next one comes all the same. */
export class RepeatedTask {
  private readonly settings: RepeatedTaskSettings;
  private cancel: (() => void) | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(settings: RepeatedTaskSettings) {
    this.settings = settings;
  }

  /** Runs it now. To be called once. */
  start(): void {
    this.running = this.run();
  }

  /** No run begins any more; resolves once the one under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.cancel?.();
    await this.running;
  }

  private async run(): Promise<void> {
    const { run, name, log, clock, everyMs } = this.settings;
    try {
      await run();
    } catch (error) {
      log.error({ task: name, ...describeError(error) }, "It failed; it will be done again.");
    }
    if (this.isStopped) return;
    this.cancel = clock.setTimer(everyMs, () => {
      this.running = this.run();
    });
  }
}
