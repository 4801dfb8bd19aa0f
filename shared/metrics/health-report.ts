import type { FlowMap } from "../domain/flow-map.ts";
import type { HealthFigures } from "./health-figures.ts";
import type { OpenItem, StreamBlocks } from "./open-item.ts";

/** The figures, with what a page needs to name and link the items behind them. */
export interface HealthReport {
  readonly figures: HealthFigures;
  readonly map: FlowMap;
  /** The oldest first. */
  readonly openItems: readonly OpenItem[];
  readonly streamBlocks: readonly StreamBlocks[];
}
