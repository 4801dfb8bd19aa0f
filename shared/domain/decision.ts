import type { Candidate } from "./evidence.ts";

/** What settled the stream; `rules` = points, `rule` = one decisive rule, `person` = a hold. */
export type DecisionSource = "person" | "alias" | "form" | "rule" | "parent" | "rules";
export type Outcome = "mapped" | "tie" | "unmapped" | "ignored";

export interface Decision {
  readonly outcome: Outcome;
  /** Stream id; null unless mapped. Never a retired stream: its successor stands for it. */
  readonly stream: string | null;
  readonly source: DecisionSource | null;
  /** The best three that have evidence, by points, then by the map. */
  readonly candidates: readonly Candidate[];
  /** In a tie on labels (people's own ones, or aliases) the streams that they name, in the map's order; else empty. */
  readonly contested: readonly string[];
  /** Streams whose label a person took off since the text last changed: parent and points are not asked for them. */
  readonly removed: readonly string[];
}
