import type { SurvivalFigure } from "./stream-figures.ts";

/** How long an item was seen, and whether it ended by being finished; otherwise it is censored. */
export interface Life {
  readonly days: number;
  readonly finished: boolean;
}

/** From `days` on the share `unfinished` is left. */
export interface SurvivalStep {
  readonly days: number;
  readonly unfinished: number;
}

const FEWEST_FOR_MEDIAN = 5;
const FEWEST_FOR_P85 = 10;

/** A product of fractions that equals a half may come out a little above it. */
const TOLERANCE = 1e-9;

/** When half, and 85%, are finished, by Kaplan and Meier: those that are still open count for as long as they are. */
export function estimateSurvival(lives: readonly Life[]): SurvivalFigure {
  const steps = survivalSteps(lives);
  const n = lives.length;
  const median = n < FEWEST_FOR_MEDIAN ? "too few" : daysUntil(steps, 0.5);
  const p85 = n < FEWEST_FOR_P85 ? "too few" : daysUntil(steps, 0.15);
  return {
    n,
    finished: lives.filter(({ finished }) => finished).length,
    ...(typeof median === "string" ? { median: null, medianReason: median } : { median }),
    ...(typeof p85 === "string" ? { p85: null, p85Reason: p85 } : { p85 }),
  };
}

/** The first time at which at most that share is unfinished; an exact tie counts. */
const daysUntil = (steps: readonly SurvivalStep[], share: number): number | "not reached" =>
  steps.find(({ unfinished }) => unfinished <= share + TOLERANCE)?.days ?? "not reached";

/**
 * The product-limit estimate (Kaplan and Meier, "Nonparametric estimation from incomplete observations", 1958): at each
 * time with `d` finishes among `n` items that were seen for at least as long, the share falls by (n - d) / n. What is
 * censored at that time is still among the `n`.
 *
 * @param lives in any order
 * @returns a step for each time at which something was finished, ascending
 */
export function survivalSteps(lives: readonly Life[]): SurvivalStep[] {
  const sorted = [...lives].sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let unfinished = 1;
  for (let start = 0; start < sorted.length; ) {
    const { days } = sorted[start]!;
    let end = start;
    let ended = 0;
    for (; end < sorted.length && sorted[end]!.days === days; end += 1) {
      if (sorted[end]!.finished) ended += 1;
    }
    const atRisk = sorted.length - start;
    if (ended > 0) {
      unfinished *= (atRisk - ended) / atRisk;
      steps.push({ days, unfinished });
    }
    start = end;
  }
  return steps;
}
