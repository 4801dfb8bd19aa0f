import type { HealthReport } from "../../shared/metrics/health-report.ts";
import { type Detail, WHOLE } from "../../shared/report/detail.ts";
import { join } from "../../shared/report/markdown.ts";
import { SECTIONS } from "../../shared/report/page-sections.ts";
import type { ReportLinks } from "../../shared/report/report-links.ts";

/** The whole page, however large. */
export function renderWhole(report: HealthReport, links: ReportLinks, detail: Detail = WHOLE): string {
  return `${join(...SECTIONS.map((section) => section(report, links, detail)))}\n`;
}
