import type { ComputedLimits } from "./limits.ts";
import { SIGNAL_RULES, type SignalRule } from "./stream-figures.ts";

/** A point that completes a pattern which chance alone seldom makes. */
export interface SignalPoint {
  readonly index: number;
  readonly rule: SignalRule;
  readonly side: "above" | "below";
}

const RUN = 8;
const NEAR_AMONG = 4;
const NEAR = 3;

/**
 * Below this a difference is none: sums and powers are not exact, and a point on a line is on no side of it. Points that
 * are counts lie on a line, or further from it than this.
 */
const TOLERANCE = 1e-9;

/**
 * Every point at which one of Wheeler's rules holds ("Understanding Variation"; no other set of rules is mixed in), by
 * index, then in the order of the rules. All comparisons are strict.
 *
 * @param limits of the points, not clamped
 */
export function findSignals(points: readonly number[], limits: ComputedLimits): SignalPoint[] {
  const above = readSide(points, limits.mean, limits.upper, 1);
  const below = readSide(points, limits.mean, limits.lower, -1);
  return points.flatMap((_, index) =>
    SIGNAL_RULES.flatMap((rule) => [
      ...(HOLDS[rule](above, index) ? [{ index, rule, side: "above" as const }] : []),
      ...(HOLDS[rule](below, index) ? [{ index, rule, side: "below" as const }] : []),
    ]),
  );
}

/** Of each point, as seen from one side of the mean. */
interface SideView {
  readonly onSide: readonly boolean[];
  /** Nearer to the limit than to the mean. */
  readonly near: readonly boolean[];
  readonly outside: readonly boolean[];
}

function readSide(points: readonly number[], mean: number, limit: number, sign: 1 | -1): SideView {
  const isBeyond = (line: number) => points.map((point) => (point - line) * sign > TOLERANCE);
  return { onSide: isBeyond(mean), near: isBeyond((mean + limit) / 2), outside: isBeyond(limit) };
}

/** Whether a rule holds at a point, told by it and those before it. */
const HOLDS: Readonly<Record<SignalRule, (view: SideView, index: number) => boolean>> = {
  outside: ({ outside }, index) => outside[index] === true,
  "eight-on-one-side": ({ onSide }, index) => countOf(lastOf(onSide, index, RUN)) === RUN,
  "three-of-four": ({ near }, index) =>
    near[index] === true && countOf(lastOf(near, index, NEAR_AMONG)) >= NEAR,
};

const lastOf = (all: readonly boolean[], index: number, most: number): readonly boolean[] =>
  all.slice(Math.max(0, index + 1 - most), index + 1);

const countOf = (some: readonly boolean[]): number => some.filter(Boolean).length;
