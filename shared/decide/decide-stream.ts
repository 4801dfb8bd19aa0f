import type { Decision, DecisionSource } from "../domain/decision.ts";
import type { Candidate, Evidence } from "../domain/evidence.ts";
import { nameRef } from "../domain/name-ref.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { LabelReading, NamedStream } from "./read-labels.ts";
import { sortWeights, toWeight, type WeighedIssue, type Weight } from "./weigh-issue.ts";

const MOST_CANDIDATES = 3;

/** Evidence of another kind than rules and services: labels that people put, aliases, a parent. */
export interface Reason {
  readonly stream: string;
  readonly evidence: Evidence;
}

/** A verdict of one step; null = the step does not apply, ask the next. */
export interface Verdict {
  readonly stream: string | null;
  readonly source: DecisionSource | null;
  /** For streams without a verdict on one: the reasons disagree. */
  readonly reasons: readonly Reason[];
}

/**
 * Decides where an issue sits: hold, alias, decisive evidence, parent, points; the first that applies.
 * Pure and synchronous; the order of streams, rules and labels never changes stream, source or outcome.
 */
export function decideStream(
  weighed: WeighedIssue,
  parent: Neighbours["parent"],
  map: CompiledMap,
): Decision {
  const { removed } = weighed.labels;
  if (weighed.ignored) {
    return { outcome: "ignored", stream: null, source: null, candidates: [], contested: [], removed: [] };
  }
  const weights = standingWeights(weighed, map);
  const verdict = decideByLabels(weighed) ?? decideByText(weights, parent, weighed, map);
  return {
    outcome: outcomeOf(verdict, weights, map),
    stream: verdict?.stream ?? null,
    source: verdict?.source ?? null,
    candidates: toCandidates(weights, verdict, map),
    contested: verdict === null ? [] : findContested(verdict, map),
    removed,
  };
}

/** Steps 3 to 5: what the issue and its parent say when no label settles it. */
export function decideByText(
  weights: readonly Weight[],
  parent: Neighbours["parent"],
  weighed: WeighedIssue,
  map: CompiledMap,
): Verdict | null {
  return decideByDecisive(weights) ?? decideByParent(parent, weighed) ?? decideByPoints(weights, map);
}

/** What a verdict, or none, makes of the issue. */
export function outcomeOf(
  verdict: Verdict | null,
  weights: readonly Weight[],
  map: CompiledMap,
): "mapped" | "tie" | "unmapped" {
  if (verdict === null) return isTie(weights, map) ? "tie" : "unmapped";
  if (verdict.stream !== null) return "mapped";
  return verdict.reasons.length > 0 ? "tie" : "unmapped";
}

/** Steps 1 and 2, which need no other issue and no text: what people and aliases say. */
export function decideByLabels({ labels }: WeighedIssue): Verdict | null {
  return decideByHold(labels) ?? decideByAlias(labels);
}

function decideByHold({ own, held }: LabelReading): Verdict | null {
  const byPeople = own.filter(({ byPerson }) => byPerson);
  // With the held label the one stream label is the hold, whoever put it.
  const holding = held && byPeople.length === 0 ? own : byPeople;
  if (holding.length > 0) return decideByNames(holding, "person", "label");
  return held ? { stream: null, source: "person", reasons: [] } : null;
}

function decideByAlias({ aliases }: LabelReading): Verdict | null {
  return aliases.length > 0 ? decideByNames(aliases, "alias", "aliases") : null;
}

function decideByNames(
  named: readonly NamedStream[],
  source: DecisionSource,
  key: "label" | "aliases",
): Verdict {
  const reasons = named.map(({ label, stream, living }): Reason => {
    const rule = `streams.${stream}.${key}`;
    return { stream: living, evidence: { rule, where: "label", text: label, points: "decisive" } };
  });
  const [first, ...others] = new Set(reasons.map(({ stream }) => stream));
  return others.length === 0 && first !== undefined
    ? { stream: first, source, reasons }
    : { stream: null, source: null, reasons };
}

/** Step 3. */
export function decideByDecisive(weights: readonly Weight[]): Verdict | null {
  const decisive = weights.filter((weight) => weight.decisive);
  const [only] = decisive;
  if (only === undefined || decisive.length > 1) return null;
  const byForm = only.evidence.some(({ where, points }) => where === "form" && points === "decisive");
  return { stream: only.stream, source: byForm ? "form" : "rule", reasons: [] };
}

function decideByParent(parent: Neighbours["parent"], { issue, labels }: WeighedIssue): Verdict | null {
  if (parent?.stream == null || labels.removed.includes(parent.stream)) return null;
  const text = nameRef(parent.ref, issue);
  const evidence: Evidence = { rule: "parent", where: "parent", text, points: "decisive" };
  return { stream: parent.stream, source: "parent", reasons: [{ stream: parent.stream, evidence }] };
}

/** Step 5. Decisive evidence that disagrees is no matter of points. */
export function decideByPoints(weights: readonly Weight[], map: CompiledMap): Verdict | null {
  const [best, next] = weights;
  const { minPoints, minLead } = map.flowMap.decide;
  if (best === undefined || best.decisive || best.total < minPoints) return null;
  if (best.total - (next?.total ?? 0) < minLead) return null;
  return { stream: best.stream, source: "rules", reasons: [] };
}

function isTie([best, next]: readonly Weight[], map: CompiledMap): boolean {
  if (best === undefined || next === undefined) return false;
  return best.decisive ? next.decisive : best.total >= map.flowMap.decide.minPoints && next.total > 0;
}

/**
 * The weights that may decide. A person's removal of a stream's label leaves that stream only what a person says
 * anew: an answer in the form.
 */
export function standingWeights(
  { weights, labels }: Pick<WeighedIssue, "weights" | "labels">,
  map: CompiledMap,
): readonly Weight[] {
  if (labels.removed.length === 0) return weights;
  const left = weights.flatMap((weight) => {
    if (!labels.removed.includes(weight.stream)) return [weight];
    const answers = weight.evidence.filter(({ where, points }) => where === "form" && points === "decisive");
    return answers.length > 0 ? [toWeight(weight.stream, answers)] : [];
  });
  return sortWeights(left, map);
}

function toCandidates(weights: readonly Weight[], verdict: Verdict | null, map: CompiledMap): Candidate[] {
  const all = withReasons(weights, verdict?.reasons ?? [], map);
  const best = all.slice(0, MOST_CANDIDATES);
  // What settled it is told even where three streams before it in the map have decisive evidence.
  const settled = all.find(({ stream }) => stream === verdict?.stream);
  if (settled !== undefined && !best.includes(settled)) best[MOST_CANDIDATES - 1] = settled;
  return best.map(({ stream, points, evidence }) => ({ stream, points, evidence }));
}

function withReasons(
  weights: readonly Weight[],
  reasons: readonly Reason[],
  map: CompiledMap,
): readonly Weight[] {
  if (reasons.length === 0) return weights;
  const evidence = new Map(weights.map((weight) => [weight.stream, weight.evidence]));
  for (const [stream, found] of Map.groupBy(reasons, ({ stream }) => stream)) {
    evidence.set(stream, [...found.map((reason) => reason.evidence), ...(evidence.get(stream) ?? [])]);
  }
  return sortWeights(
    [...evidence].map(([stream, list]) => toWeight(stream, list)),
    map,
  );
}

function findContested({ stream, reasons }: Verdict, map: CompiledMap): string[] {
  if (stream !== null) return [];
  const order = (id: string): number => map.order.get(id) ?? 0;
  return [...new Set(reasons.map((reason) => reason.stream))].sort((a, b) => order(a) - order(b));
}
