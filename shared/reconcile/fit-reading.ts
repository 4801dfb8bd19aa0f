import type { RepositoryName } from "../domain/place.ts";
import { openWindow } from "../metrics/report-window.ts";
import { YEAR } from "../metrics/span.ts";
import { count, groupDigits } from "../text/count.ts";
import type { HistoryReader, ReadingCost, RepositorySize } from "./report-ports.ts";

/** What a report reads: how many weeks, and closed issues since when. */
export interface Reading {
  readonly weeks: number;
  /** Milliseconds. */
  readonly since: number;
  readonly sizes: readonly RepositorySize[];
  readonly cost: ReadingCost;
  /** What is left out to spare points, for a report's notes; empty = nothing. */
  readonly notes: readonly string[];
}

export type FittedReading =
  | { readonly fits: true; readonly reading: Reading }
  /** Not even the shortest window can be read with what this hour allows. */
  | {
      readonly fits: false;
      readonly cost: ReadingCost;
      readonly remaining: number;
      readonly resetAt: number;
    };

const FEWEST_WEEKS = 4;
/** Lists that are longer than a page, and what others do with the same token meanwhile. */
const RESERVE = 1.1;

/**
 * Chooses what can be read with the points that GitHub still allows: everything; else without the year before the
 * window; else fewer weeks.
 */
export async function fitReading(
  repositories: readonly RepositoryName[],
  { weeks, now }: { readonly weeks: number; readonly now: number },
  histories: Pick<HistoryReader, "measure" | "estimate">,
): Promise<FittedReading> {
  let last: { cost: ReadingCost; points: NonNullable<RepositorySize["points"]> } | null = null;
  for (const candidate of listCandidates(weeks, now)) {
    const sizes = await Promise.all(
      repositories.map((repository) => histories.measure(repository, candidate.since)),
    );
    const cost = sumCosts(sizes.map((size) => histories.estimate(size)));
    const points = findScarcest(sizes);
    if (points === null || cost.points * RESERVE <= points.remaining) {
      return { fits: true, reading: { ...candidate, sizes, cost, notes: describe(candidate, weeks, now) } };
    }
    last = { cost, points };
  }
  const { cost, points } = last!;
  return { fits: false, cost, remaining: points.remaining, resetAt: points.resetAt };
}

interface Candidate {
  readonly weeks: number;
  readonly since: number;
}

function listCandidates(weeks: number, now: number): Candidate[] {
  const from = (number: number): number => openWindow(now, number).from;
  const whole = { weeks, since: Math.min(from(weeks), now - YEAR) };
  const shorter: number[] = [];
  for (let fewer = weeks; fewer > FEWEST_WEEKS; fewer = Math.max(FEWEST_WEEKS, Math.floor(fewer / 2))) {
    shorter.push(fewer);
  }
  return [whole, ...[...shorter, FEWEST_WEEKS].map((number) => ({ weeks: number, since: from(number) }))];
}

const sumCosts = (costs: readonly ReadingCost[]): ReadingCost => ({
  requests: costs.reduce((sum, { requests }) => sum + requests, 0),
  points: costs.reduce((sum, { points }) => sum + points, 0),
});

/** All repositories are paid from the same hour. */
function findScarcest(sizes: readonly RepositorySize[]): RepositorySize["points"] {
  return sizes.reduce<RepositorySize["points"]>(
    (least, { points }) =>
      points !== null && points.remaining < (least?.remaining ?? Infinity) ? points : least,
    null,
  );
}

function describe(reading: Candidate, weeks: number, now: number): string[] {
  const notes: string[] = [];
  if (reading.weeks < weeks) {
    notes.push(
      `${count(reading.weeks, "week")} instead of ${groupDigits(weeks)}: GitHub's limit for this hour allows no more.`,
    );
  }
  if (reading.since > now - YEAR) {
    const day = new Date(reading.since).toISOString().slice(0, 10);
    notes.push(
      `The survival figures are of items created since ${day}: older ones were not read, to spare points.`,
    );
  }
  return notes;
}
