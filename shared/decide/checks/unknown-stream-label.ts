import { fold } from "../../text/fold.ts";
import { foldName } from "../../text/fold-name.ts";
import { isNearName } from "../../text/near-name.ts";
import type { CompiledMap } from "../compile-rules.ts";
import type { Check } from "./check.ts";

/** A label with the stream prefix that the map does not have. */
export const unknownStreamLabel: Check = ({ labels, map }) => {
  const hasPrefix = prefixTest(map.flowMap.labels.prefix);
  const unknown = [...labels].filter(([folded]) => hasPrefix(folded) && !isKnown(folded, map));
  if (unknown.length === 0) return null;
  return unknown.map(([folded, label]) => describe(folded, label, map)).join(" ");
};

function describe(folded: string, label: string, map: CompiledMap): string {
  const near = map.flowMap.streams.filter((stream) => isNearName(folded, foldName(stream.label)));
  const meant = near.map((stream) => `"${stream.label}"`).join(" or ");
  return `The map has no stream for the label "${label}".${meant === "" ? "" : ` Is ${meant} meant?`}`;
}

/** "stream:checkout" has the prefix "stream: ", but "streaming" does not have the prefix "stream ". */
function prefixTest(prefix: string): (folded: string) => boolean {
  const whole = fold(prefix).trimStart();
  if (whole.trim() === "") return () => false;
  const bare = whole.trimEnd();
  const enough = /[\p{L}\p{M}\p{Nd}_]$/u.test(bare) ? whole : bare;
  return (folded) => folded.startsWith(enough);
}

function isKnown(folded: string, map: CompiledMap): boolean {
  if (map.written.has(folded) || map.aliases.has(folded)) return true;
  const { labels, services, objectives } = map.flowMap;
  const named = [
    labels.blocked,
    labels.started,
    labels.done,
    ...[...services, ...objectives].map((x) => x.labels),
  ];
  return named.some((names) => names.some((name) => foldName(name) === folded));
}
