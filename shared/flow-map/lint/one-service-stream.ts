import type { Service } from "../../domain/flow-map.ts";
import type { Rule } from "../../domain/rule.ts";
import { foldName } from "../../text/fold-name.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** A stream is a flow, not a component by another name: not every rule of it speaks of the same service. */
export const oneServiceStream: WarningLint = ({ flowMap, tree, isSound }) => {
  const services = flowMap.services.map(
    ({ id, words, labels }): NamedService => ({
      id,
      names: new Set([id, ...words, ...labels].map(bare)),
    }),
  );
  return flowMap.streams.flatMap(({ id, successor, rules }) => {
    const names = successor === null && isSound(id) ? namesOf(rules) : null;
    const service = names?.length
      ? services.find((one) => names.every((name) => one.names.has(name)))
      : undefined;
    if (service === undefined) return [];
    const message = `Every rule of the stream "${id}" is about the service "${service.id}".`;
    const hint = "A stream is what a customer gets, end to end: add the words that customers use for it.";
    return [problemAt(tree, ["streams", id], { code: "one-service-stream", message, hint }, "key")];
  });
};

interface NamedService {
  readonly id: Service["id"];
  readonly names: ReadonlySet<string>;
}

/** All words and labels of the rules; null when a rule asks for something else, which is no service's name. */
function namesOf(rules: readonly Rule[]): string[] | null {
  const names: string[] = [];
  for (const { matcher } of rules) {
    if (matcher.kind === "words") names.push(...matcher.words.map(bare));
    else if (matcher.kind === "labels") names.push(...matcher.labels.map(bare));
    else {
      const inner = matcher.kind === "all" ? namesOf(matcher.rules) : null;
      if (inner === null) return null;
      names.push(...inner);
    }
  }
  return names;
}

/** "payments-api*" is still about payments-api. */
function bare(name: string): string {
  const folded = foldName(name);
  let from = 0;
  let to = folded.length;
  while (from < to && folded[from] === "*") from++;
  while (to > from && folded[to - 1] === "*") to--;
  return folded.slice(from, to);
}
