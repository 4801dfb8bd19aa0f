import type { HealthReport } from "../../../metrics/health-report.ts";
import { formatHits } from "../../format.ts";
import { codeSpan, join, link, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;

/** Rules that people correct: where the flow map could learn. */
export function overrides({ figures }: HealthReport, links: ReportLinks): string {
  const rows = figures.overrides
    .filter(({ overridden }) => overridden > 0)
    .slice(0, MOST)
    .map(({ rule, applied, overridden }) => [codeSpan(rule), formatHits(overridden, applied)]);
  if (rows.length === 0) return "";
  return join(
    `**Rules that people override.** Should they say something else in the ${link("flow map", links.map)}?`,
    table(["Rule", numbers("Overridden")], rows),
  );
}
