import type { QueueSettings } from "./queue.ts";
import type { Store } from "./store/store.ts";

export interface DurableQueueSettings extends QueueSettings {
  readonly store: Store;
  /** The database could not do something; it is tried again. Must not throw. */
  readonly onTrouble: (error: unknown) => void;
}

/** Milliseconds until what the database could not do is tried again. */
export const TROUBLE_MS = 1000;
