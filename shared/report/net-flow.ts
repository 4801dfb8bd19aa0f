import type { StreamFigures } from "../metrics/stream-figures.ts";

/** What came in, less what left, in each week. */
export const netFlow = ({
  arrivals,
  throughput,
  dropped,
}: Pick<StreamFigures, "arrivals" | "throughput" | "dropped">): readonly number[] =>
  arrivals.map((arrived, week) => arrived - (throughput[week] ?? 0) - (dropped[week] ?? 0));
