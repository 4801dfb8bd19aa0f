import type { HealthReport } from "../../../metrics/health-report.ts";
import type { OpenItem } from "../../../metrics/open-item.ts";
import { count } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { ABSENT, formatDays } from "../../format.ts";
import { linkItem } from "../../link-item.ts";
import { details, numbers, table } from "../../markdown.ts";
import { indexOpenItems } from "../../open-item-index.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;

/** A person can say, too, that an item belongs to no stream. */
function giveReason({ findings }: OpenItem): string {
  if (findings.includes("ambiguous")) return "several streams tie";
  return findings.includes("unmapped") ? "too little evidence" : ABSENT;
}

/** Open items that sit in no stream, the oldest first. */
export function noStream(report: HealthReport, links: ReportLinks): string {
  const items = indexOpenItems(report).inStream(null);
  const rows = items
    .slice(0, MOST)
    .map((item) => [
      `${linkItem(item, report, links)} ${escapeMarkdown(item.title)}`,
      formatDays(item.ageDays),
      giveReason(item),
    ]);
  const shown = items.length > MOST ? `, the ${MOST} oldest of them` : "";
  return details(
    `${count(items.length, "item")} in no stream${shown}: where do they sit?`,
    table(["Item", numbers("Open for"), "Why"], rows),
  );
}
