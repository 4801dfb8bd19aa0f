import type { Points } from "./rule.ts";

export type EvidencePlace = "title" | "body" | "label" | "form" | "type" | "service" | "parent";

/** One reason to put an issue in a stream. */
export interface Evidence {
  /** Where the rule stands in the map, or `parent`. */
  readonly rule: string;
  readonly where: EvidencePlace;
  /** What matched, as it stands in the issue (words: folded). */
  readonly text: string;
  readonly points: Points;
}

/** A stream that has evidence; its evidence's points add up to `points`. */
export interface Candidate {
  readonly stream: string;
  readonly points: Points;
  readonly evidence: readonly Evidence[];
}
