import { type Actor, toActor } from "../domain/actor.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import type { Matcher } from "../domain/rule.ts";
import type { Stream } from "../domain/stream.ts";
import { foldName } from "../text/fold-name.ts";
import { normalizeHeading, type WantedSections } from "../text/read-body.ts";
import { WordMatcher } from "../text/word-matcher.ts";
import { type CompiledLabels, compileLabels } from "./compile-labels.ts";
import { type CompiledMatcher, type CompiledRule, compileRule } from "./compile-matcher.ts";
import { type CompiledService, compileService } from "./compile-service.ts";
import { PatternSet } from "./pattern-set.ts";
import { type Need, RuleIndex } from "./rule-index.ts";
import { walkMatchers } from "./walk-matchers.ts";

/** A rule and the living stream that it speaks for. */
export interface StreamRule {
  readonly stream: string;
  readonly rule: CompiledRule;
}

/** What `ignore` names, folded. */
export interface CompiledIgnore {
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly authors: readonly Actor[];
}

/** A flow map made ready for many decisions: patterns compiled, names folded, all words in one matcher. */
export interface CompiledMap {
  readonly flowMap: FlowMap;
  readonly streams: ReadonlyMap<string, Stream>;
  /** Living stream by the folded name that the board shows: a stream's, a retired one's too. */
  readonly options: ReadonlyMap<string, string>;
  /** Position in the map, for ordering. */
  readonly order: ReadonlyMap<string, number>;
  readonly words: WordMatcher;
  readonly patterns: PatternSet;
  readonly rules: readonly StreamRule[];
  /** Of `rules`. */
  readonly ruleIndex: RuleIndex;
  readonly services: readonly CompiledService[];
  /** Of `services`. */
  readonly serviceIndex: RuleIndex;
  readonly labels: CompiledLabels;
  readonly sections: WantedSections;
  readonly automation: readonly Actor[];
  readonly ignore: CompiledIgnore;
}

/** Compiles a valid flow map once; throws only on a pattern that `loadFlowMap` would have refused. */
export function compileRules(flowMap: FlowMap): CompiledMap {
  const streams = new Map(flowMap.streams.map((stream) => [stream.id, stream]));
  const living = (id: string): string => streams.get(id)?.successor ?? id;
  const matchers = flowMap.streams.flatMap((stream) =>
    stream.rules.flatMap((rule) => [...walkMatchers(rule)]),
  );
  // `*` means something in rules only.
  const words = new WordMatcher(
    matchers.flatMap((matcher) => (matcher.kind === "words" ? matcher.words : [])),
    flowMap.services.flatMap((service) => service.words),
  );
  const patterns = new PatternSet(
    matchers.flatMap((matcher) => (matcher.kind === "pattern" ? matcher.pattern : [])),
  );
  const rules = flowMap.streams.flatMap((stream) =>
    stream.rules.map((rule) => ({ stream: living(stream.id), rule: compileRule(rule, { words, patterns }) })),
  );
  const services = flowMap.services.map((service) => compileService(service, words, living));
  return {
    flowMap,
    streams,
    options: new Map(flowMap.streams.map(({ id, name }) => [foldName(name), living(id)])),
    order: new Map(flowMap.streams.map(({ id }, index) => [id, index])),
    words,
    patterns,
    rules,
    ruleIndex: new RuleIndex(rules.map(({ rule }) => needOf(rule.matcher))),
    services,
    serviceIndex: new RuleIndex(services),
    labels: compileLabels(flowMap, living),
    sections: readSections(matchers, flowMap),
    automation: flowMap.automation.map((login) => toActor(login)),
    ignore: compileIgnore(flowMap),
  };
}

/** What a rule needs before it can match; an `all` needs what its first part with a need does. Null = nothing known. */
function needOf(matcher: CompiledMatcher): Need | null {
  switch (matcher.kind) {
    case "words":
      return { words: matcher.ids };
    case "pattern":
      return { patterns: [matcher.id] };
    case "labels":
      return { labels: matcher.names, wildcards: matcher.wildcards };
    case "all":
      return matcher.rules.reduce<Need | null>((need, rule) => need ?? needOf(rule.matcher), null);
    default:
      return null;
  }
}

function readSections(matchers: readonly Matcher[], { checks }: FlowMap): WantedSections {
  const form = matchers.flatMap((matcher) => (matcher.kind === "form" ? [matcher.section] : []));
  return {
    form: new Set(form.map(normalizeHeading)),
    other: new Set(checks.outcomeSections.map(normalizeHeading)),
  };
}

function compileIgnore({ ignore }: FlowMap): CompiledIgnore {
  return {
    labels: new Set(ignore.labels.map(foldName)),
    types: new Set(ignore.types.map(foldName)),
    authors: ignore.authors.map((login) => toActor(login)),
  };
}
