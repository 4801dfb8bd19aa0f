import type { CheckSubject } from "./check.ts";

/** The living streams that the labels, own ones and aliases, name; in the map's order, each once. */
export function labelledStreams({ labels, map }: CheckSubject): string[] {
  const named = new Set<string>();
  for (const folded of labels.keys()) {
    const id = map.ownLabels.get(folded) ?? map.aliases.get(folded);
    if (id !== undefined) named.add(map.streams.get(id)?.successor ?? id);
  }
  return [...map.streams.keys()].filter((id) => named.has(id));
}
