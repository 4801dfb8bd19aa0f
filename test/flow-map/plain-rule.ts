import type { Matcher, Rule } from "../../shared/domain/rule.ts";

/** A rule with a matcher and nothing else. */
export const plainRule = (path: string, matcher: Matcher): Rule => ({
  path,
  matcher,
  in: "both",
  points: null,
  unless: null,
});

export const wordsRule = (path: string, words: readonly string[]): Rule =>
  plainRule(path, { kind: "words", words });

export const labelsRule = (path: string, labels: readonly string[]): Rule =>
  plainRule(path, { kind: "labels", labels });
