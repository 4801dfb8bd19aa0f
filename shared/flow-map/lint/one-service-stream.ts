import type { FlowMap, Service } from "../../domain/flow-map.ts";
import type { Matcher, Rule } from "../../domain/rule.ts";
import type { Stream } from "../../domain/stream.ts";
import { foldName } from "../../text/fold-name.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** A stream is a flow, not a component by another name: not every rule of it speaks of the same service. */
export const oneServiceStream: WarningLint = ({ flowMap, tree, isSound }) =>
  flowMap.streams
    .filter(({ id, successor }) => successor === null && isSound(id))
    .flatMap((stream) => {
      const service = onlyService(stream, flowMap);
      if (service === null) return [];
      const message = `Every rule of the stream "${stream.id}" is about the service "${service.id}".`;
      const hint = "A stream is what a customer gets, end to end: add the words that customers use for it.";
      return [problemAt(tree, ["streams", stream.id], { code: "one-service-stream", message, hint }, "key")];
    });

function onlyService({ rules }: Stream, { services }: FlowMap): Service | null {
  if (rules.length === 0) return null;
  return services.find((service) => rules.every((rule) => isAbout(rule, service))) ?? null;
}

function isAbout({ matcher }: Pick<Rule, "matcher">, service: Service): boolean {
  const names = namesOf(matcher);
  if (names === null) return matcher.kind === "all" && matcher.rules.every((rule) => isAbout(rule, service));
  const own = new Set([service.id, ...service.words, ...service.labels].map(bare));
  return names.every((name) => own.has(bare(name)));
}

const namesOf = (matcher: Matcher): readonly string[] | null =>
  matcher.kind === "words" ? matcher.words : matcher.kind === "labels" ? matcher.labels : null;

/** "payments-api*" is still about payments-api. */
const bare = (name: string): string => foldName(name).replace(/^\*+|\*+$/g, "");
