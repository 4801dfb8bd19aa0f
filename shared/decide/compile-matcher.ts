import type { Matcher, Points, Rule, RulePlace } from "../domain/rule.ts";
import { foldName } from "../text/fold-name.ts";
import { normalizeHeading } from "../text/read-body.ts";
import { compileWildcard } from "../text/wildcard.ts";
import type { WordMatcher } from "../text/word-matcher.ts";
import type { PatternSet } from "./pattern-set.ts";
import { type Answer, compileAnswer } from "./read-answers.ts";

export type NameTest = (foldedName: string) => boolean;

export type CompiledMatcher =
  | { readonly kind: "words"; readonly ids: readonly number[] }
  | { readonly kind: "pattern"; readonly id: number; readonly find: (text: string) => string | null }
  | {
      readonly kind: "labels" | "types";
      readonly names: readonly string[];
      readonly wildcards: readonly NameTest[];
    }
  | { readonly kind: "form"; readonly section: string; readonly answers: readonly Answer[] }
  | { readonly kind: "all"; readonly rules: readonly CompiledRule[] };

export interface CompiledRule {
  readonly path: string;
  readonly matcher: CompiledMatcher;
  readonly in: RulePlace;
  readonly points: Points | null;
  readonly unless: CompiledMatcher | null;
}

/** What finds all words and all patterns of a map. */
export interface Finders {
  readonly words: WordMatcher;
  readonly patterns: PatternSet;
}

/** Makes a rule ready: names folded, words and patterns as ids. `in` on an `all` holds for what is inside. */
export function compileRule(rule: Rule, finders: Finders, within: RulePlace = "both"): CompiledRule {
  const place = rule.in === "both" ? within : rule.in;
  return {
    path: rule.path,
    matcher: compileMatcher(rule.matcher, finders, place),
    in: place,
    points: rule.points,
    unless: rule.unless === null ? null : compileMatcher(rule.unless, finders, "both"),
  };
}

function compileMatcher(matcher: Matcher, finders: Finders, place: RulePlace): CompiledMatcher {
  switch (matcher.kind) {
    case "words":
      return { kind: "words", ids: [...new Set(matcher.words.map((word) => finders.words.idOf(word)))] };
    case "pattern": {
      const id = finders.patterns.idOf(matcher.pattern);
      return { kind: "pattern", id, find: (text) => finders.patterns.firstMatch(id, text) };
    }
    case "labels":
      return { kind: "labels", ...compileNames(matcher.labels) };
    case "types":
      return { kind: "types", ...compileNames(matcher.types) };
    case "form": {
      const { section, answers } = matcher;
      return { kind: "form", section: normalizeHeading(section), answers: answers.map(compileAnswer) };
    }
    case "all":
      return { kind: "all", rules: matcher.rules.map((rule) => compileRule(rule, finders, place)) };
  }
}

function compileNames(patterns: readonly string[]): { names: string[]; wildcards: NameTest[] } {
  return {
    names: patterns.filter((pattern) => !pattern.includes("*")).map(foldName),
    wildcards: patterns.filter((pattern) => pattern.includes("*")).map(compileWildcard),
  };
}

/** Whether a label or type is one of those a matcher names. */
export function matchesName(
  { names, wildcards }: Pick<Extract<CompiledMatcher, { kind: "labels" | "types" }>, "names" | "wildcards">,
  foldedName: string,
): boolean {
  return names.includes(foldedName) || wildcards.some((test) => test(foldedName));
}
