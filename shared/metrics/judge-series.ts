import { describeSignal, type SeriesName } from "./describe-signal.ts";
import { findSignals } from "./find-signals.ts";
import { type ComputedLimits, computeLimits } from "./limits.ts";
import type { Limits, Signal } from "./stream-figures.ts";

/** Limits and all signals of a series, oldest first; without limits there is a reason. */
export interface JudgedSeries {
  readonly limits: Limits | null;
  readonly reason?: string;
  readonly signals: readonly Signal[];
}

/** One point: a week's count, or the days up to a finish; and the week that completes it. */
export interface SeriesPoint {
  readonly value: number;
  readonly week: string;
}

/** Limits of fewer weeks, or gaps, than this are none. */
export const FEWEST_POINTS = 6;
export const TOO_FEW_WEEKS = `fewer than ${FEWEST_POINTS} weeks with data`;

const TRIAL_BELOW = 12;

/** How a series is judged: on which scale, and on which side it is good. */
interface SeriesKind {
  readonly metric: Signal["metric"];
  readonly basis: Limits["basis"];
  readonly goodSide: Signal["side"];
  readonly canBeNegative: boolean;
  /** Its exponent makes the points nearly normal; 1 = they stay what they are. */
  readonly exponent: number;
}

/** Nelson, "A control chart for parts-per-million nonconforming items", 1994: days between rare events. */
const NELSON = 1 / 3.6;

const KINDS: Readonly<Record<SeriesName, SeriesKind>> = {
  throughput: { metric: "throughput", basis: "weeks", goodSide: "above", canBeNegative: false, exponent: 1 },
  netFlow: { metric: "netFlow", basis: "weeks", goodSide: "below", canBeNegative: true, exponent: 1 },
  daysBetween: {
    metric: "throughput",
    basis: "daysBetween",
    goodSide: "below",
    canBeNegative: false,
    exponent: NELSON,
  },
};

/** Judges at least two points, in the order of time. */
export function judgeSeries(series: SeriesName, points: readonly SeriesPoint[]): JudgedSeries {
  const kind = KINDS[series];
  const { metric, goodSide, exponent } = kind;
  const scaled = points.map(({ value }) => (exponent === 1 ? value : value ** exponent));
  const computed = computeLimits(scaled);
  const limits = showLimits(computed, kind, points.length);
  const signals = findSignals(scaled, computed).map(({ index, rule, side }): Signal => {
    const { value, week } = points[index]!;
    const text = describeSignal({ series, rule, side, week, value, limits });
    return { metric, rule, week, side, favourable: side === goodSide, text };
  });
  return { limits, signals };
}

/** Limits as a reader sees them: in the unit of the values, and not where no value can be. */
function showLimits(computed: ComputedLimits, kind: SeriesKind, n: number): Limits {
  const { basis, canBeNegative, exponent } = kind;
  const show = (point: number) => {
    const possible = canBeNegative ? point : Math.max(0, point);
    return exponent === 1 ? possible : possible ** (1 / exponent);
  };
  return {
    basis,
    n,
    mean: show(computed.mean),
    meanMovingRange: computed.meanMovingRange,
    lower: show(computed.lower),
    upper: show(computed.upper),
    trial: n < TRIAL_BELOW,
  };
}
