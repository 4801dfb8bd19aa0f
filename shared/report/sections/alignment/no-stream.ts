import type { HealthReport } from "../../../metrics/health-report.ts";
import { count } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { formatDays } from "../../format.ts";
import { linkItem } from "../../link-item.ts";
import { details, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;

/** Open items that sit in no stream, the oldest first. */
export function noStream(report: HealthReport, links: ReportLinks): string {
  const items = report.openItems.filter(({ streams }) => streams.length === 0);
  const rows = items
    .slice(0, MOST)
    .map((item) => [
      `${linkItem(item, report, links)} ${escapeMarkdown(item.title)}`,
      formatDays(item.ageDays),
      item.findings.includes("ambiguous") ? "several streams tie" : "too little evidence",
    ]);
  const shown = items.length > MOST ? `, the ${MOST} oldest of them` : "";
  return details(
    `${count(items.length, "item")} in no stream${shown}: where do they sit?`,
    table(["Item", numbers("Open for"), "Why"], rows),
  );
}
