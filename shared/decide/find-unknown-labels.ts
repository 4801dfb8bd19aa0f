import { isNearName } from "../text/near-name.ts";
import type { CompiledMap } from "./compile-rules.ts";

/** A label with the stream prefix that the map does not have, as written, and the streams' labels that may be meant. */
export interface UnknownLabel {
  readonly label: string;
  readonly near: readonly string[];
}

/** @param labels folded label -> as written */
export function findUnknownLabels(labels: ReadonlyMap<string, string>, map: CompiledMap): UnknownLabel[] {
  const { hasPrefix, known, own } = map.labels;
  return [...labels].flatMap(([folded, label]) => {
    if (!hasPrefix(folded) || known.has(folded) || map.ruleIndex.asksFor(folded)) return [];
    const near = [...own].flatMap(([name, { stream }]) =>
      isNearName(folded, name) ? (map.streams.get(stream)?.label ?? []) : [],
    );
    return [{ label, near }];
  });
}
