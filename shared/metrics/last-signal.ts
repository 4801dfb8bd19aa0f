import { compareKinds, orderSignals } from "./order-signals.ts";
import type { Signal } from "./stream-figures.ts";

/**
 * The one of all signals that was completed in the latest week: throughput before net flow, then the order of the rules;
 * of several such gaps between finishes the last.
 *
 * @param signals those of one metric in the order of time
 */
export function lastSignal(signals: readonly Signal[]): Signal | null {
  const ordered = orderSignals(signals);
  const latest = ordered.filter(({ week }) => week === ordered.at(-1)!.week);
  return latest.findLast((signal) => compareKinds(signal, latest[0]!) === 0) ?? null;
}
