import type { Rule } from "./rule.ts";

export const STREAM_COLORS = ["gray", "blue", "green", "yellow", "orange", "red", "pink", "purple"] as const;
export type StreamColor = (typeof STREAM_COLORS)[number];

/** A service level expectation on cycle time: `percent` of the work items within `days`. */
export interface Expectation {
  readonly percent: number;
  readonly days: number;
}

/** A value stream: an end-to-end flow that ends in an outcome for a customer. */
export interface Stream {
  readonly id: string;
  readonly name: string;
  readonly outcome: string | null;
  readonly owners: readonly string[];
  readonly color: StreamColor;
  /** The stream's own label. */
  readonly label: string;
  /** Other labels that mean this stream. */
  readonly aliases: readonly string[];
  readonly wipLimit: number | null;
  readonly expectation: Expectation | null;
  readonly rules: readonly Rule[];
  /** For a retired stream, the id of the living stream at the end of the chain it leads into; else null. */
  readonly successor: string | null;
}
