import type { Clock } from "../../shared/github/clock.ts";
import { describeError } from "../describe-error.ts";
import type { Log } from "../log.ts";
import type { BudgetFigure, Figures, QueueFigure } from "./figures.ts";
import { inTime } from "./in-time.ts";
import type { Instruments } from "./instruments.ts";

/** Prometheus waits 10 s for all of it. */
const PATIENCE_MS = 3000;

export interface FigureTools {
  readonly figures: Figures;
  readonly instruments: Instruments;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads the figures into their gauges. A figure that cannot be read has no series this time, rather than one that is no
 * longer true; the others are not held up. Never rejects.
 */
export async function collectFigures({ figures, instruments, clock, log }: FigureTools): Promise<void> {
  const read = async <Name extends keyof Figures>(
    figure: Name,
    clear: () => void,
    show: (value: Awaited<ReturnType<Figures[Name]>>) => void,
  ): Promise<void> => {
    type Value = Awaited<ReturnType<Figures[Name]>>;
    try {
      const value = await inTime(figures[figure] as () => Promise<Value>, PATIENCE_MS, clock);
      clear();
      show(value);
    } catch (error) {
      clear();
      instruments.figureFailures.inc({ figure });
      log.warn({ figure, ...describeError(error) }, "A figure for /metrics could not be read.");
    }
  };
  const { queueDepth, queueOldestAge, pointsRemaining, pointsLimit, pause, deadLetters } = instruments;
  const clear = (gauges: readonly { reset(): void }[]) => () => {
    for (const gauge of gauges) gauge.reset();
  };
  const now = clock.now();
  await Promise.all([
    read("queue", clear([queueDepth, queueOldestAge]), (rows) => showQueue(rows, instruments, now)),
    read("budgets", clear([pointsRemaining, pointsLimit, pause]), (rows) =>
      showBudgets(rows, instruments, now),
    ),
    read(
      "deadLetters",
      () => deadLetters.remove(),
      (count) => deadLetters.set(count),
    ),
  ]);
}

function showQueue(rows: readonly QueueFigure[], instruments: Instruments, now: number): void {
  for (const { installation, depth, oldestAt } of rows) {
    if (depth === 0) continue;
    const labels = { installation: String(installation) };
    instruments.queueDepth.set(labels, depth);
    instruments.queueOldestAge.set(labels, toSeconds(oldestAt, now));
  }
}

function showBudgets(rows: readonly BudgetFigure[], instruments: Instruments, now: number): void {
  for (const { installation, resource, remaining, limit, pausedUntil } of rows) {
    const labels = { installation: String(installation), resource };
    instruments.pointsRemaining.set(labels, remaining);
    instruments.pointsLimit.set(labels, limit);
    if (pausedUntil === null || pausedUntil <= now) continue;
    instruments.pause.set({ installation: labels.installation }, toSeconds(now, pausedUntil));
  }
}

/** A clock that was set back makes nothing younger than new. */
const toSeconds = (from: number, to: number): number => Math.max(0, to - from) / 1000;
