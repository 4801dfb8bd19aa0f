import type { HealthReport } from "../../../metrics/health-report.ts";
import { count } from "../../../text/count.ts";
import { escapeMarkdown } from "../../../text/escape-markdown.ts";
import { linkItem } from "../../link-item.ts";
import { details, table } from "../../markdown.ts";
import { nameStreams } from "../../name-stream.ts";
import { indexOpenItems } from "../../open-item-index.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;

/** Open items with the labels of several streams. */
export function severalStreams(report: HealthReport, links: ReportLinks): string {
  const { severalItems } = report.figures.coverage;
  const rows = severalItems
    .slice(0, MOST)
    .map((item) => [
      `${linkItem(item, report, links)} ${escapeMarkdown(indexOpenItems(report).find(item)?.title ?? "")}`.trimEnd(),
      nameStreams(item.streams, report),
    ]);
  const shown = severalItems.length > MOST ? `, ${MOST} of them` : "";
  return details(
    `${count(severalItems.length, "item")} in several streams${shown}`,
    table(["Item", "Streams"], rows),
  );
}
