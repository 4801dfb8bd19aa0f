import { RE2JS } from "re2js";
import { type Actor, toActor } from "../domain/actor.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import type { Matcher, Points, Rule, RulePlace } from "../domain/rule.ts";
import type { Stream } from "../domain/stream.ts";
import { foldName } from "../text/fold-name.ts";
import { normalizeHeading, type WantedSections } from "../text/read-body.ts";
import { compileWildcard } from "../text/wildcard.ts";
import { WordMatcher } from "../text/word-matcher.ts";

type NameTest = (foldedName: string) => boolean;

export interface Answer {
  readonly folded: string;
  readonly test: NameTest;
}

export type CompiledMatcher =
  | { readonly kind: "words"; readonly ids: readonly number[] }
  | { readonly kind: "pattern"; readonly pattern: RE2JS }
  | { readonly kind: "labels" | "types"; readonly tests: readonly NameTest[] }
  | { readonly kind: "form"; readonly section: string; readonly answers: readonly Answer[] }
  | { readonly kind: "all"; readonly rules: readonly CompiledRule[] };

export interface CompiledRule {
  readonly path: string;
  readonly matcher: CompiledMatcher;
  readonly in: RulePlace;
  readonly points: Points | null;
  readonly unless: CompiledMatcher | null;
}

/** A rule and the living stream that it speaks for. */
export interface StreamRule {
  readonly stream: string;
  readonly rule: CompiledRule;
}

export interface CompiledService {
  readonly path: string;
  /** The living streams it serves, each once. */
  readonly streams: readonly string[];
  readonly labels: ReadonlySet<string>;
  readonly wordIds: readonly number[];
  /** Folded names that may lead a title: the id and the words. */
  readonly names: readonly string[];
}

/** A flow map made ready for many decisions: patterns compiled, names folded, all words in one matcher. */
export interface CompiledMap {
  readonly flowMap: FlowMap;
  readonly streams: ReadonlyMap<string, Stream>;
  /** Position in the map, for ordering. */
  readonly order: ReadonlyMap<string, number>;
  readonly words: WordMatcher;
  readonly rules: readonly StreamRule[];
  /** Indexes of the rules that can only match if one of their words was found, by word. */
  readonly rulesByWord: ReadonlyMap<number, readonly number[]>;
  /** Indexes of all other rules. */
  readonly otherRules: readonly number[];
  readonly services: readonly CompiledService[];
  /** Folded own label -> stream id, retired ones too. */
  readonly ownLabels: ReadonlyMap<string, string>;
  readonly aliases: ReadonlyMap<string, string>;
  /** Folded names of the labels that we write: never evidence. */
  readonly written: ReadonlySet<string>;
  readonly sections: WantedSections;
  readonly automation: readonly Actor[];
}

/** Compiles a valid flow map once; throws only on a pattern that `loadFlowMap` would have refused. */
export function compileRules(flowMap: FlowMap): CompiledMap {
  const streams = new Map(flowMap.streams.map((stream) => [stream.id, stream]));
  const living = (id: string): string => streams.get(id)?.successor ?? id;
  const words = new WordMatcher(
    ruleWords(flowMap),
    // `*` means something in rules only.
    flowMap.services.flatMap((service) => service.words),
  );
  const rules = flowMap.streams.flatMap((stream) =>
    stream.rules.map((rule) => ({ stream: living(stream.id), rule: compileRule(rule, words) })),
  );
  const ownLabels = new Map(flowMap.streams.map(({ id, label }) => [foldName(label), id]));
  const { unmapped, held } = flowMap.labels;
  return {
    flowMap,
    streams,
    order: new Map(flowMap.streams.map(({ id }, index) => [id, index])),
    words,
    rules,
    ...indexByWord(rules),
    services: flowMap.services.map((service) => ({
      path: `services.${service.id}`,
      streams: [...new Set(service.streams.map(living))],
      labels: new Set(service.labels.map(foldName)),
      wordIds: service.words.map((word) => words.idOfLiteral(word)),
      names: [...new Set([service.id, ...service.words].map(foldName))],
    })),
    ownLabels,
    aliases: new Map(
      flowMap.streams.flatMap(({ id, aliases }) => aliases.map((name) => [foldName(name), id])),
    ),
    written: new Set([...ownLabels.keys(), foldName(unmapped), foldName(held)]),
    sections: {
      form: new Set(flowMap.streams.flatMap(({ rules }) => rules.flatMap(formSections))),
      other: new Set(flowMap.checks.outcomeSections.map(normalizeHeading)),
    },
    automation: flowMap.automation.map((login) => toActor(login)),
  };
}

function indexByWord(rules: readonly StreamRule[]): Pick<CompiledMap, "rulesByWord" | "otherRules"> {
  const rulesByWord = new Map<number, number[]>();
  const otherRules: number[] = [];
  rules.forEach(({ rule }, index) => {
    if (rule.matcher.kind !== "words") otherRules.push(index);
    else {
      for (const id of rule.matcher.ids) {
        const indexes = rulesByWord.get(id);
        if (indexes === undefined) rulesByWord.set(id, [index]);
        else indexes.push(index);
      }
    }
  });
  return { rulesByWord, otherRules };
}

function compileRule(rule: Rule, words: WordMatcher): CompiledRule {
  return {
    path: rule.path,
    matcher: compileMatcher(rule.matcher, words),
    in: rule.in,
    points: rule.points,
    unless: rule.unless === null ? null : compileMatcher(rule.unless, words),
  };
}

function compileMatcher(matcher: Matcher, words: WordMatcher): CompiledMatcher {
  switch (matcher.kind) {
    case "words":
      return { kind: "words", ids: [...new Set(matcher.words.map((word) => words.idOf(word)))] };
    case "pattern":
      return { kind: "pattern", pattern: RE2JS.compile(matcher.pattern, RE2JS.CASE_INSENSITIVE) };
    case "labels":
      return { kind: "labels", tests: matcher.labels.map(compileWildcard) };
    case "types":
      return { kind: "types", tests: matcher.types.map(compileWildcard) };
    case "form":
      return {
        kind: "form",
        section: normalizeHeading(matcher.section),
        answers: matcher.answers.map((answer) => ({
          folded: foldName(answer),
          test: compileWildcard(answer),
        })),
      };
    case "all":
      return { kind: "all", rules: matcher.rules.map((rule) => compileRule(rule, words)) };
  }
}

function* matchersOf(rule: Rule): Generator<Matcher> {
  yield rule.matcher;
  if (rule.unless !== null) yield rule.unless;
  if (rule.matcher.kind === "all") for (const inner of rule.matcher.rules) yield* matchersOf(inner);
}

function* ruleWords(flowMap: FlowMap): Generator<string> {
  for (const { rules } of flowMap.streams) {
    for (const rule of rules) {
      for (const matcher of matchersOf(rule)) if (matcher.kind === "words") yield* matcher.words;
    }
  }
}

function formSections(rule: Rule): string[] {
  return [...matchersOf(rule)].flatMap((m) => (m.kind === "form" ? [normalizeHeading(m.section)] : []));
}
