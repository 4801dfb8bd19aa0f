import type { Clock } from "../shared/github/clock.ts";
import { describeError } from "./describe-error.ts";
import type { Log } from "./log.ts";

/** The process, as far as its end goes. */
export interface EndingProcess {
  on(signal: "SIGTERM" | "SIGINT", listener: (signal: string) => void): unknown;
  exit(code: number): void;
}

export interface Stopping {
  /** Ends what runs; resolves to how many targets were left waiting. */
  readonly stop: () => Promise<number>;
  readonly process: EndingProcess;
  readonly clock: Clock;
  readonly log: Log;
}

/** Orchestrators kill what takes much longer. */
const PATIENCE_MS = 10_000;
/** A terminal sends Ctrl+C to npm and to us, and npm passes it on: one press comes twice. */
const ONE_PRESS_MS = 500;

/** Ends the process well on the first SIGTERM or SIGINT: exit code 0. A second one, or 10 s, end it at once: 1. */
export function stopCleanly({ stop, process, clock, log }: Stopping): void {
  let firstAt: number | null = null;
  const onSignal = (signal: string): void => {
    if (firstAt !== null) {
      if (clock.now() - firstAt < ONE_PRESS_MS) return;
      log.warn({ signal }, "A second signal: ending at once.");
      process.exit(1);
      return;
    }
    firstAt = clock.now();
    log.info({ signal }, "Stopping: what is under way is brought to its end.");
    clock.setTimer(PATIENCE_MS, () => {
      log.error({ seconds: PATIENCE_MS / 1000 }, "What was under way did not end in time.");
      process.exit(1);
    });
    void stop().then(
      (left) => {
        log.info({ left }, left === 0 ? "Stopped; nothing was left to do." : "Stopped with work left to do.");
        process.exit(0);
      },
      (error: unknown) => {
        log.error(describeError(error), "Stopping failed.");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
