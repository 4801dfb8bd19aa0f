import { isNearName } from "../../text/near-name.ts";
import type { CompiledMap } from "../compile-rules.ts";
import type { Check } from "./check.ts";

/** A label with the stream prefix that the map does not have. */
export const unknownStreamLabel: Check = ({ labels, map }) => {
  const { hasPrefix, known } = map.labels;
  const unknown = [...labels].filter(
    ([folded]) => hasPrefix(folded) && !known.has(folded) && !map.ruleIndex.asksFor(folded),
  );
  if (unknown.length === 0) return null;
  return unknown.map(([folded, label]) => describe(folded, label, map)).join(" ");
};

function describe(folded: string, label: string, map: CompiledMap): string {
  const near = [...map.labels.own].filter(([own]) => isNearName(folded, own));
  const meant = near.map(([, { stream }]) => `"${map.streams.get(stream)?.label}"`).join(" or ");
  return `The map has no stream for the label "${label}".${meant === "" ? "" : ` Is ${meant} meant?`}`;
}
