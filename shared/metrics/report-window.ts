import { weekName, weekStart } from "./iso-week.ts";
import type { Span } from "./span.ts";
import { WEEK } from "./span.ts";

/** The complete weeks that a report looks at. */
export interface ReportWindow extends Span {
  /** Oldest first, without a gap. */
  readonly weeks: readonly ReportWeek[];
}

export interface ReportWeek extends Span {
  /** "2026-W41". */
  readonly name: string;
}

/**
 * The last complete ISO weeks before the week that holds `now`. At exactly Monday 00:00 UTC the week before is complete.
 *
 * @param now milliseconds
 * @param weeks how many
 */
export function openWindow(now: number, weeks: number): ReportWindow {
  const to = weekStart(now);
  const from = to - weeks * WEEK;
  return {
    from,
    to,
    weeks: Array.from({ length: weeks }, (_, index) => {
      const start = from + index * WEEK;
      return { name: weekName(start), from: start, to: start + WEEK };
    }),
  };
}
