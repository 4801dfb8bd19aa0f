import type { HealthReport } from "../../../metrics/health-report.ts";
import { count } from "../../../text/count.ts";
import { linkCount } from "../../link-count.ts";
import { codeSpan, join, numbers, table } from "../../markdown.ts";
import type { ReportLinks } from "../../report-links.ts";
import { IS_OPEN, searchItems, withLabel } from "../../search-queries.ts";

const MOST = 10;

/** Labels that look like a stream's and are none. */
export function labelDrift({ figures, map }: HealthReport, links: ReportLinks): string {
  const { labelDrift: drifts } = figures;
  if (drifts.length === 0) return "";
  const rows = drifts
    .slice(0, MOST)
    .map(({ label, near, items }) => [
      codeSpan(label),
      near === null ? "" : codeSpan(near),
      linkCount(items, searchItems("all", map, IS_OPEN, withLabel(label)), links),
    ]);
  const rest = drifts.length - rows.length;
  return join(
    `**${count(drifts.length, "label")} that the flow map does not have**, with the prefix of the stream labels:`,
    table(["Label", "Did you mean", numbers("Items")], rows),
    rest > 0 ? `And ${count(rest, "more label", "more labels")}.` : "",
  );
}
