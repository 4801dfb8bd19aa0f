import type { HealthReport } from "../metrics/health-report.ts";
import { DAY, WEEK } from "../metrics/span.ts";
import type { Period } from "./search-queries.ts";

/** The instant that the report is about; milliseconds. */
export const reportInstant = ({ figures }: HealthReport): number => Date.parse(figures.generatedAt);

export const reportWindow = ({ figures: { window } }: HealthReport): Period => ({
  from: Date.parse(window.from),
  to: Date.parse(window.to),
});

/** The week at an index of the series. */
export function reportWeek(report: HealthReport, index: number): Period {
  const from = Date.parse(report.figures.window.from) + index * WEEK;
  return { from, to: from + WEEK };
}

/** The last complete weeks. */
export function lastWeeks(report: HealthReport, weeks: number): Period {
  const { to } = reportWindow(report);
  return { from: to - weeks * WEEK, to };
}

/** So many days before the report's instant; milliseconds. */
export const daysBefore = (report: HealthReport, days: number): number => reportInstant(report) - days * DAY;
