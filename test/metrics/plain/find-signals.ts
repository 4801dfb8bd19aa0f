import type { PlainJudged, PlainLimits } from "./limit-series.ts";
import { nameWeek } from "./list-weeks.ts";

type Metric = "throughput" | "netFlow";
const RULES = ["outside", "eight-on-one-side", "three-of-four"] as const;
const METRICS = ["throughput", "netFlow"] as const;

export interface PlainSignal {
  readonly metric: Metric;
  readonly rule: (typeof RULES)[number];
  readonly week: string;
  readonly side: "above" | "below";
  readonly favourable: boolean;
}

/** Every place at which a rule holds: by week, then metric, then rule, then point. */
export function findSignals(judged: Readonly<Record<Metric, PlainJudged | string>>): PlainSignal[] {
  const all = METRICS.flatMap((metric) => {
    const one = judged[metric];
    return typeof one === "string" ? [] : signalsOf(metric, one);
  });
  return all.sort(
    (a, b) =>
      compare(a.week, b.week) ||
      METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric) ||
      RULES.indexOf(a.rule) - RULES.indexOf(b.rule),
  );
}

/** The one in the latest week: throughput before net flow, then the order of the rules, then the last point. */
export function latestSignal(signals: readonly PlainSignal[]): PlainSignal | null {
  const latest = signals.filter(({ week }) => week === signals.at(-1)!.week);
  const alike = latest.filter(({ metric, rule }) => metric === latest[0]!.metric && rule === latest[0]!.rule);
  return alike.at(-1) ?? null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function signalsOf(metric: Metric, { limits, weeks }: PlainJudged): PlainSignal[] {
  const isHighGood = metric === "throughput" && limits.shown.basis === "weeks";
  return limits.points.flatMap((_, index) =>
    RULES.flatMap((rule) =>
      (["above", "below"] as const).flatMap((side) => {
        const { mean } = limits;
        const away = limits.points.map((point) => (side === "above" ? point - mean : mean - point));
        if (!holds(rule, away.slice(0, index + 1), limits)) return [];
        const favourable = (side === "above") === isHighGood;
        return [{ metric, rule, week: nameWeek(weeks[index]!), side, favourable }];
      }),
    ),
  );
}

/** Whether a rule holds at the last of some points. `away` is how far each is from the mean, on the side looked at. */
function holds(
  rule: PlainSignal["rule"],
  away: readonly number[],
  { reach, tolerance }: PlainLimits,
): boolean {
  const isBeyond = (distance: number, line: number) => distance - line > tolerance;
  // Nearer to the limit than to the mean.
  const isNear = (distance: number) => isBeyond(2 * distance, reach);
  const last = away.at(-1)!;
  switch (rule) {
    case "outside":
      return isBeyond(last, reach);
    case "eight-on-one-side":
      return away.length >= 8 && away.slice(-8).every((distance) => isBeyond(distance, 0));
    case "three-of-four":
      return isNear(last) && away.slice(-4).filter(isNear).length >= 3;
  }
}
