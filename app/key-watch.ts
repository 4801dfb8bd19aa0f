import { GitHubError } from "../shared/domain/github-error.ts";
import { HostError } from "./host-error.ts";
import type { Log } from "./log.ts";

/** GitHub does not take the App's own key: nothing is wrong with the job, and nothing can be done for any. */
export class KeyRefusedError extends GitHubError {
  constructor() {
    super("forbidden", "GitHub does not take the App's private key.");
    this.name = "KeyRefusedError";
  }
}

/** All jobs wait for so long, then those that start see whether it is taken again. */
const PAUSE_MS = 60_000;

const REFUSED =
  "GitHub does not take the App's private key any more. All work waits, and nothing is lost. Put a key that the App's " +
  "settings page on GitHub lists into PRIVATE_KEY or the file of PRIVATE_KEY_PATH, and start Streamkeeper again. If the " +
  "key is listed there, look at the machine's clock.";

/** Knows whether GitHub takes the App's key, by each answer to what is asked with it; told once, however many ask. */
export class KeyWatch {
  private readonly now: () => number;
  private readonly log: Log;
  private refusedAt: number | null = null;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number, log: Log) {
    this.now = now;
    this.log = log;
  }

  /** @returns what to fail with */
  refuse(): KeyRefusedError {
    if (this.refusedAt === null) this.log.error({}, REFUSED);
    this.refusedAt = this.now();
    return new KeyRefusedError();
  }

  accept(): void {
    if (this.refusedAt === null) return;
    this.refusedAt = null;
    this.log.info({}, "GitHub takes the App's key again: the work goes on.");
  }

  /** Until when no job is to start, milliseconds since 1970; null = they may. */
  get pausedUntil(): number | null {
    if (this.refusedAt === null) return null;
    const age = this.now() - this.refusedAt;
    // A clock that was put back says nothing about it.
    return age >= 0 && age < PAUSE_MS ? this.refusedAt + PAUSE_MS : null;
  }

  /** @throws HostError while it is refused */
  demand(): void {
    if (this.refusedAt !== null)
      throw new HostError("GitHub refuses the App's credentials. Look at APP_ID and PRIVATE_KEY.");
  }
}
