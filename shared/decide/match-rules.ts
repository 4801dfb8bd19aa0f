import type { Evidence } from "../domain/evidence.ts";
import type { Points } from "../domain/rule.ts";
import { bodyShare, DEFAULT_POINTS, servicePoints } from "../domain/worth.ts";
import { foldName } from "../text/fold-name.ts";
import type { WordMatch } from "../text/word-matcher.ts";
import { type CompiledMatcher, type CompiledRule, matchesName } from "./compile-matcher.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { CompiledService } from "./compile-service.ts";
import type { PreparedIssue } from "./prepare-text.ts";
import { findAnswer } from "./read-answers.ts";

/** The longest piece of a pattern's match that is kept. */
const LONGEST_SHOWN = 100;

/** What rules look at: the prepared issue and its type. */
export interface Subject {
  readonly prepared: Omit<PreparedIssue, "foldedTitle" | "labels">;
  readonly type: string | null;
}

export interface StreamEvidence {
  readonly stream: string;
  readonly evidence: Evidence;
}

/** Every match of every rule and service of the map, in the map's order. */
export function matchRules(subject: Subject, map: CompiledMap): StreamEvidence[] {
  const found: StreamEvidence[] = [];
  for (const index of map.ruleIndex.find(subject.prepared)) {
    const { stream, rule } = map.rules[index]!;
    for (const evidence of matchRule(rule, subject)) found.push({ stream, evidence });
  }
  for (const index of map.serviceIndex.find(subject.prepared)) {
    found.push(...matchService(map.services[index]!, subject.prepared));
  }
  return found;
}

function matchRule(rule: CompiledRule, subject: Subject): Evidence[] {
  const evidence = matchPositive(rule, subject);
  const cancelled = evidence.length > 0 && rule.unless !== null && matches(rule.unless, subject);
  return cancelled ? [] : evidence;
}

function matchPositive(rule: CompiledRule, subject: Subject): Evidence[] {
  const { matcher, path } = rule;
  const { prepared, type } = subject;
  switch (matcher.kind) {
    case "words":
      return matchWords(rule, matcher.ids, prepared);
    case "pattern":
      return matchPattern(rule, matcher, prepared);
    case "labels": {
      const [, text] = [...prepared.tellingLabels].find(([folded]) => matchesName(matcher, folded)) ?? [];
      return text === undefined
        ? []
        : [{ rule: path, where: "label", text, points: rule.points ?? DEFAULT_POINTS.labels }];
    }
    case "form": {
      const [section] = prepared.sections.get(matcher.section) ?? [];
      const text = findAnswer(section?.written ?? "", matcher.answers);
      return text === null
        ? []
        : [{ rule: path, where: "form", text, points: rule.points ?? DEFAULT_POINTS.form }];
    }
    case "types": {
      if (type === null || !matchesName(matcher, foldName(type))) return [];
      return [{ rule: path, where: "type", text: type, points: rule.points ?? DEFAULT_POINTS.types }];
    }
    case "all":
      return matchAll(rule, matcher.rules, subject);
  }
}

const inBody = (points: Points): Points => (points === "decisive" ? points : bodyShare(points));

function matchWords(rule: CompiledRule, ids: readonly number[], prepared: Subject["prepared"]): Evidence[] {
  const points = rule.points ?? DEFAULT_POINTS.words;
  const evidence: Evidence[] = [];
  const [first] = rule.in === "body" ? [] : placesOf(ids, prepared.titleWords);
  if (first) evidence.push({ rule: rule.path, where: "title", text: first.text, points });
  if (rule.in === "title") return evidence;
  let left = points === "decisive" ? 0 : points;
  for (const { text } of placesOf(ids, prepared.bodyWords)) {
    const share = inBody(points);
    const worth = share === "decisive" ? share : Math.min(share, left);
    if (worth !== "decisive") left -= worth;
    evidence.push({ rule: rule.path, where: "body", text, points: worth });
  }
  return evidence;
}

/** In the order of the text, so that the order of words in the map changes nothing; the longer of two first. */
function placesOf(ids: readonly number[], words: ReadonlyMap<number, WordMatch>): WordMatch[] {
  if (words.size === 0) return [];
  const places = ids.flatMap((id) => words.get(id) ?? []);
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

type PatternMatcher = Extract<CompiledMatcher, { kind: "pattern" }>;

function matchPattern(
  rule: CompiledRule,
  { id, find }: PatternMatcher,
  prepared: Subject["prepared"],
): Evidence[] {
  const points = rule.points ?? DEFAULT_POINTS.pattern;
  const evidence: Evidence[] = [];
  const add = (where: "title" | "body", text: string, worth: Points): void => {
    const shown = (find(text) ?? "").slice(0, LONGEST_SHOWN).toWellFormed();
    evidence.push({ rule: rule.path, where, text: shown, points: worth });
  };
  if (rule.in !== "body" && prepared.titlePatterns.has(id)) add("title", prepared.title, points);
  if (rule.in !== "title" && prepared.bodyPatterns.has(id)) add("body", prepared.body, inBody(points));
  return evidence;
}

function matchAll(rule: CompiledRule, parts: readonly CompiledRule[], subject: Subject): Evidence[] {
  const evidence: Evidence[] = [];
  for (const part of parts) {
    const found = matchRule(part, subject);
    if (found.length === 0) return [];
    evidence.push(...found);
  }
  const [first] = evidence;
  if (rule.points === null || first === undefined) return evidence;
  // A worth of its own is one match of the whole rule.
  const text = evidence.map((part) => part.text).join(" + ");
  return [{ rule: rule.path, where: first.where, text, points: rule.points }];
}

/** For `unless`: words and patterns look in title and body. */
function matches(matcher: CompiledMatcher, subject: Subject): boolean {
  const rule: CompiledRule = { path: "", matcher, in: "both", points: 1, unless: null };
  return matchPositive(rule, subject).length > 0;
}

/** A service is counted once: 2 points for the one stream it serves, else 1 for each. */
function matchService(service: CompiledService, prepared: Subject["prepared"]): StreamEvidence[] {
  const text = findService(service, prepared);
  if (text === null) return [];
  const points = servicePoints(service.streams.length);
  const evidence: Evidence = { rule: service.path, where: "service", text, points };
  return service.streams.map((stream) => ({ stream, evidence }));
}

function findService({ words: ids, labels }: CompiledService, prepared: Subject["prepared"]): string | null {
  for (const [folded, label] of prepared.tellingLabels) if (labels.includes(folded)) return label;
  for (const words of [prepared.titleWords, prepared.bodyWords]) {
    const [first] = placesOf(ids, words);
    if (first) return first.text;
  }
  return null;
}
