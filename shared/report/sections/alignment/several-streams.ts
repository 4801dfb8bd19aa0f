import type { HealthReport } from "../../../metrics/health-report.ts";
import { count } from "../../../text/count.ts";
import { linkItem } from "../../link-item.ts";
import { details, table } from "../../markdown.ts";
import { nameStreams } from "../../name-stream.ts";
import type { ReportLinks } from "../../report-links.ts";

const MOST = 10;

/** Open items with the labels of several streams. */
export function severalStreams(report: HealthReport, links: ReportLinks): string {
  const { severalItems } = report.figures.coverage;
  const rows = severalItems
    .slice(0, MOST)
    .map((item) => [linkItem(item, report, links), nameStreams(item.streams, report)]);
  const shown = severalItems.length > MOST ? `, ${MOST} of them` : "";
  return details(
    `${count(severalItems.length, "item")} in several streams${shown}`,
    table(["Item", "Streams"], rows),
  );
}
