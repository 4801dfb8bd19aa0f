import type { Clock } from "./clock.ts";

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  setTimer: (waitMs, call) => {
    const timer = setTimeout(call, waitMs);
    return () => clearTimeout(timer);
  },
};
