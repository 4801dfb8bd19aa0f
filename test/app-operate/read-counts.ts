import type { Counter } from "prom-client";

/** What a counter stands at, by the values of its labels. */
export async function readCounts(counter: Counter<string>): Promise<Record<string, number>> {
  const { values } = await counter.get();
  return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(" "), value]));
}
