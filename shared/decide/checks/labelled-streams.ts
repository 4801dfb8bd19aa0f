import type { CheckSubject } from "./check.ts";

/** The living streams that the labels, own ones and aliases, name; in the map's order, each once. */
export function labelledStreams({ labels, map }: CheckSubject): string[] {
  const named = new Set<string>();
  for (const folded of labels.keys()) {
    const owner = map.labels.own.get(folded) ?? map.labels.aliases.get(folded);
    if (owner !== undefined) named.add(owner.living);
  }
  return named.size < 2 ? [...named] : [...map.streams.keys()].filter((id) => named.has(id));
}
