import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** Carries the label, own or alias, of a retired stream. */
export const retiredStream: Check = ({ labels, map }) => {
  const messages: string[] = [];
  for (const [folded, label] of labels) {
    const id = map.ownLabels.get(folded) ?? map.aliases.get(folded);
    const successor = id === undefined ? null : (map.streams.get(id)?.successor ?? null);
    if (id === undefined || successor === null) continue;
    const [name, now] = [nameStream(id, map), nameStream(successor, map)];
    messages.push(`The label "${label}" is of the retired stream ${name}, whose work sits in ${now} now.`);
  }
  return messages.length === 0 ? null : messages.join(" ");
};
