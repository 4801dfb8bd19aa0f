import type { Clock } from "../../shared/github/clock.ts";
import type { Log } from "../log.ts";
import type { Instruments } from "./instruments.ts";

export interface ClockWatch {
  readonly clock: Clock;
  /** Milliseconds from any start, never set back: what the clock is compared with. */
  readonly steady: () => number;
  readonly instruments: Pick<Instruments, "clockJumps">;
  readonly log: Log;
}

const EVERY_MS = 10_000;
/** Less is a clock that is put right bit by bit. */
const JUMP_MS = 5_000;

/** Notices when the machine's clock jumps: retries and pauses then come early or late. Call what it returns to end it. */
export function watchClock({ clock, steady, instruments, log }: ClockWatch): () => void {
  let ahead = clock.now() - steady();
  let cancel = (): void => {};
  const look = (): void => {
    const jumped = clock.now() - steady() - ahead;
    ahead += jumped;
    if (Math.abs(jumped) >= JUMP_MS) {
      instruments.clockJumps.inc();
      log.warn({ seconds: Math.round(jumped / 1000) }, "The machine's clock jumped.");
    }
    cancel = clock.setTimer(EVERY_MS, look);
  };
  cancel = clock.setTimer(EVERY_MS, look);
  return () => cancel();
}
