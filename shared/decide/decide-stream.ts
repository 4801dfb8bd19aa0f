import type { Decision, DecisionSource } from "../domain/decision.ts";
import type { Candidate, Evidence } from "../domain/evidence.ts";
import { nameRef } from "../domain/name-ref.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { sortWeights, toWeight, type WeighedIssue, type Weight } from "./weigh-issue.ts";

const MOST_CANDIDATES = 3;

/** A verdict of one step; null = the step does not apply, ask the next. */
interface Verdict {
  readonly stream: string | null;
  readonly source: DecisionSource | null;
  readonly reason?: Evidence;
  readonly contested?: readonly string[];
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
  const verdict =
    decideByLabels(weighed, map) ??
    decideByDecisive(weights) ??
    decideByParent(parent, weighed) ??
    decideByPoints(weights, map);
  const contested = verdict?.contested ?? [];
  const tie = verdict === null ? isTie(weights, map) : contested.length > 0;
  const stream = verdict?.stream ?? null;
  return {
    outcome: stream !== null ? "mapped" : tie ? "tie" : "unmapped",
    stream,
    source: verdict?.source ?? null,
    candidates: toCandidates(weights, verdict, map),
    contested,
    removed,
  };
}

/** Steps 1 and 2, which need no other issue and no text: what people and aliases say. */
export function decideByLabels({ labels }: WeighedIssue, map: CompiledMap): Verdict | null {
  return decideByHold(labels, map) ?? decideByAlias(labels, map);
}

function decideByHold({ own, held }: WeighedIssue["labels"], map: CompiledMap): Verdict | null {
  const byPeople = own.filter(({ byPerson }) => byPerson);
  // With the held label the one stream label is the hold, whoever put it.
  const holding = held && byPeople.length === 0 ? own : byPeople;
  const [first] = holding;
  if (first === undefined) return held ? { stream: null, source: "person" } : null;
  const streams = distinct(holding.map(({ living }) => living));
  if (streams.length > 1) return { stream: null, source: null, contested: inOrder(streams, map) };
  const rule = `streams.${first.stream}.label`;
  const reason: Evidence = { rule, where: "label", text: first.label, points: "decisive" };
  return { stream: first.living, source: "person", reason };
}

function decideByAlias({ aliases }: WeighedIssue["labels"], map: CompiledMap): Verdict | null {
  const [first] = aliases;
  if (first === undefined) return null;
  const streams = distinct(aliases.map(({ living }) => living));
  if (streams.length > 1) return { stream: null, source: null, contested: inOrder(streams, map) };
  const rule = `streams.${first.stream}.aliases`;
  const reason: Evidence = { rule, where: "label", text: first.label, points: "decisive" };
  return { stream: first.living, source: "alias", reason };
}

/** Step 3. */
export function decideByDecisive(weights: readonly Weight[]): Verdict | null {
  const decisive = weights.filter((weight) => weight.decisive);
  const [only] = decisive;
  if (only === undefined || decisive.length > 1) return null;
  const byForm = only.evidence.some(({ where, points }) => where === "form" && points === "decisive");
  return { stream: only.stream, source: byForm ? "form" : "rule" };
}

function decideByParent(parent: Neighbours["parent"], { issue, labels }: WeighedIssue): Verdict | null {
  if (parent?.stream == null || labels.removed.includes(parent.stream)) return null;
  const text = nameRef(parent.ref, issue);
  const reason: Evidence = { rule: "parent", where: "parent", text, points: "decisive" };
  return { stream: parent.stream, source: "parent", reason };
}

/** Step 5. Decisive evidence that disagrees is no matter of points. */
export function decideByPoints(weights: readonly Weight[], map: CompiledMap): Verdict | null {
  const [best, next] = weights;
  const { minPoints, minLead } = map.flowMap.decide;
  if (best === undefined || best.decisive || best.total < minPoints) return null;
  return best.total - (next?.total ?? 0) >= minLead ? { stream: best.stream, source: "rules" } : null;
}

function isTie([best, next]: readonly Weight[], map: CompiledMap): boolean {
  if (best === undefined || next === undefined) return false;
  return best.decisive ? next.decisive : best.total >= map.flowMap.decide.minPoints && next.total > 0;
}

/**
 * The weights that may decide. A person's removal of a stream's label leaves that stream only what a person says
 * anew: an answer in the form.
 */
export function standingWeights({ weights, labels }: WeighedIssue, map: CompiledMap): readonly Weight[] {
  if (labels.removed.length === 0) return weights;
  const left = weights.flatMap((weight) => {
    if (!labels.removed.includes(weight.stream)) return [weight];
    const answers = weight.evidence.filter(({ where, points }) => where === "form" && points === "decisive");
    return answers.length > 0 ? [toWeight(weight.stream, answers)] : [];
  });
  return sortWeights(left, map);
}

function toCandidates(weights: readonly Weight[], verdict: Verdict | null, map: CompiledMap): Candidate[] {
  const { reason, stream } = verdict ?? {};
  let all = weights;
  if (reason !== undefined && stream != null) {
    const own = weights.find((weight) => weight.stream === stream)?.evidence ?? [];
    const others = weights.filter((weight) => weight.stream !== stream);
    // What settled it stands first, even beside decisive evidence for another stream.
    all = [toWeight(stream, [reason, ...own]), ...sortWeights(others, map)];
  }
  return all
    .filter(({ decisive, total }) => decisive || total > 0)
    .slice(0, MOST_CANDIDATES)
    .map(({ stream, points, evidence }) => ({ stream, points, evidence }));
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function inOrder(ids: readonly string[], map: CompiledMap): string[] {
  return [...ids].sort((a, b) => (map.order.get(a) ?? 0) - (map.order.get(b) ?? 0));
}
