import type { CheckName } from "../domain/finding.ts";
import type { ItemName, StreamFigures } from "./stream-figures.ts";

/*
 * The figures of a whole backlog, in the shape of `report --json`; see `stream-figures.ts`.
 */

export interface Coverage {
  readonly open: number;
  readonly one: number;
  readonly none: number;
  readonly several: number;
  readonly severalItems: readonly (ItemName & { readonly streams: readonly string[] })[];
}

export type BlockCause =
  | ({ readonly kind: "issue" } & ItemName)
  | { readonly kind: "label"; readonly label: string };

export interface SystemicBlocker {
  readonly cause: BlockCause;
  readonly items: readonly ItemName[];
  /** Ids of the streams of these items, in the map's order. */
  readonly streams: readonly string[];
  readonly days: number;
}

/** A label with the stream prefix that the map does not have; `near` = the stream label that may be meant. */
export interface LabelDrift {
  readonly label: string;
  readonly near: string | null;
  readonly items: number;
}

export interface RuleOverrides {
  readonly rule: string;
  readonly applied: number;
  readonly overridden: number;
}

/** What serves an objective of the map: in the backlog now, and finished in the window. */
export interface ObjectiveFigure {
  readonly id: string;
  readonly open: number;
  readonly finished: number;
}

export interface ReportSource {
  readonly kind: "backlog" | "github";
  /** Issues that count. */
  readonly issues: number;
  readonly statusHistory: boolean;
  /** What was left out or disregarded, a sentence each. */
  readonly notes: readonly string[];
}

export interface HealthFigures {
  readonly version: 1;
  /** `now`. */
  readonly generatedAt: string;
  readonly window: { readonly from: string; readonly to: string; readonly weeks: readonly string[] };
  readonly source: ReportSource;
  readonly streams: readonly StreamFigures[];
  readonly coverage: Coverage;
  readonly findings: Readonly<Record<CheckName, number>>;
  readonly systemicBlockers: readonly SystemicBlocker[];
  readonly labelDrift: readonly LabelDrift[];
  readonly objectives: readonly ObjectiveFigure[];
  /** Share of the work in progress that serves no objective of the map. */
  readonly offObjectiveWipShare: number;
  /** Items whose stream is a person's choice. */
  readonly holds: number;
  readonly overrides: readonly RuleOverrides[];
}
