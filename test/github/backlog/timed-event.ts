import type { BacklogEvent } from "./backlog-row.ts";

/** An event with its instant in milliseconds. */
export type TimedEvent = BacklogEvent & { readonly ms: number };
