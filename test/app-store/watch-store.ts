import { setImmediate } from "node:timers/promises";
import type { Store } from "../../app/store/store.ts";

export interface WatchedStore {
  readonly store: Store;
  /** Waits until nothing is asked of the database any more. */
  readonly settle: () => Promise<void>;
  /** Makes all that is asked of the database fail, until it is called with null. */
  readonly fail: (error: Error | null) => void;
}

/** Turns of the event loop without a statement, after which none is to come without a timer. */
const QUIET_TURNS = 4;

/** A store that tells when it is at rest, and that can be made to fail. */
export function watchStore(store: Store): WatchedStore {
  let inFlight = 0;
  let failure: Error | null = null;
  const watch = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get: (_, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "function") return value;
        return (...values: unknown[]) => track(() => value.apply(target, values));
      },
    });
  const track = async (run: () => unknown): Promise<unknown> => {
    if (failure !== null) throw failure;
    inFlight += 1;
    try {
      return await run();
    } finally {
      inFlight -= 1;
    }
  };
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await setImmediate();
      quiet = inFlight === 0 ? quiet + 1 : 0;
    }
  };
  return {
    store: { ...store, database: watch(store.database), boss: watch(store.boss) },
    settle,
    fail: (error) => {
      failure = error;
    },
  };
}
