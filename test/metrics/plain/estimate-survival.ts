import { DAY } from "./spans.ts";

/** How long something was seen, and whether it ended by finishing; else it is censored. */
export interface Sighting {
  readonly time: number;
  readonly finished: boolean;
}

/** The share that is unfinished from `time` on: `alive` of `all`, exactly. */
export interface SurvivalStep {
  readonly time: number;
  readonly alive: bigint;
  readonly all: bigint;
}

/** Kaplan and Meier's product: S falls by (n - d) / n at each time with d finishes among n still at risk. */
export function estimateSurvival(sightings: readonly Sighting[]): SurvivalStep[] {
  const times = [...new Set(sightings.flatMap(({ time, finished }) => (finished ? [time] : [])))];
  let [alive, all] = [1n, 1n];
  return times
    .sort((a, b) => a - b)
    .map((time) => {
      // What is censored at the same time was still at risk.
      const atRisk = sightings.filter((sighting) => sighting.time >= time).length;
      const ended = sightings.filter((sighting) => sighting.finished && sighting.time === time).length;
      alive *= BigInt(atRisk - ended);
      all *= BigInt(atRisk);
      return { time, alive, all };
    });
}

/** The first time at which at most `percent` of 100 are unfinished. */
export const timeOfSurvival = (steps: readonly SurvivalStep[], percent: number): number | null =>
  steps.find(({ alive, all }) => alive * 100n <= all * BigInt(percent))?.time ?? null;

/** The survival of milliseconds, in days. */
export function describeSurvival(sightings: readonly Sighting[]) {
  const steps = estimateSurvival(sightings);
  const n = sightings.length;
  const median = n < 5 ? null : timeOfSurvival(steps, 50);
  const p85 = n < 10 ? null : timeOfSurvival(steps, 15);
  const why = (enough: number) => (n < enough ? "too few" : "not reached");
  return {
    n,
    finished: sightings.filter(({ finished }) => finished).length,
    median: median === null ? null : median / DAY,
    ...(median === null ? { medianReason: why(5) } : {}),
    p85: p85 === null ? null : p85 / DAY,
    ...(p85 === null ? { p85Reason: why(10) } : {}),
  };
}
