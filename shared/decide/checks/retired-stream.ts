import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** Carries the label, own or alias, of a retired stream. */
export const retiredStream: Check = ({ labels, map }) => {
  const messages: string[] = [];
  for (const [folded, label] of labels) {
    const { stream, living } = map.labels.own.get(folded) ?? map.labels.aliases.get(folded) ?? {};
    if (stream === undefined || living === undefined || stream === living) continue;
    const [name, now] = [nameStream(stream, map), nameStream(living, map)];
    messages.push(`The label "${label}" is of the retired stream ${name}, whose work sits in ${now} now.`);
  }
  return messages.length === 0 ? null : messages.join(" ");
};
