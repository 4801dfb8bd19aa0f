import type { Candidate, Evidence } from "../domain/evidence.ts";
import type { Issue } from "../domain/issue.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { matchRules, type Subject } from "./match-rules.ts";
import { type PreparedIssue, prepareText } from "./prepare-text.ts";
import { type LabelReading, readLabels } from "./read-labels.ts";
import { whyIgnored } from "./why-ignored.ts";

/** A stream with all its evidence, before anything is decided. */
export interface Weight extends Candidate {
  /** The sum of the points that are numbers. */
  readonly total: number;
  readonly decisive: boolean;
}

/** All that an issue says by itself; what is still missing for a decision is its parent. */
export interface WeighedIssue {
  readonly issue: Issue;
  readonly ignored: boolean;
  readonly prepared: PreparedIssue;
  readonly labels: LabelReading;
  /** Streams with evidence, best first: by points, then by the map. */
  readonly weights: readonly Weight[];
}

/** Reads an issue once: text, labels and who put them, and the evidence of every rule. Pure. */
export function weighIssue(issue: Issue, map: CompiledMap): WeighedIssue {
  const prepared = prepareText(issue, map);
  return {
    issue,
    ignored: whyIgnored(issue, map) !== null,
    prepared,
    labels: readLabels(issue, prepared, map),
    weights: weighSubject({ prepared, type: issue.type }, map),
  };
}

/** Streams with evidence, best first: by points, then by the map. */
export function weighSubject(subject: Subject, map: CompiledMap): Weight[] {
  const byStream = Map.groupBy(matchRules(subject, map), ({ stream }) => stream);
  const weights = [...byStream].map(([stream, found]) =>
    toWeight(
      stream,
      found.map(({ evidence }) => evidence),
    ),
  );
  return sortWeights(weights, map);
}

/** Adds up a stream's evidence. */
export function toWeight(stream: string, evidence: readonly Evidence[]): Weight {
  const total = evidence.reduce((sum, { points }) => sum + (points === "decisive" ? 0 : points), 0);
  const decisive = evidence.some(({ points }) => points === "decisive");
  return { stream, evidence, total, decisive, points: decisive ? "decisive" : total };
}

/** Decisive ones first, then by points, then by the map. */
export function sortWeights(weights: readonly Weight[], map: CompiledMap): Weight[] {
  const worth = ({ decisive, total }: Weight): number => (decisive ? Number.POSITIVE_INFINITY : total);
  const order = ({ stream }: Weight): number => map.order.get(stream) ?? 0;
  return [...weights].sort((a, b) => (worth(a) === worth(b) ? order(a) - order(b) : worth(b) - worth(a)));
}
