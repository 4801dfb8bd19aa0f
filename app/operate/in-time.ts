import type { Clock } from "../../shared/github/clock.ts";
import { HostError } from "../host-error.ts";

/** The answer, or a HostError once `limitMs` went by; what is late is dropped. */
export function inTime<T>(ask: () => Promise<T>, limitMs: number, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(limitMs, () =>
      reject(new HostError(`No answer within ${limitMs / 1000} s.`)),
    );
    // An `ask` that throws at once is one that rejects.
    Promise.resolve().then(ask).then(resolve, reject).finally(cancel);
  });
}
