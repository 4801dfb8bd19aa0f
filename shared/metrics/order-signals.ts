import { SIGNAL_RULES, type Signal } from "./stream-figures.ts";

const METRICS: readonly Signal["metric"][] = ["throughput", "netFlow"];

/** By the week that completes them, then throughput before net flow, then the order of the rules; else as given. */
export function orderSignals(signals: readonly Signal[]): Signal[] {
  return [...signals].sort((a, b) => compareWeeks(a, b) || compareKinds(a, b));
}

/** Throughput before net flow, then the order of the rules. */
export const compareKinds = (a: Signal, b: Signal): number =>
  METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) ||
  SIGNAL_RULES.indexOf(a.rule) - SIGNAL_RULES.indexOf(b.rule);

/** Names of weeks sort like their weeks. */
const compareWeeks = (a: Signal, b: Signal): number => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0);
