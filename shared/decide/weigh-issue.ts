import type { Candidate, Evidence } from "../domain/evidence.ts";
import type { Issue } from "../domain/issue.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isIgnored } from "./is-ignored.ts";
import { matchRules } from "./match-rules.ts";
import { type PreparedIssue, prepareText } from "./prepare-text.ts";
import { type LabelReading, readLabels } from "./read-labels.ts";

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
  const found = matchRules({ prepared, type: issue.type }, map);
  const byStream = new Map<string, Evidence[]>();
  for (const { stream, evidence } of found) {
    const list = byStream.get(stream);
    if (list === undefined) byStream.set(stream, [evidence]);
    else list.push(evidence);
  }
  return {
    issue,
    ignored: isIgnored(issue, map),
    prepared,
    labels: readLabels(issue, prepared, map),
    weights: sortWeights(
      [...byStream].map(([stream, evidence]) => toWeight(stream, evidence)),
      map,
    ),
  };
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
