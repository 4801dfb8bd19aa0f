import type { Clock } from "../../shared/github/clock.ts";
import type { Check } from "./check-readiness.ts";

/** The same check, asked one at a time, its verdict kept for so many milliseconds: however often somebody looks. */
export function keepVerdict(check: Check, keptMs: number, clock: Pick<Clock, "setTimer">): Check {
  let verdict: Promise<void> | null = null;
  const keep = (): void => {
    clock.setTimer(keptMs, () => {
      verdict = null;
    });
  };
  return () => {
    if (verdict === null) {
      verdict = Promise.resolve().then(check);
      verdict.then(keep, keep);
    }
    return verdict;
  };
}
