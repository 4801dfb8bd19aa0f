import type { Span } from "./spans.ts";

/** One event that puts something (a label, a blocker) or takes it away. */
export interface Toggle {
  readonly at: number;
  readonly on: boolean;
}

/**
 * The state after each event, and before the first (index 0): today's with the later events undone, newest first.
 * So an event tells how it was before it, and the file how it is after the last.
 */
export function statesAround(toggles: readonly Toggle[], today: boolean): boolean[] {
  return [...toggles.map(({ on }) => !on), today];
}

/** When it was there, from creation on; "for ever" ends at Infinity. */
export function traceToggle(toggles: readonly Toggle[], today: boolean, created: number): Span[] {
  const states = statesAround(toggles, today);
  return states.flatMap((on, index) => {
    const from = index === 0 ? created : toggles[index - 1]!.at;
    const to = toggles[index]?.at ?? Number.POSITIVE_INFINITY;
    return on ? [{ from, to }] : [];
  });
}
