import type { Clock } from "../shared/github/clock.ts";
import { describeError } from "./describe-error.ts";
import type { Log } from "./log.ts";

/** Something that runs. */
export interface Stopping {
  /** Nothing begins any more; resolves once what is under way has ended. */
  stop(): Promise<void>;
}

export interface DutySettings {
  /** Whether it is for us, for so many milliseconds from now; 0 = not any more. */
  readonly claim: (forMs: number) => Promise<boolean>;
  /** Begins what is to be done by one replica alone. */
  readonly begin: () => Stopping;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whoever has it and is not heard of for so long is taken for dead. */
const LEASE_MS = 60_000;
const RENEWED_MS = LEASE_MS / 3;

/** What one replica among all does: it keeps doing it as long as it lives, and another one takes over when it is gone. */
export class Duty implements Stopping {
  private readonly settings: DutySettings;
  private doing: Stopping | null = null;
  private cancel: (() => void) | null = null;
  private turning: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(settings: DutySettings) {
    this.settings = settings;
  }

  /** Asks whether it is for us now. To be called once. */
  start(): void {
    this.turning = this.turn();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.cancel?.();
    await this.turning;
    const wasOurs = this.doing !== null;
    await this.end();
    // The next one does not have to wait.
    if (wasOurs) await this.claim(0);
  }

  private async turn(): Promise<void> {
    const { begin, clock } = this.settings;
    const isOurs = await this.claim(LEASE_MS);
    if (this.isStopped) return;
    if (!isOurs) await this.end();
    else this.doing ??= begin();
    this.cancel = clock.setTimer(RENEWED_MS, () => this.start());
  }

  private async end(): Promise<void> {
    const { doing } = this;
    this.doing = null;
    await doing?.stop();
  }

  private async claim(forMs: number): Promise<boolean> {
    try {
      return await this.settings.claim(forMs);
    } catch (error) {
      this.settings.log.warn(
        describeError(error),
        "Who looks for lost events cannot be agreed on; asked again.",
      );
      return false;
    }
  }
}
